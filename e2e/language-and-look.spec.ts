import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { overviewOf } from './pages/overview.ts'

const kpi = '/kpis/shared-databases-created'
const pages = ['/', kpi, '/offices/SGDDT', '/kpis', '/offices']

test('English, and back, without losing the view', async ({ page, expectAccessible }) => {
  await page.goto(`${kpi}?asOf=2024-06-30&part=rest&lang=en`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(frameOf(page).headline).toHaveText('Shared databases created')
  await expect(page.getByText(/These are the figures as they were known on 30\sJun\s2024/)).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Chậm tiến độ')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Tiếng Việt' }).click()
  await expect(page).toHaveURL(`${kpi}?asOf=2024-06-30&lang=vi&part=rest`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
  await expect(frameOf(page).headline).toHaveText('Cơ sở dữ liệu dùng chung đã tạo lập')

  // The choice is kept for addresses that name no language.
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto('/')
  await expect(frameOf(page).headline).toHaveText(/^As of 22\sNov\s2024: \d+ of 31\sindicators on track/)
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeVisible()
  await expectAccessible(page)
})

for (const [word, theme] of [
  ['Nền tối', 'dark'],
  ['Tương phản cao', 'contrast'],
] as const) {
  test(`every page in ${theme}, kept from page to page`, async ({ page, expectAccessible }) => {
    await page.goto('/')
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    await frameOf(page).theme.selectOption(word)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    if (theme === 'dark') expect(await paper()).not.toBe(light)
    for (const path of pages) {
      await page.goto(path)
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expect(frameOf(page).headline).toBeVisible()
      await expectAccessible(page)
    }
  })
}

test('a dark device, without a choice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(paper).not.toBe(light)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  for (const path of pages) {
    test(`${path} fits 360 px`, async ({ page, expectAccessible }) => {
      await page.goto(path)
      await expect(frameOf(page).headline).toBeVisible()
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(widths[0], 'no sideways scroll of the page').toBeLessThanOrEqual(360)
      expect(widths[1]).toBe(360)
      await expectAccessible(page)
    })
  }

  test('the menu leads to the other pages', async ({ page, expectAccessible }) => {
    await page.goto('/')
    await expect(overviewOf(page).figure('Cơ sở dữ liệu dùng chung đã tạo lập', '19/57')).toBeVisible()
    await expect(frameOf(page).navigation).toBeHidden()
    await page.getByRole('button', { name: 'Trình đơn' }).tap()
    const menu = frameOf(page).panel('Trình đơn')
    await expect(menu).toBeVisible()
    await expectAccessible(page)
    await menu.getByRole('link', { name: 'Đơn vị' }).tap()
    await expect(page).toHaveURL('/offices')
    await expect(menu).toBeHidden()
    await page.getByRole('button', { name: 'Trình đơn' }).tap()
    await menu.getByRole('link', { name: 'English' }).tap()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  })
})

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of ['/', kpi]) {
    await page.goto(path)
    await expect(frameOf(page).headline).toBeVisible()
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')]
          .map((element) => getComputedStyle(element))
          .filter(
            (style) =>
              parseFloat(style.animationDuration) > 0.01 || parseFloat(style.transitionDuration) > 0.01,
          ).length,
    )
    expect(moving).toBe(0)
  }
})
