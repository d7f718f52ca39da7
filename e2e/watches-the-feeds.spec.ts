import { openCkanServer } from '../server/feeds/testing/ckan-server.ts'
import { expect, test } from './fixtures.ts'
import { startServer } from './server.ts'

/** A portal stands on this machine here, which a feed may ask only where the operator allows it. */
const open = test.extend({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const server = await startServer({ FEED_HOSTS: '127.0.0.1' })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

open(
  'an administrator adds an open-data portal, runs it, and sees its rows and its health',
  async ({ page, signedInAs, expectAccessible }) => {
    const portal = await openCkanServer([
      {
        name: 'benh-vien',
        title: 'Danh sách bệnh viện',
        organization: 'so-y-te',
        createdAt: '2024-11-01T01:00:00',
        formats: ['CSV'],
      },
    ])
    await signedInAs('administrator')
    await page.goto('/feeds')
    await expect(page.getByRole('row', { name: /LGSP/ }).getByText('Đang trễ')).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Thêm nguồn' }).click()
    await page.getByLabel('Tên tiếng Việt').fill('Cổng dữ liệu mở thứ hai')
    await page.getByLabel('Tên tiếng Anh').fill('Second open-data portal')
    await page.getByLabel('Cách lấy').selectOption('ckan')
    await page.getByLabel('Địa chỉ').fill('ftp://cong')
    await page.getByLabel('Tổ chức trên cổng').fill('so-y-te = SYT')
    const save = page.getByRole('button', { name: 'Lưu nguồn' })
    await save.click()
    await expect(page.getByLabel('Địa chỉ')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await page.getByLabel('Địa chỉ').fill(portal.url)
    await save.click()

    const row = page.getByRole('row', { name: /Cổng dữ liệu mở thứ hai/ })
    await page.getByRole('button', { name: 'Chạy ngay nguồn Cổng dữ liệu mở thứ hai' }).click()
    await expect(row.getByText('Đúng hẹn')).toBeVisible()
    await expect(row.getByText(/^Nhận đủ · \d+ dòng, \d+ thay đổi/)).toBeVisible()
    await expectAccessible(page)
    await portal.close()

    // 98 of the plan and the one beyond it; the portal lists only that one.
    await row.getByRole('link', { name: 'Bộ dữ liệu mở đã công bố' }).click()
    await expect(page.getByRole('link', { name: '99 : xem mọi dòng của mẫu số' })).toBeVisible()
    await page.getByPlaceholder(/Tìm không cần dấu/).fill('benh vien')
    await expect(page.getByRole('rowheader', { name: 'Danh sách bệnh viện' })).toBeVisible()
  },
)

test('a figure whose feed is late is greyed and dated on the overview, its own page and the office’s; the page of feeds leads to it', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  const dated = 'Số liệu đến ngày 20/11/2024, nguồn đang trễ'
  await page.goto('/')
  const tile = page.getByRole('article').filter({ hasText: 'Giao dịch qua nền tảng LGSP' })
  await expect(tile.getByText(dated)).toBeVisible()
  await signedInAs('leader')
  await page.goto('/feeds')
  const feed = page.getByRole('row', { name: /LGSP/ })
  await expect(feed.getByText('Nguồn minh họa')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Chạy ngay/ })).toHaveCount(0)
  await page.getByText('4 lần trước').click()
  await expectAccessible(page)
  await feed.getByRole('link', { name: 'Giao dịch qua nền tảng LGSP' }).click()
  await expect(page.getByRole('main').getByText(dated).first()).toBeVisible()
  await expect(page.getByText('390.721').first()).toBeVisible()
  await page.goto('/offices/STP')
  await expect(page.getByRole('main').getByText(dated).first()).toBeVisible()
})
