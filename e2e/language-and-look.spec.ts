import type { Role } from '../server/core/roles.ts'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { overviewOf } from './pages/overview.ts'
import { enrolmentOf, signInOf } from './pages/sign-in.ts'
import { accept, invited } from './people.ts'

const kpi = '/kpis/shared-databases-created'
const pages = ['/', kpi, '/offices/SGDDT', '/kpis', '/offices', '/indices', '/indices/766']
/** Pages about people, rights and tasks, and who opens them. */
const doors: { role: Role | null; paths: string[] }[] = [
  { role: null, paths: ['/sign-in', '/forgot-password', '/set-password', '/mailbox', '/admin/people'] },
  {
    role: 'head',
    paths: [
      '/sign-in',
      '/account',
      '/offices/SYT/people',
      '/offices/SYT/people?view=invite',
      '/review',
      '/tasks',
    ],
  },
  {
    role: 'leader',
    paths: [
      '/tasks',
      '/tasks?view=timeline&group=month',
      '/tasks?view=calendar',
      '/tasks?view=board',
      '/tasks/rating',
      '/tasks/seals',
    ],
  },
  {
    role: 'officer',
    paths: [
      '/updates',
      '/updates/SYT?period=2024-11',
      '/updates/SYT?period=2024-Q3&cadence=quarter',
      '/updates/SYT/upload?period=2024-11',
      '/changes?since=2024-11-15',
      '/items/shared-databases',
      '/items/procedures',
    ],
  },
  {
    role: 'reviewer',
    paths: [
      '/review',
      '/review?view=kpi',
      '/coverage?period=2024-11',
      '/contests',
      '/targets',
      '/targets?view=new',
      '/kpis/documents-signed-digitally?period=2024-10',
    ],
  },
  {
    role: 'administrator',
    paths: [
      '/',
      '/admin/people',
      '/admin/people?view=invite',
      '/admin/people?show=demonstration-head',
      '/admin/tokens',
      '/admin/tokens?view=new',
      '/admin/audit',
      '/admin/catalogue',
      '/admin/catalogue?view=new',
      '/offices/SYT/people',
    ],
  },
]

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
  await expect(frameOf(page).headline).toHaveText(/^As of 22\sNov\s2024: \d+ of \d+\sindicators on track/)
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

for (const { role, paths } of doors)
  test.describe(`pages that are not for all, as ${role ?? 'nobody'}`, () => {
    for (const theme of ['light', 'dark', 'contrast'] as const)
      test(`every page in ${theme}, in both languages, on a phone, a desk and the wall`, async ({
        page,
        context,
        server,
        signedInAs,
        expectAccessible,
      }) => {
        test.slow()
        if (role) await signedInAs(role)
        await context.addCookies([{ name: 'theme', value: theme, url: server.url }])
        for (const path of paths) {
          for (const lang of ['en', 'vi']) {
            await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
            await expect(page.locator('html')).toHaveAttribute('lang', lang)
            await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
            await expect(frameOf(page).headline).toBeVisible()
            await expectFits(page)
          }
          // In Vietnamese, at the width of a phone, where contrast and targets are hardest; at a desk in the light.
          await expectAccessible(page)
          if (theme !== 'light') continue
          await page.setViewportSize({ width: 1440, height: 900 })
          await expectAccessible(page)
        }
      })
  })

test('the steps of signing in fit a phone, and are accessible in every look', async ({
  page,
  server,
  expectAccessible,
}) => {
  test.slow()
  const frame = frameOf(page)
  const person = await invited(server.url, { role: 'administrator' })
  const looks = async () => {
    for (const look of ['Nền tối', 'Tương phản cao', 'Nền sáng']) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await frame.theme.selectOption(look)
      await expectFits(page)
      await expectAccessible(page)
    }
  }
  await page.goto(`/set-password#${person.token}`)
  await expect(page.getByText(person.email)).toBeVisible()
  await looks()
  await accept(server.url, person)

  await page.goto('/sign-in')
  await signInOf(page).enterAs(person)
  const enrolment = enrolmentOf(page)
  await expect(enrolment.square).toBeVisible()
  await looks()
  const { authenticator } = await enrolment.enrol()

  await page.getByRole('button', { name: 'Trình đơn' }).click()
  const menu = frame.panel('Trình đơn')
  await expect(menu.getByRole('link', { name: 'Người dùng và vai trò' })).toBeVisible()
  await expectAccessible(page)
  await menu.getByRole('button', { name: 'Đăng xuất' }).click()
  // On a phone the way in stands in the menu.
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(frame.signIn).toBeVisible()
  await page.goto('/sign-in')
  await signInOf(page).enterAs(person)
  await expect(signInOf(page).code).toBeVisible()
  await looks()
  await signInOf(page).useRecovery.click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Dùng mã từ ứng dụng' }).click()
  await signInOf(page).code.fill(authenticator.code())
  await signInOf(page).confirm.click()
  await expect(page).toHaveURL('/')
  await page.goto('/account')
  await expect(page.getByRole('region', { name: 'Phiên đăng nhập' })).toBeVisible()
  await looks()
})
