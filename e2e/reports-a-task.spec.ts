import type { RatingPage } from '../server/core/tasks/answers.ts'
import { expectFits } from './fits.ts'
import { test as base, expect } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { reviewOf } from './pages/review-page.ts'
import { newTaskOf, taskOf } from './pages/task-page.ts'
import { workOf } from './pages/updates-page.ts'
import { comeAs, newcomer, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

/** What is decided here moves the criterion of offices for good: these journeys have a city of their own. */
const test = base.extend<object, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Overdue since 30/09/2024, the only one that costs its office the criterion. */
const task = { code: 'NT-2024-52', office: 'SNGV', helping: 'STTTT' }
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

async function pointsOf(url: string, office: string): Promise<number | null | undefined> {
  const cookie = await signInAs(url, 'reviewer')
  const input = encodeURIComponent(JSON.stringify({ office }))
  const reply = await fetch(`${url}/trpc/tasks.rating?input=${input}`, { headers: { cookie } })
  const answer = (await reply.json()) as { result: { data: RatingPage } }
  return answer.result.data.offices[0]?.rating.points
}

test('an office reports progress, an extension and the end; it is endorsed, granted, verified, and the criterion is 2,5 again', async ({
  page,
  server,
  expectAccessible,
}) => {
  test.slow()
  const { url } = server
  expect(await pointsOf(url, task.office)).toBe(0)
  const [officer, head] = [
    await newcomer(url, 'officer', task.office),
    await newcomer(url, 'head', task.office),
  ]

  // The officer comes to it from what is owed.
  await comeAs(page, url, officer)
  await page.goto('/updates')
  await workOf(page)
    .group('Quá hạn')
    .getByRole('link', { name: /lĩnh vực đối ngoại/ })
    .click()
  await expect(page).toHaveURL(`/tasks/${task.code}`)
  const desk = taskOf(page)
  await expect(desk.sentence).toContainText(
    'đưa tiêu chí chuyển đổi số của người đứng đầu Sở Ngoại vụ về 0 điểm',
  )
  await expectAccessible(page)

  // Progress, by keyboard alone. It saves itself.
  await tabTo(page, desk.verb('Báo cáo tiến độ'))
  await page.keyboard.press('Enter')
  const progress = desk.form('Báo cáo tiến độ')
  await tabTo(page, progress.getByLabel(/^Tỷ lệ hoàn thành/), 10)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('101')
  await tabTo(page, progress.getByRole('button', { name: 'Gửi thủ trưởng đơn vị' }), 20)
  await page.keyboard.press('Enter')
  await expect(progress.getByLabel(/^Tỷ lệ hoàn thành/)).toBeFocused()
  await expect(progress).toContainText('Nhập một số nguyên từ 0 đến 100.')
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('95')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Đã nghiệm thu cơ sở dữ liệu')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Biên bản ký chậm')
  await expect(desk.saved).toBeVisible()
  await page.keyboard.press('Tab')
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await progress.getByRole('button', { name: 'Gửi thủ trưởng đơn vị' }).click()
  await expect(desk.said('Đã gửi.')).toBeVisible()
  await expect(desk.underWay('Báo cáo tiến độ')).toContainText('Đã gửi, chờ thủ trưởng đơn vị')

  // The extension comes too late for the criterion, and it is said before it is asked for.
  await desk.verb('Xin gia hạn').click()
  const extension = desk.form('Xin gia hạn')
  await expect(extension).toContainText('vẫn tính theo hạn 30/09/2024 và bằng 0 điểm')
  await extension.getByLabel(/^Xin gia hạn đến/).fill('2024-12-15')
  await extension.getByLabel(/^Lý do/).fill('Chờ biên bản nghiệm thu')
  await expect(desk.saved).toBeVisible()
  await expectAccessible(page)
  await extension.getByRole('button', { name: 'Gửi thủ trưởng đơn vị' }).click()
  await expect(desk.underWay('Xin gia hạn')).toBeVisible()

  // The end wants its product.
  await desk.verb('Báo cáo hoàn thành').click()
  const completion = desk.form('Báo cáo hoàn thành')
  await completion.getByLabel(/^Ngày hoàn thành/).fill('2024-09-28')
  await completion.getByLabel(/^Kết quả đạt được/).fill('Cơ sở dữ liệu đã đưa vào sử dụng')
  await expect(desk.saved).toBeVisible()
  await completion.getByRole('button', { name: 'Gửi thủ trưởng đơn vị' }).click()
  await expect(completion).toContainText('Chưa đính kèm sản phẩm. Cần ít nhất một tệp minh chứng.')
  await expectAccessible(page)
  await desk.attach('bien-ban.pdf', pdf)
  await expect(completion.getByRole('link', { name: 'Tải xuống bien-ban.pdf' })).toBeVisible()
  await completion.getByLabel(/^Kết quả đạt được/).fill('Cơ sở dữ liệu đã đưa vào sử dụng, có biên bản')
  await expect(desk.saved).toBeVisible()
  await completion.getByRole('button', { name: 'Gửi thủ trưởng đơn vị' }).click()
  await expect(desk.underWay('Báo cáo hoàn thành')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)

  // The head endorses all of it by one press, on a phone.
  await comeAs(page, url, head)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/review')
  const review = reviewOf(page)
  await review.all.check()
  const endorse = review.bar.getByRole('button', { name: /^Duyệt và gửi .*3 đề nghị$/ })
  await expect(endorse).toBeInViewport()
  expect((await endorse.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await expectAccessible(page)
  await endorse.click()
  await expect(page.getByRole('main')).toContainText('Không còn số liệu, đề nghị nào')

  // The reviewer verifies progress, grants the extension by a document, and verifies the end.
  await comeAs(page, url, await signInAs(url, 'reviewer'))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/tasks/${task.code}`)
  await desk.underWay('Báo cáo tiến độ').getByRole('button', { name: 'Xác nhận tiến độ' }).click()
  await expect(desk.progress).toContainText('95%')
  await desk.underWay('Xin gia hạn').getByRole('button', { name: 'Chấp thuận gia hạn…' }).click()
  await expect(desk.underWay('Xin gia hạn').getByLabel(/^Văn bản quyết định/)).toBeFocused()
  await page.keyboard.type('Công văn 456/VP-CĐS ngày 22/11/2024')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(desk.deadlines).toContainText('Hạn ban đầu: 30/09/2024')
  await expect(desk.deadlines).toContainText('Hạn hiện nay: 15/12/2024')
  await expect(desk.deadlines).toContainText('tiêu chí vẫn tính theo hạn trước')
  await expect(desk.sentence).toContainText('về 0 điểm')
  expect(await pointsOf(url, task.office)).toBe(0)
  await desk.underWay('Báo cáo hoàn thành').getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
  await expect(desk.sentence).toContainText('Đã hoàn thành đúng hạn: xong ngày 28/09/2024')
  await expect(desk.sentence).not.toContainText('về 0 điểm')
  await expect(desk.evidence.getByRole('link', { name: 'Tải xuống bien-ban.pdf' })).toBeVisible()
  await expect(desk.decisions).toContainText('Công văn 456/VP-CĐS ngày 22/11/2024')
  await expect(desk.history).toContainText('Hoàn thành')
  await expectAccessible(page)
  expect(await pointsOf(url, task.office)).toBe(2.5)
})

test('an office that helps adds a note and is offered no dates', async ({
  page,
  server,
  expectAccessible,
}) => {
  const { url } = server
  await comeAs(page, url, await newcomer(url, 'officer', task.helping))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/tasks/${task.code}`)
  const desk = taskOf(page)
  await expect(desk.verbs).toHaveText(['Thêm ghi chú'])
  await expect(desk.steps.getByRole('link')).toHaveCount(0)
  await expect(desk.verb('Thêm ghi chú')).toBeInViewport()
  await desk.verb('Thêm ghi chú').click()
  await desk
    .form('Thêm ghi chú')
    .getByLabel(/^Ghi chú/)
    .fill('Đã cấp tài khoản kết nối')
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(desk.notes).toContainText('Đã cấp tài khoản kết nối')
  await expectAccessible(page)
  await expectFits(page)
})

test('a reviewer assigns a task by keyboard and hands one over, and who answers for it loses the criterion', async ({
  page,
  server,
  expectAccessible,
}) => {
  test.slow()
  const { url } = server
  await comeAs(page, url, await signInAs(url, 'reviewer'))
  await page.goto('/tasks/new')
  const fresh = newTaskOf(page)
  await expect(fresh.field(/^Rõ việc/)).toBeFocused()
  await page.keyboard.type('Kết nối kho dữ liệu dùng chung')
  await tabTo(page, fresh.submit, 30)
  await page.keyboard.press('Enter')
  await expect(fresh.field(/^Đơn vị chủ trì/)).toBeFocused()
  await expectAccessible(page)
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await fresh.field(/^Đơn vị chủ trì/).selectOption({ label: 'Sở Du lịch' })
  for (const [name, text] of [
    [/^Rõ người/, 'Phó Giám đốc Sở Du lịch'],
    [/^Rõ trách nhiệm/, 'Chịu trách nhiệm trước Chủ tịch UBND thành phố'],
    [/^Rõ sản phẩm/, 'Biên bản kết nối'],
    [/^Rõ thẩm quyền/, 'Giám đốc Sở Du lịch'],
    [/^Văn bản giao/, 'Thông báo 77/TB-VP ngày 20/11/2024'],
    [/^Hạn hoàn thành/, '2025-03-31'],
  ] as const)
    await fresh.field(name).fill(text)
  await fresh.submit.click()
  const desk = taskOf(page)
  await expect(desk.part('Sáu nội dung rõ')).toContainText('Biên bản kết nối')
  await expect(page).toHaveURL(/\/tasks\/(?!new)/)
  await expectAccessible(page)

  // Handed over before its deadline passed, it costs the office that leads it now.
  expect(await pointsOf(url, 'SKHCN')).toBe(2.5)
  await page.goto('/tasks/NT-2024-46')
  await tabTo(page, desk.verb('Bàn giao'))
  await page.keyboard.press('Enter')
  const hand = desk.form('Bàn giao')
  await hand.getByLabel(/^Đơn vị nhận/).selectOption({ label: 'Sở Khoa học và Công nghệ' })
  await hand.getByLabel(/^Bàn giao từ ngày/).fill('2024-11-10')
  await expect(hand).toContainText('Từ ngày bàn giao, đơn vị nhận chịu trách nhiệm trong tiêu chí.')
  await hand.getByLabel(/^Văn bản/).fill('Quyết định 88/QĐ-UBND ngày 10/11/2024')
  await hand.getByLabel(/^Lý do/).fill('Chuyển chức năng')
  await expectAccessible(page)
  await hand.getByRole('button', { name: 'Ghi bàn giao' }).click()
  await expect(desk.said('Đã bàn giao cho Sở Khoa học và Công nghệ.')).toBeVisible()
  await expect(desk.history).toContainText('Bàn giao')
  await expect(desk.sentence).toContainText('người đứng đầu Sở Khoa học và Công nghệ về 0 điểm')
  expect(await pointsOf(url, 'SKHCN')).toBe(0)
  await expectAccessible(page)
  await expectFits(page)
})

test('on a phone the verbs of an officer are at the thumb, and a form is one column', async ({
  page,
  server,
  expectAccessible,
}) => {
  const { url } = server
  await comeAs(page, url, await signInAs(url, 'officer'))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/tasks/NT-2024-65')
  const desk = taskOf(page)
  await expect(desk.verb('Báo cáo hoàn thành')).toBeInViewport()
  for (const verb of await desk.verbs.all())
    expect((await verb.boundingBox())?.height).toBeGreaterThanOrEqual(48)
  await expectAccessible(page)
  await desk.verb('Báo cáo hoàn thành').click()
  const form = desk.form('Báo cáo hoàn thành')
  await expect(form.getByRole('button', { name: 'Gửi thủ trưởng đơn vị' })).toBeInViewport()
  const fields = await Promise.all(
    [/^Ngày hoàn thành/, /^Kết quả/].map((name) => form.getByLabel(name).boundingBox()),
  )
  expect(new Set(fields.map((box) => box?.x)).size).toBe(1)
  await expectAccessible(page)
  await expectFits(page)
})
