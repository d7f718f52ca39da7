import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { officeOf } from './pages/office.ts'
import { overviewOf } from './pages/overview.ts'
import { restOf } from './rest.ts'

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'

test.use({ javaScriptEnabled: false })

test('without scripts figures stand and links lead on', async ({ page, server }) => {
  await page.goto('/')
  const overview = overviewOf(page)
  await expect(frameOf(page).headline).toHaveText(/^Tính đến 22\/11\/2024: /)
  await overview.expectFigures((await restOf(server.url).scorecard()).items)

  await overview.figure(name, '19/57').click()
  await expect(page).toHaveURL('/kpis/shared-databases-created')
  const kpi = kpiOf(page)
  await kpi.figure('19').click()
  await expect(page).toHaveURL(/part=numerator/)
  await expect(kpi.rows.lines).toHaveCount(19)
  await expect(kpi.byPeriod.getByRole('row').nth(1)).toContainText('33,3%')
  await kpi.rows.part('Tất cả').click()
  await kpi.rows.search.fill('so giao duc')
  await kpi.rows.search.press('Enter')
  await expect(kpi.rows.lines).toHaveCount(3)

  await kpi.rows.lines.first().getByRole('link', { name: 'Sở Giáo dục và Đào tạo' }).click()
  await expect(frameOf(page).headline).toHaveText('Sở Giáo dục và Đào tạo')
  await expect(officeOf(page).late.getByRole('row').filter({ hasText: 'DC-044' })).toBeVisible()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(frameOf(page).headline).toHaveText('Department of Education and Training')
})
