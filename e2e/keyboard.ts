import { expect, type Locator, type Page } from '@playwright/test'

/** Tabs until `goal` has the focus, as someone without a mouse must. */
export const tabTo = (page: Page, goal: Locator, most = 60) => pressTo('Tab', page, goal, most)

/** The same backwards: to what stands above. */
export const tabBackTo = (page: Page, goal: Locator, most = 15) => pressTo('Shift+Tab', page, goal, most)

async function pressTo(key: string, page: Page, goal: Locator, most: number) {
  await expect(goal).toBeVisible()
  for (let pressed = 0; pressed < most; pressed++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(goal, `reached within ${most} presses of ${key}`).toBeFocused()
}
