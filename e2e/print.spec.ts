import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { overviewOf } from './pages/overview.ts'
import { pdfText } from './pdf-text.ts'
import { restOf } from './rest.ts'

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'

test('the overview on paper: figures and their day, no navigation', async ({ page, server }) => {
  const { items } = await restOf(server.url).scorecard()
  const inTrouble = items.filter(({ status }) => status === 'behind' || status === 'at-risk')
  await page.goto('/')
  const frame = frameOf(page)
  await page.emulateMedia({ media: 'print' })
  await expect(frame.navigation).toBeHidden()
  await expect(frame.theme).toBeHidden()
  await expect(page.getByRole('button', { name: 'Sao chép liên kết' })).toBeHidden()
  await expect(frame.headline).toContainText('22/11/2024')
  await expect(overviewOf(page).figure(name, '19/57')).toBeVisible()
  expect(inTrouble.length).toBeGreaterThan(5)
  expect(await overviewOf(page).attentionLines.count()).toBeGreaterThanOrEqual(inTrouble.length)
  for (const line of await overviewOf(page).attentionLines.all()) await expect(line).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('Số liệu tính đến ngày 22/11/2024')
})

test('a KPI on paper: figure, chart, ranking and rows', async ({ page }) => {
  await page.goto('/kpis/shared-databases-created?part=numerator')
  const kpi = kpiOf(page)
  await expect(kpi.chart.getByRole('application').locator('svg, canvas').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(frameOf(page).navigation).toBeHidden()
  await expect(kpi.figure('19')).toBeVisible()
  await expect(kpi.ranking).toBeVisible()
  await expect(kpi.rows.lines).toHaveCount(19)
  await expect(kpi.rows.search).toBeHidden()
})

test('an index on paper: what is folded on the screen, the names of groups included', async ({ page }) => {
  await page.goto('/indices/766')
  const lines = page.getByRole('main').locator('tbody tr')
  const folded = page.getByText('Hồ sơ được số hóa', { exact: true }).last()
  await expect(folded).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(folded).toBeVisible()
  await expect(page.getByText('Số hóa hồ sơ', { exact: true }).last()).toBeVisible()
  for (const line of await lines.all()) await expect(line).toBeVisible()
})

for (const [path, figures] of [
  ['/', ['22/11/2024', '19/57', '1.579/1.937', 'trên 437.000', name]],
  ['/kpis/shared-databases-created', ['19/57', 'DC-005', 'Sở Kế hoạch và Đầu tư', '30/06/2024']],
  ['/offices/SGDDT', ['Sở Giáo dục và Đào tạo', 'DC-044', '43/55', '75,5%']],
] as const) {
  test(`${path} as PDF holds its figures`, async ({ page }) => {
    await page.goto(path)
    await expect(frameOf(page).headline).toBeVisible()
    const text = pdfText(await page.pdf({ format: 'A4' })).replaceAll(/\s/g, '')
    for (const figure of figures) expect(text).toContain(figure.replaceAll(/\s/g, ''))
    expect(text).not.toContain('Saochépliênkết')
  })
}
