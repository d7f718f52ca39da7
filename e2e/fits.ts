import { expect, type Page } from '@playwright/test'

/** A telephone, a desk, the wall. */
const widths = [360, 1440, 1920]

/** The page, as it stands, scrolls sideways at none of the widths it is made for; ends at the first of them. */
export async function expectFits(page: Page) {
  for (const width of [...widths].reverse()) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    const needed = () => page.evaluate(() => document.documentElement.scrollWidth)
    await expect.poll(needed, { message: `${page.url()} at ${width} px` }).toBeLessThanOrEqual(width)
  }
}
