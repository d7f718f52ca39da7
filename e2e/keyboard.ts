import { expect, type Locator, type Page } from '@playwright/test'

/** Tabs until `goal` has the focus, as someone without a mouse must. */
export async function tabTo(page: Page, goal: Locator, most = 60) {
  await expect(goal).toBeVisible()
  for (let pressed = 0; pressed < most; pressed++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(goal, `reached within ${most} presses of Tab`).toBeFocused()
}
