import { sql } from 'drizzle-orm'
import { openDatabase } from '../db/client.ts'
import { openCluster } from '../db/cluster/cluster.ts'
import { privateName } from '../db/open.ts'
import { sharedDatabases } from '../db/schema/registers.ts'
import { recordVersion } from '../db/versions.ts'
import { expect, test } from './fixtures.ts'
import { kpiOf } from './pages/kpi.ts'
import { overviewOf } from './pages/overview.ts'
import { itemOf, restOf } from './rest.ts'
import { type RunningServer, startServer } from './server.ts'

const id = 'shared-databases-created'
const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'

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
    await expect.poll(ofSecond, { timeout: 1_000, intervals: [20] }).toBe('20/57')

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
