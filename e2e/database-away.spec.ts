import { type Cluster, openCluster } from '../db/cluster/cluster.ts'
import { expect, test as journeys } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { overviewOf } from './pages/overview.ts'
import { itemOf, restOf } from './rest.ts'
import { startServer } from './server.ts'

/** A server whose database nobody else needs, and the door to that database. */
const test = journeys.extend<object, { cluster: Cluster }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  cluster: [
    async ({ server }, use) => {
      const cluster = await openCluster({ dataDir: server.dataDir })
      await use(cluster)
      await cluster.start()
    },
    { scope: 'worker' },
  ],
})

test.use({ mayBeSaid: /status of 503/ })
test.afterEach(async ({ cluster }) => cluster.start())

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'
const mark = /Chưa tải được lúc \d\d:\d\d, đang thử lại/

const statusOf = (url: string) => fetch(url).then((reply) => reply.status)

test('the overview keeps its figures, marks them, and recovers by itself', async ({
  page,
  server,
  cluster,
  expectAccessible,
}) => {
  const frame = frameOf(page)
  const overview = overviewOf(page)
  const { items } = await restOf(server.url).scorecard({ period: '2024-Q3' })
  await page.goto('/')
  await expect(overview.figure(name, '19/57')).toBeVisible()
  await frame.pick('Kỳ').click()
  await expect(frame.panel('Kỳ').getByRole('link', { name: 'Quý trước' })).toBeVisible()
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }))

  await cluster.stop()
  await expect.poll(() => statusOf(`${server.url}/readyz`)).toBe(503)
  expect(await statusOf(`${server.url}/healthz`)).toBe(200)
  await frame.panel('Kỳ').getByRole('link', { name: 'Quý trước' }).click()
  await expect(page.getByText(mark).first()).toBeVisible()
  await expect(overview.figure(name, '19/57')).toBeVisible()
  await expectAccessible(page)
  // Nothing is there to be read, and still the figures stay.
  await page.waitForResponse((reply) => reply.url().includes('/trpc/scorecard') && reply.status() === 503)
  await expect(page.getByText(mark).first()).toBeVisible()
  await expect(overview.figure(name, '19/57')).toBeVisible()

  await cluster.start()
  await expect(page.getByText(mark)).toHaveCount(0)
  await overview.expectFigures(items)
  const quarter = itemOf(
    await restOf(server.url).scorecard({ period: '2024-Q3' }),
    'shared-databases-created',
  )
  await expect(overview.figure(name, `${quarter.numerator}/57`)).toBeVisible()
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
  expect(await statusOf(`${server.url}/readyz`)).toBe(200)
})

test('the rows of a KPI stay, marked, and come back by themselves', async ({
  page,
  cluster,
  expectAccessible,
}) => {
  await page.goto('/kpis/open-datasets-published')
  const { rows } = kpiOf(page)
  await expect(rows.lines).toHaveCount(25)
  const shown = await rows.lines.allTextContents()
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }))

  await cluster.stop()
  await rows.part('Chưa tính').click()
  await expect(rows.region.getByText(mark)).toBeVisible()
  await expect(rows.lines).toHaveText(shown)
  await expectAccessible(page)

  await cluster.start()
  await expect(rows.region.getByText(mark)).toHaveCount(0)
  await expect(rows.shown(1, 25, 48)).toBeVisible()
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
})

for (const [lang, sentence] of [
  ['vi', 'Chưa kết nối được cơ sở dữ liệu. Hệ thống đang tự thử lại.'],
  ['en', 'The database cannot be reached. The system keeps trying by itself.'],
] as const) {
  test(`a page opened meanwhile says so in ${lang}, and recovers by itself`, async ({
    page,
    cluster,
    expectAccessible,
  }) => {
    // Nobody has asked this before, so that nothing of it is kept.
    const address = `/?period=2023-0${lang === 'vi' ? 3 : 4}&lang=${lang}`
    await cluster.stop()
    const reply = await page.goto(address)
    expect(reply?.status()).toBe(503)
    await expect(page.getByText(sentence).first()).toBeVisible()
    await expect(frameOf(page).headline).toBeVisible()
    await expectAccessible(page)

    await cluster.start()
    await expect(page.getByText(sentence)).toHaveCount(0)
    await overviewOf(page).expectTiles({ guarded: false })
  })
}
