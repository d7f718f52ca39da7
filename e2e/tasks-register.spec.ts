import { createHash } from 'node:crypto'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { frameOf } from './pages/frame.ts'
import { ratingsOf, sealsOf, tasksOf } from './pages/tasks-page.ts'

/** "Quá hạn 8" → 8 */
const countIn = (text: string | null): number =>
  Number(/([\d.]+)\s*$/.exec(text ?? '')?.[1]?.replace('.', ''))

test('a leader sees who would get 0, narrows the register, and comes back to a saved filter', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  await signedInAs('leader')
  await page.goto('/')
  await frameOf(page).navigation.getByRole('link', { name: 'Nhiệm vụ' }).click()
  await expect(page).toHaveURL('/tasks')
  const tasks = tasksOf(page)
  await expect(tasks.criterion).toContainText(/\d+ trong \d+ đơn vị có nhiệm vụ không bảo đảm tiến độ/)
  await expect(tasks.criterion).toContainText(/Hoàn thành đúng hạn\d+\/\d+/)
  await expect(tasks.create).toHaveCount(0)
  await expectAccessible(page)

  const overdue = countIn(await tasks.chip('Quá hạn').textContent())
  await tasks.chip('Quá hạn').click()
  await expect(page).toHaveURL('/tasks?stage=overdue')
  await expect(tasks.rows).toHaveCount(overdue)
  for (const row of await tasks.rows.all()) await expect(row).toContainText(/Quá hạn/)
  await expect(tasks.export).toHaveAttribute('href', '/tasks.xlsx?year=2024&stage=overdue')

  await tasks.chip('Tất cả').click()
  await tasks.search.fill('che do bao cao')
  await expect(page).toHaveURL('/tasks?q=che+do+bao+cao')
  await expect(tasks.rows.first()).toContainText('chế độ báo cáo')
  await expect(tasks.rows.first().locator('mark').first()).toBeVisible()
  await tasks.tools.click()
  await tasks.group.selectOption('Đơn vị')
  await expect(page).toHaveURL('/tasks?q=che+do+bao+cao&group=office')
  await expect(tasks.groupHeads.first()).toBeVisible()
  await expectAccessible(page)

  const name = 'Chế độ báo cáo theo đơn vị'
  await tasks.saved.open.click()
  await tasks.saved.name.fill(name)
  await tasks.saved.keep.click()
  await expect(tasks.saved.pick(name)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/tasks')
  await tasks.saved.open.click()
  await tasks.saved.pick(name).click()
  await expect(page).toHaveURL('/tasks?q=che+do+bao+cao&group=office')
  await tasks.saved.open.click()
  await tasks.saved.drop(name).click()
  await tasks.saved.dropNow.click()
  await expect(tasks.saved.pick(name)).toHaveCount(0)
})

test('the register as a timeline, a calendar and a board, at every width', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  await signedInAs('leader')
  const tasks = tasksOf(page)
  await page.goto('/tasks')
  await expect(tasks.rows.first()).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await tasks.view('Dòng thời gian').click()
  await expect(page).toHaveURL('/tasks?view=timeline')
  await expect(tasks.register.getByText(/kế hoạch từ \d/).first()).toBeAttached()
  await expectAccessible(page)
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await tasks.view('Lịch').click()
  await expect(tasks.month).toContainText('hôm nay')
  await expectAccessible(page)
  await tasks.register.getByRole('link', { name: /^Tháng sau/ }).click()
  await expect(page).toHaveURL('/tasks?view=calendar&month=2024-12')
  await expect(tasks.month.getByRole('link').first()).toBeVisible()
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.goto('/tasks?view=board')
  await expect(tasks.columns).toHaveCount(7)
  await expect(tasks.columns.first().getByRole('link').first()).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await expectAccessible(page)
})

test('the criterion of every office, and as it was on a past day', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  await signedInAs('leader')
  await page.goto('/tasks')
  await tasksOf(page).criterion.getByRole('link', { name: 'Xem tiêu chí của từng đơn vị' }).click()
  const ratings = ratingsOf(page)
  await expect(ratings.group('Nhận 0 điểm')).toBeVisible()
  const now = await ratings.lines.filter({ hasText: /quá hạn|hoàn thành trễ/ }).count()
  expect(now).toBeGreaterThan(0)
  await expectAccessible(page)

  await frameOf(page).pick('Tính đến').click()
  await page.getByRole('link', { name: /^Cuối quý trước/ }).click()
  await expect(page).toHaveURL('/tasks/rating?asOf=2024-09-30')
  await expect(frameOf(page).pastBanner).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Số liệu tính đến ngày 30/09/2024')
  await expectFits(page)
  await expectAccessible(page)
})

test('a head sees the own office alone, what decides, and the same as of a past day; by keyboard', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  await signedInAs('head')
  const tasks = tasksOf(page)
  await page.goto('/tasks')
  await expect(tasks.criterion).toContainText('Sở Y tế')
  await expect(tasks.criterion).toContainText('trên 2,5 điểm')
  for (const row of await tasks.rows.all()) await expect(row).toContainText('Sở Y tế')
  await expect(tasks.create).toHaveCount(0)

  const on = tasks.chip('Đã hoàn thành đúng hạn')
  const done = countIn(await on.textContent())
  await tabTo(page, on)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/tasks?stage=done-on-time')
  await expect(tasks.rows).toHaveCount(done)
  await expectAccessible(page)

  await page.goto('/tasks?asOf=2024-06-30')
  await expect(frameOf(page).headline).toContainText('ngày 30/06/2024')
  await expect(tasks.criterion).toContainText('trên 2,5 điểm')
  await expect(tasks.register).toContainText('Số liệu tính đến ngày 30/06/2024')
  await expectFits(page)
  await expectAccessible(page)

  await page.goto('/tasks/rating')
  await expect(ratingsOf(page).lines).toHaveCount(1)
  await expect(ratingsOf(page).lines).toContainText('Sở Y tế')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/offices/SYT')
  const region = page.getByRole('region', { name: 'Nhiệm vụ', exact: true })
  await expect(region).toContainText('Tiêu chí chuyển đổi số của người đứng đầu')
  await region.getByRole('link', { name: /^(Xem mọi nhiệm vụ|Còn \d+ nhiệm vụ)/ }).click()
  await expect(page).toHaveURL('/tasks?office=SYT')
  await expect(tasks.rows.first()).toBeVisible()
})

test('an officer reads the register of the own office, and freezes nothing', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  await signedInAs('officer')
  const tasks = tasksOf(page)
  await page.goto('/tasks')
  await expect(tasks.criterion).toContainText('Sở Y tế')
  await expect(tasks.create).toHaveCount(0)
  await expect(tasks.import).toHaveCount(0)
  await page.goto('/tasks/seals')
  await expect(frameOf(page).headline).toHaveText('Kết quả đã chốt')
  await expect(page.getByRole('heading', { name: 'Các kỳ đã chốt' })).toBeVisible()
  await expect(sealsOf(page).seal.form).toHaveCount(0)
  await expectFits(page)
  await expectAccessible(page)
  // What is another office's is refused, and the way to the own one is offered.
  await page.goto('/tasks?office=STC')
  await expect(page.getByRole('main')).toContainText(/Quyền của bạn không gồm|không có nhiệm vụ/i)
})

test('a reviewer freezes a period, an office disputes it, and the answer stays with it', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  const seals = sealsOf(page)
  await signedInAs('reviewer')
  await page.goto('/tasks')
  await expect(tasksOf(page).create).toBeVisible()
  await expect(tasksOf(page).import).toBeVisible()
  await tasksOf(page).criterion.getByRole('link', { name: 'Kết quả đã chốt' }).click()
  await seals.seal.period.selectOption('2024-09')
  await tabTo(page, seals.seal.ask)
  await page.keyboard.press('Enter')
  await expect(seals.seal.form.getByRole('group')).toContainText('như lúc này?')
  await expectAccessible(page)
  await tabTo(page, seals.seal.sure, 3)
  await page.keyboard.press('Enter')
  await expect(seals.seal.done).toBeVisible()
  const line = seals.line(/^Tháng\s9\/2024/)
  await expect(line).toContainText('Khớp mã băm')
  await seals.seal.period.selectOption('2024-09')
  await seals.seal.ask.click()
  await expect(seals.seal.form).toContainText('Kỳ này đã chốt: ghi lý do chốt lại.')
  await expectFits(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await line.getByRole('link', { name: /^Tháng/ }).click()
  await expect(page).toHaveURL('/tasks/seals/2024-09')
  await expect(seals.proof).toContainText('Các byte đang lưu cho đúng mã băm')
  await seals.proof.getByText('…').click()
  const hash = (await seals.proof.locator('code').nth(1).textContent()) ?? ''
  const file = await page.request.get(`${server.url}${await seals.download.getAttribute('href')}`)
  expect(
    createHash('sha256')
      .update(await file.body())
      .digest('hex'),
  ).toBe(hash)
  await expect(seals.offices.getByRole('row')).not.toHaveCount(0)
  await expectAccessible(page)

  await signedInAs('head')
  await page.goto('/tasks/seals/2024-09')
  await expect(seals.download).toHaveCount(0)
  await expect(seals.offices.getByRole('rowheader')).toHaveText(['Sở Y tế'])
  await seals.dispute.open.click()
  await expect(seals.dispute.task).toBeFocused()
  await seals.dispute.send.click()
  await expect(seals.dispute.task).toBeFocused()
  await expectAccessible(page)
  await seals.dispute.task.selectOption({ index: 1 })
  await seals.dispute.claim.fill('Đúng hạn theo biên bản')
  await seals.dispute.reason.fill('Biên bản nghiệm thu ngày 27/09/2024')
  await seals.dispute.send.click()
  const entry = seals.entry(/Sở Y tế$/)
  await expect(entry).toContainText('Đang chờ trả lời')
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await signedInAs('reviewer')
  await page.goto('/tasks/seals/2024-09')
  await seals.answer.open.click()
  await expect(seals.answer.text).toBeFocused()
  await seals.answer.text.fill('Biên bản lập sau hạn')
  await seals.answer.verdict('Không chấp nhận').click()
  await seals.answer.sure('Không chấp nhận').click()
  await expect(entry).toContainText('Không chấp nhận')
  await expect(entry).toContainText('Biên bản lập sau hạn')
  await expectFits(page)
  await expectAccessible(page)
})

test('on paper the register has the columns of the city’s own list, and the criterion', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('leader')
  await page.goto('/tasks')
  const tasks = tasksOf(page)
  await expect(tasks.rows.first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  for (const head of ['STT', 'Nhiệm vụ', 'Văn bản giao nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn hoàn thành'])
    await expect(tasks.register.getByRole('columnheader', { name: head, exact: true })).toBeVisible()
  await expect(tasks.rows.first().getByRole('cell').first()).toHaveText('1')
  await expect(tasks.register.getByText('Tiến trình')).toBeHidden()
  await expect(tasks.export).toBeHidden()
  await expect(tasks.search).toBeHidden()
  await expect(tasks.register).toContainText('Số liệu tính đến ngày 22/11/2024')
})

for (const [what, path, status, said, out] of [
  ['a status that is none', '/tasks?stage=never', 400, /không hợp lệ/, 'Xem trang không có lựa chọn nào'],
  ['a month that is none', '/tasks?month=2024-13', 400, /không hợp lệ/, 'Xem trang không có lựa chọn nào'],
  ['a page past the end', '/tasks?page=99', 404, /không có trang 99/, 'Về trang đầu'],
  [
    'an office that is none',
    '/tasks?office=NOPE',
    404,
    /Không có đơn vị nào mang mã “NOPE”/,
    'Xem toàn thành phố',
  ],
  [
    'a day before the first',
    '/tasks/rating?asOf=2019-01-01',
    400,
    /chưa ghi nhận số liệu nào/,
    'Xem số liệu mới nhất',
  ],
  ['a period that is not frozen', '/tasks/seals/2019-01', 404, /Kỳ này chưa được chốt/, 'Mọi kỳ đã chốt'],
] as const)
  test(`a wrong address says what is wrong, and leads back: ${what}`, async ({
    page,
    signedInAs,
    expectAccessible,
  }) => {
    await signedInAs('leader')
    expect((await page.goto(path))?.status()).toBe(status)
    const main = page.getByRole('main')
    await expect(main).toContainText(said)
    await expectAccessible(page)
    await main.getByRole('link').filter({ hasText: out }).first().click()
    await expect(page).not.toHaveURL(path)
    await expect(main.getByRole('alert')).toHaveCount(0)
  })

for (const path of ['/tasks', '/tasks/rating', '/tasks/seals'])
  test(`who may not see tasks is told so: ${path}`, async ({ page, signedInAs, expectAccessible }) => {
    expect((await page.goto(path))?.status()).toBe(401)
    await expect(page.getByRole('main')).toContainText('Cần đăng nhập')
    await expect(page.getByRole('main').getByRole('link', { name: 'Đăng nhập' })).toBeVisible()
    await expect(frameOf(page).navigation.getByRole('link', { name: 'Nhiệm vụ' })).toHaveCount(0)
    await expectAccessible(page)
    await expectFits(page)

    await signedInAs('administrator')
    expect((await page.goto(path))?.status()).toBe(403)
    await expect(page.getByRole('main')).toContainText('Quyền của bạn không gồm việc này')
    await expect(frameOf(page).navigation.getByRole('link', { name: 'Nhiệm vụ' })).toHaveCount(0)
    await expectAccessible(page)
  })
