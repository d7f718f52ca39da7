import type { ItemList } from '../server/core/items/answers.ts'
import { expectFits } from './fits.ts'
import { test as base, expect } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { itemsOf } from './pages/items-page.ts'
import { kpiOf } from './pages/kpi.ts'
import { reviewOf } from './pages/review-page.ts'
import { workOf } from './pages/updates-page.ts'
import { ask, comeAs, newcomer, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

/** What is approved here moves 19 of 57 for good: these journeys have a city of their own. */
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

const office = 'STC'
const built = { code: 'DC-007', name: 'Cơ sở dữ liệu giá hàng hóa, dịch vụ' }
const moved = { code: 'DC-008', name: 'Cơ sở dữ liệu thu, chi ngân sách', to: 'SKHDT' }
const added = 'Cơ sở dữ liệu tài sản công'
const phone = { width: 360, height: 740 }
const desk = { width: 1440, height: 900 }
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

const listed = (url: string, cookie: string, of: string) => {
  const input = encodeURIComponent(JSON.stringify({ register: 'shared-databases', office: of, size: 100 }))
  return ask<ItemList>(url, `items.list?input=${input}`, { cookie })
}

test('an office says from the row of a figure that a database is created; 19 of 57 become 20, and the row says by whom', async ({
  page,
  server,
  expectAccessible,
}) => {
  test.slow()
  const { url } = server
  const [officer, head] = [await newcomer(url, 'officer', office), await newcomer(url, 'head', office)]
  const items = itemsOf(page)
  const review = reviewOf(page)

  // The officer comes from the rows of the figure.
  await comeAs(page, url, officer)
  await page.goto(`/kpis/shared-databases-created?q=${built.code}`)
  await expect(kpiOf(page).figure('19')).toBeVisible()
  await page.getByRole('link', { name: `Cập nhật mốc: ${built.name}` }).click()
  await expect(page).toHaveURL(/\/items\/shared-databases\?/)
  await expect(items.history).toContainText('Kế hoạch hình thành')
  await expect(items.bar).toHaveCount(0)
  await expectAccessible(page)

  // A date that cannot be is refused where it is sent, under its row; all by keyboard, on a phone.
  await page.setViewportSize(phone)
  await tabTo(page, items.date('Xây dựng xong', built.name))
  await items.date('Xây dựng xong', built.name).fill('2022-01-31')
  await expect(items.saved).toBeVisible()
  await expectAccessible(page)
  await tabTo(page, items.send, 40)
  await page.keyboard.press('Enter')
  await expect(items.said('Mốc sau không thể đạt trước mốc trước.')).toBeVisible()
  await expectAccessible(page)
  await items.date('Xây dựng xong', built.name).fill('2024-01-31')
  await tabTo(page, items.date('Hình thành', built.name))
  await items.date('Hình thành', built.name).fill('2024-11-20')
  await tabTo(page, items.note)
  await page.keyboard.type('Nghiệm thu đợt 2')
  await expect(items.saved).toBeVisible()
  await items.file.setInputFiles({ name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: pdf })
  await expect(items.download('bien-ban.pdf')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await tabTo(page, items.send)
  expect((await items.send.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await page.keyboard.press('Enter')
  await expect(items.said('Đã gửi 1 đề nghị.')).toBeVisible()
  await expect(items.row(built.code)).toContainText('Đã gửi, chờ thủ trưởng đơn vị')
  await expect(items.date('Hình thành', built.name)).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/updates')
  const sent = workOf(page).group('Đã gửi, đang chờ người khác').getByRole('listitem')
  await expect(sent.filter({ hasText: built.name })).toContainText('Cập nhật mốc, Cơ sở dữ liệu dùng chung')
  await expectAccessible(page)

  // The head endorses on a phone.
  await comeAs(page, url, head)
  await page.setViewportSize(phone)
  await page.goto('/review')
  await expect(page.getByRole('main')).toContainText('20/11/2024')
  await review.all.check()
  await expectAccessible(page)
  await review.bar.getByRole('button', { name: /^Duyệt và gửi 1 đề nghị$/ }).click()
  await expect(page.getByRole('main')).toContainText('Không còn số liệu, đề nghị nào')

  // The reviewer approves, and the figure moves.
  await comeAs(page, url, await signInAs(url, 'reviewer'))
  await page.setViewportSize(desk)
  await page.goto(`/review?office=${office}`)
  const box = page.getByRole('checkbox', { name: new RegExp(`^Chọn Cập nhật mốc, ${built.name}`) })
  await box.check()
  await expectAccessible(page)
  await expectFits(page)
  await page.setViewportSize(desk)
  await review.bar.getByRole('button', { name: /^Phê duyệt 1 đề nghị/ }).click()
  await expect(box).toHaveCount(0)
  await page.goto(`/kpis/shared-databases-created?q=${built.code}`)
  await expect(kpiOf(page).figure('20')).toBeVisible()
  await page.goto(`/items/shared-databases?q=${built.code}&show=${built.code}`)
  await expect(items.row(built.code)).toContainText('20/11/2024')
  await expect(items.history.getByRole('listitem').first()).toContainText(/Người được mời.* lập/)
  await expect(items.history.getByRole('listitem').first()).toContainText('Hình thành')
  await expect(page.locator('main input[type=date]')).toHaveCount(0)
  await expectAccessible(page)
  await expectFits(page)
})

test('an office adds a database and hands one over; the city has one more, and each office its own', async ({
  page,
  server,
  expectAccessible,
}) => {
  test.slow()
  const { url } = server
  const [officer, head] = [await newcomer(url, 'officer', office), await newcomer(url, 'head', office)]
  const reviewer = await signInAs(url, 'reviewer')
  const items = itemsOf(page)
  const before = { own: await listed(url, reviewer, office), other: await listed(url, reviewer, moved.to) }

  await comeAs(page, url, officer)
  await page.setViewportSize(phone)
  await page.goto('/items/shared-databases')
  await items.ask('Bổ sung mục mới').click()
  const form = items.form('Bổ sung cơ sở dữ liệu')
  await expect(form.getByLabel(/^Đơn vị/)).toBeFocused()
  await form.getByLabel(/^Tên(?! tiếng)/).press('Enter')
  await expect(form).toContainText('Ghi tên.')
  await expectAccessible(page)
  await page.keyboard.type(added)
  await form.getByLabel(/^Kế hoạch hình thành/).fill('2025-06-30')
  await expectFits(page)
  await page.setViewportSize(phone)
  await form.getByLabel(/^Tên(?! tiếng)/).press('Enter')
  await expect(items.said(`Đã gửi đề nghị: ${added}.`)).toBeFocused()
  await expect(items.added).toContainText(added)
  await expectAccessible(page)

  await tabTo(page, page.getByRole('searchbox', { name: 'Tìm mục' }), 90)
  await page.keyboard.type(moved.code)
  await expect(items.row(built.code)).toHaveCount(0)
  await tabTo(page, items.details(moved.name))
  await page.keyboard.press('Enter')
  await tabTo(page, items.ask('Bàn giao cho đơn vị khác'))
  await page.keyboard.press('Enter')
  const over = items.form('Bàn giao cho đơn vị khác')
  await expect(over.getByLabel(/^Đơn vị nhận/)).toBeFocused()
  await over.getByLabel(/^Đơn vị nhận/).selectOption(moved.to)
  await over.getByLabel(/^Lý do/).fill('Chuyển nhiệm vụ theo quyết định')
  await expectAccessible(page)
  await expectFits(page)
  await over.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(items.said(`Đã gửi đề nghị: ${moved.name}.`)).toBeFocused()
  await expect(items.row(moved.code)).toContainText('Bàn giao: Đã gửi')
  await expectAccessible(page)

  const review = reviewOf(page)
  for (const [cookie, decide] of [
    [head, /^Duyệt và gửi 2 đề nghị$/],
    [reviewer, /^Phê duyệt 2 đề nghị của 1 đơn vị$/],
  ] as const) {
    await comeAs(page, url, cookie)
    await page.goto(`/review?office=${office}`)
    const boxes = page.getByRole('checkbox', { name: /^Chọn (Bổ sung vào danh mục|Bàn giao), / })
    await expect(boxes).toHaveCount(2)
    for (const box of await boxes.all()) await box.check()
    await expectAccessible(page)
    await review.bar.getByRole('button', { name: decide }).click()
    await expect(boxes).toHaveCount(0)
  }

  const after = { own: await listed(url, reviewer, office), other: await listed(url, reviewer, moved.to) }
  expect([after.own.found, after.other.found]).toEqual([before.own.found, before.other.found + 1])
  await page.setViewportSize(desk)
  await page.goto('/items/shared-databases?q=DC-008')
  await expect(items.row(`${moved.code}.2`)).toContainText('Sở Kế hoạch và Đầu tư')
  await items.details(moved.name).click()
  await expect(page.getByRole('main')).toContainText('Tiếp nối DC-008 của Sở Tài chính từ 22/11/2024.')
  await expectAccessible(page)
  await expectFits(page)
})
