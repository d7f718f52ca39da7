import { formatter } from '../server/core/format.ts'
import { expect, test } from './fixtures.ts'
import { tabBackTo, tabTo } from './keyboard.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { officeOf } from './pages/office.ts'
import { overviewOf } from './pages/overview.ts'
import { peopleOf } from './pages/people.ts'
import { enrolmentOf, signInOf } from './pages/sign-in.ts'
import { accept, invited } from './people.ts'
import { restOf } from './rest.ts'

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'

test('by keyboard alone from the first key to the rows and on to an office', async ({ page }) => {
  const press = (key: string) => page.keyboard.press(key)
  const hasVisibleFocus = () =>
    page.evaluate(() => {
      const style = document.activeElement && getComputedStyle(document.activeElement)
      return style !== null && (style.boxShadow !== 'none' || style.outlineStyle !== 'none')
    })
  await page.goto('/')
  const frame = frameOf(page)
  await press('Tab')
  await expect(frame.skip).toBeFocused()
  await expect(frame.skip).toBeInViewport()
  await press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  const toKpi = overviewOf(page).tile(name).getByRole('heading').getByRole('link')
  await tabTo(page, toKpi, 80)
  expect(await hasVisibleFocus()).toBe(true)
  await press('Enter')
  await expect(frame.headline).toHaveText(name)
  // Whoever came by a link is taken to the heading: the next key goes on from there.
  await expect(frame.headline).toBeFocused()

  const { figure, rows } = kpiOf(page)
  await tabTo(page, figure('19'), 5)
  expect(await hasVisibleFocus()).toBe(true)
  await press('Enter')
  await expect(page).toHaveURL(/part=numerator/)
  await expect(rows.region.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(rows.lines).toHaveCount(19)

  await tabTo(page, rows.search, 10)
  await page.keyboard.type('so giao duc')
  await expect(rows.lines).toHaveCount(2)
  await expect(rows.search).toBeFocused()
  const office = rows.lines.first().getByRole('link', { name: 'Sở Giáo dục và Đào tạo' })
  await tabTo(page, office, 40)
  expect(await hasVisibleFocus()).toBe(true)
  await press('Enter')
  await expect(page).toHaveURL(/\/offices\/SGDDT/)
  await expect(officeOf(page).late).toBeVisible()
})

test('panels open, move and close by keyboard, and give the focus back', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/')
  const frame = frameOf(page)
  for (const what of ['Kỳ', 'So với'] as const) {
    await tabTo(page, frame.pick(what))
    await page.keyboard.press('Enter')
    await expect(frame.panel(what)).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(frame.panel(what)).toBeHidden()
    await expect(frame.pick(what)).toBeFocused()
  }

  await tabTo(page, frame.pick('Phạm vi'))
  await page.keyboard.press('Enter')
  const find = frame.panel('Phạm vi').getByRole('combobox')
  await expect(find).toBeFocused()
  await page.keyboard.type('so giao duc')
  await expect(frame.panel('Phạm vi').getByRole('option')).toHaveCount(1)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?office=SGDDT')
  await expect(frame.pick('Phạm vi')).toContainText('Sở Giáo dục và Đào tạo')
})

test('the points of a chart are heard one by one, and its table is one key away', async ({
  page,
  server,
  expectAccessible,
}) => {
  const { points } = await restOf(server.url).series('shared-databases-created')
  const [first = '', second = ''] = points.map(({ period }) => formatter('vi').period(period))
  await page.goto('/kpis/shared-databases-created')
  const { chart, byPeriod } = kpiOf(page)
  const figure = chart.getByRole('figure')
  const drawing = figure.getByRole('application')
  const heard = figure.getByRole('status')
  await expect(drawing.getByRole('img').or(drawing.locator('svg, canvas')).first()).toBeVisible()
  // Its caption is the finding, and names it.
  const finding = await drawing.getAttribute('aria-label')
  expect(finding).toMatch(/19\/57/)
  await expect(figure).toContainText(finding ?? '')

  await tabTo(page, drawing)
  await page.keyboard.press('End')
  await expect(heard).toContainText('19/57')
  await expect(heard).toContainText('11/2024')
  await page.keyboard.press('ArrowLeft')
  await expect(heard).toContainText('18/57')
  await expect(heard).toContainText('10/2024')
  await page.keyboard.press('Home')
  await expect(heard).toContainText(first)
  await page.keyboard.press('ArrowRight')
  await expect(heard).toContainText(second)
  await page.keyboard.press('Escape')
  await expect(heard).toBeEmpty()

  // From the chart the switch to the table is one step back.
  await page.keyboard.press('Shift+Tab')
  await expect(chart.getByRole('link', { name: 'Bảng', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(drawing).toHaveCount(0)
  await expect(chart.getByRole('table', { name: 'Theo kỳ' })).toBeVisible()
  await expect(byPeriod.getByRole('row').nth(1)).toContainText('33,3%')
  await expectAccessible(page)
})

test('signing in, the second factor and its codes by keyboard alone', async ({ page, server }) => {
  const person = await invited(server.url, { role: 'reviewer' })
  await accept(server.url, person)
  const press = (key: string) => page.keyboard.press(key)
  const frame = frameOf(page)
  const { email, password, code, useRecovery, recoveryCode } = signInOf(page)
  const enrolment = enrolmentOf(page)
  await page.goto('/')
  await tabTo(page, frame.signIn)
  await press('Enter')
  await expect(frame.headline).toBeFocused()
  await tabTo(page, email, 20)
  await page.keyboard.type(person.email)
  await press('Tab')
  await expect(password).toBeFocused()
  await page.keyboard.type(person.password)
  await press('Enter')

  // What comes next has the focus, from the first step to the last.
  await expect(page.getByRole('heading', { name: 'Quét mã bằng ứng dụng xác thực' })).toBeFocused()
  const { authenticator, recoveryCodes } = await enrolment.read()
  await tabTo(page, enrolment.code, 10)
  await page.keyboard.type(authenticator.wrongCode())
  await press('Enter')
  await expect(enrolment.code).toHaveAttribute('aria-invalid', 'true')
  await expect(enrolment.code).toBeFocused()
  await press('Control+a')
  await page.keyboard.type(authenticator.code())
  await press('Enter')
  await expect(frame.headline).toBeFocused()
  await expect(frame.account(person.name)).toBeVisible()

  const leave = async () => {
    await tabBackTo(page, frame.account(person.name))
    await press('Enter')
    await expect(frame.accountPanel).toBeFocused()
    await tabTo(page, frame.signOut, 10)
    await press('Enter')
    await expect(frame.headline).toBeFocused()
  }
  const comeBack = async () => {
    await tabBackTo(page, frame.signIn)
    await press('Enter')
    await tabTo(page, email, 20)
    await page.keyboard.type(person.email)
    await press('Tab')
    await page.keyboard.type(person.password)
    await press('Enter')
    await expect(code).toBeFocused()
  }
  await leave()
  await comeBack()
  await page.keyboard.type(authenticator.code())
  await press('Enter')
  await expect(frame.headline).toBeFocused()
  await leave()
  await comeBack()
  await tabTo(page, useRecovery, 5)
  await press('Enter')
  await expect(recoveryCode).toBeFocused()
  await page.keyboard.type(recoveryCodes[0] ?? '')
  await press('Enter')
  await expect(frame.account(person.name)).toBeVisible()
})

test('people are asked in, opened and locked out by keyboard alone', async ({ page, signedInAs }) => {
  const press = (key: string) => page.keyboard.press(key)
  const email = `${Date.now()}@demonstration.invalid`
  const name = 'Người được mời bằng bàn phím'
  await signedInAs('administrator')
  await page.goto('/admin/people')
  const { invite, form, line, open, accountOf, filters } = peopleOf(page)
  await tabTo(page, invite)
  await press('Enter')
  await expect(form.name).toBeFocused()
  await page.keyboard.type(name)
  await press('Tab')
  await page.keyboard.type(email)
  await press('Tab')
  await expect(form.role).toBeFocused()
  await press('ArrowDown')
  await expect(form.role).toHaveValue('leader')
  await tabTo(page, form.send, 15)
  await press('Enter')
  await expect(line(email)).toContainText('Đã mời, chưa nhận')

  await tabTo(page, filters.search, 40)
  await press('Enter')
  const opened = open(name)
  await tabTo(page, opened, 40)
  if ((await opened.getAttribute('aria-expanded')) === 'false') await press('Enter')
  const account = accountOf(name)
  await tabTo(page, account.getByRole('button', { name: `Khóa tài khoản của ${name}` }), 20)
  await press('Enter')
  // The way back has the focus: the same key pressed once more by mistake does nothing.
  await expect(account.getByRole('button', { name: 'Không, giữ nguyên' })).toBeFocused()
  await press('Escape')
  await expect(account.getByRole('button', { name: `Khóa tài khoản của ${name}` })).toBeFocused()
  await press('Enter')
  await press('Tab')
  await press('Enter')
  await expect(line(email)).toContainText('Đã khóa')
  await expect(account.getByRole('button', { name: `Mở lại tài khoản của ${name}` })).toBeVisible()
})
