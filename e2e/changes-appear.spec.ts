import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../db/client.ts'
import { openCluster } from '../db/cluster/cluster.ts'
import { privateName } from '../db/open.ts'
import { sharedDatabases } from '../db/schema/registers.ts'
import { recordVersion } from '../db/versions.ts'
import { formatter } from '../server/core/format.ts'
import type { ReviewList } from '../server/core/reporting/answers.ts'
import type { Acted } from '../server/core/reporting/entry.ts'
import { expect, test } from './fixtures.ts'
import { kpiOf } from './pages/kpi.ts'
import { overviewOf } from './pages/overview.ts'
import { act, ask, signInAs } from './people.ts'
import { itemOf, restOf } from './rest.ts'
import { type RunningServer, startServer } from './server.ts'

const id = 'shared-databases-created'
const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'

// An open page keeps asking for a server that has stopped.
test.use({ mayBeSaid: /ERR_CONNECTION_REFUSED/ })

test('a change is answered at once, by both servers, and a reload shows it', async ({ page }) => {
  test.slow()
  const first = await startServer()
  let second: RunningServer | undefined
  try {
    second = await startServer({ DATA_DIR: first.dataDir })
    const figures = [first, second].map(({ url }) => async () => {
      const { numerator, denominator } = itemOf(await restOf(url).scorecard(), id)
      return `${numerator}/${denominator}`
    })
    const [ofFirst, ofSecond] = figures
    if (!ofFirst || !ofSecond) throw new Error('two servers are asked')
    // Both have answered, and keep what they answered.
    expect([await ofFirst(), await ofSecond()]).toEqual(['19/57', '19/57'])
    await page.goto(first.url)
    await expect(overviewOf(page).figure(name, '19/57')).toBeVisible()

    await createDatabase(first.dataDir, 'DC-044')
    expect(await ofFirst()).toBe('20/57')
    await expect.poll(ofSecond, { intervals: [20] }).toBe('20/57')

    await page.reload()
    await expect(overviewOf(page).figure(name, '20/57')).toBeVisible()
    // It is no longer what was published, so it is not said to be.
    await expect(overviewOf(page).tile(name)).not.toContainText('Đã công bố')
    await page.goto(`${second.url}/kpis/${id}?part=numerator`)
    await expect(kpiOf(page).figure('20')).toBeVisible()
    await expect(kpiOf(page).rows.lines).toHaveCount(20)
    await expect(kpiOf(page).rows.lines.filter({ hasText: 'DC-044' })).toHaveCount(1)

    // What was known the day before has not changed.
    const before = itemOf(await restOf(first.url).scorecard({ asOf: '2024-11-21' }), id)
    expect(before.numerator).toBeLessThan(20)
  } finally {
    await second?.stop()
    await first.stop()
  }
})

test('what a reviewer approves at one server stands in a page open at another, marked and without a reload', async ({
  page,
}) => {
  test.slow()
  const first = await startServer()
  let second: RunningServer | undefined
  try {
    second = await startServer({ DATA_DIR: first.dataDir })
    const cookie = await signInAs(first.url, 'reviewer')
    const { items } = await ask<ReviewList>(first.url, 'reporting.review?input=%7B%7D', { cookie })
    const waiting = items.find(
      ({ cell: { entry, value } }) => entry && value && entry.numerator !== value.numerator,
    )
    if (!waiting?.cell.entry || !waiting.cell.value) throw new Error('the story holds a revision that waits')
    const { kpi, office, period, entry, value } = waiting.cell
    const [before, after] = [value.numerator, entry.numerator].map((number) => formatter('vi').number(number))
    if (!before || !after) throw new Error('a figure has a numerator')

    const cookies = (await signInAs(second.url, 'leader')).split('; ').map((pair) => pair.split(/=(.*)/s))
    await page
      .context()
      .addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: first.url })))
    await page.goto(`${second.url}/kpis/${kpi}?office=${office}&period=${period}`)
    await expect(kpiOf(page).figure(before)).toBeVisible()
    await expect(page.getByText('Có số mới chờ duyệt').first()).toBeVisible()
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }))

    const { data } = await act<Acted>(
      first.url,
      'reporting.approve',
      { key: randomUUID(), values: [{ kpi, office, period, seen: entry.version }] },
      { cookie },
    )
    expect(data.done).toHaveLength(1)
    await expect(kpiOf(page).figure(after)).toBeVisible()
    await expect(kpiOf(page).justUpdated).toBeVisible()
    expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
    await kpiOf(page).justUpdated.click()
    await expect(kpiOf(page).justUpdated).toHaveCount(0)
  } finally {
    await second?.stop()
    await first.stop()
  }
})

/** Records, as an office would, that a shared database has been created. */
async function createDatabase(dataDir: string, code: string) {
  const cluster = await openCluster({ dataDir })
  const { db, close } = openDatabase(cluster.connection(privateName))
  try {
    const [open] = await db
      .select()
      .from(sharedDatabases)
      .where(sql`${sharedDatabases.code} = ${code} and ${sharedDatabases.knownTo} = 'infinity'`)
    if (!open) throw new Error(`no ${code}`)
    const { knownFrom: _from, knownTo: _to, recordedBy, versionId: _id, ...facts } = open
    await db.transaction((tx) =>
      recordVersion(tx, sharedDatabases, code, {
        at: '2024-11-22T16:59:00+07:00',
        by: recordedBy,
        facts: { ...facts, createdOn: '2024-11-22' },
      }),
    )
  } finally {
    await close()
  }
}
