import { expect, test } from './fixtures.ts'
import { kpiOf } from './pages/kpi.ts'
import { overviewOf } from './pages/overview.ts'

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'
const chartLibrary = /chart-engine|echarts|zrender/i

test('the first figures wait for no chart library, and the overview loads none', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script' || /\.m?js\b/.test(request.url())) scripts.push(request.url())
  })
  await page.goto('/')
  await expect(overviewOf(page).figure(name, '19/57')).toBeVisible()
  expect(scripts.filter((url) => chartLibrary.test(url))).toEqual([])
  await page.waitForLoadState('networkidle')
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((url) => chartLibrary.test(url))).toEqual([])

  // It comes with the first chart, under a name that this journey knows.
  await overviewOf(page).figure(name, '19/57').click()
  await expect(kpiOf(page).chart.getByRole('application').locator('svg, canvas').first()).toBeVisible()
  expect(scripts.filter((url) => chartLibrary.test(url)).length).toBeGreaterThan(0)
})

test('the figures are in the page before any script has come', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/.*\.js/, async (route) => {
    await held
    await route.continue()
  })
  const arriving = page.goto('/')
  await expect(overviewOf(page).figure(name, '19/57')).toBeVisible()
  release()
  await arriving
})
