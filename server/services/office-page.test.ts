import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import type { Context } from './context.ts'
import { readOfficePage } from './office-page.ts'
import { contextAt, launchClock } from './testing/context.ts'

describe('the office page', () => {
  let launch: TestDatabase
  let ctx: Context
  beforeAll(async () => {
    launch = await launchDatabase()
    ctx = contextAt(launch.database.db, launchClock)
  }, 120_000)
  afterAll(() => launch.close())

  it('lists everything late, also what fell due before the period: as many as a plain count finds', async () => {
    const { late } = await readOfficePage(ctx, { office: 'SXD' })
    const overdue = (table: string, due: string, done: string, more = '') =>
      `select count(*)::int as n from ${table} where office_code = 'SXD' and known_to = 'infinity'
        and ${due} < '2024-11-22' and (${done} is null or ${done} > '2024-11-22') ${more}`
    const listed = "and (retired_on is null or retired_on > '2024-11-22')"
    const counts = await Promise.all(
      [
        overdue('shared_databases', 'planned_on', 'created_on', listed),
        overdue('open_datasets', 'planned_on', 'published_on', listed),
        overdue('procedures', 'planned_on', 'integrated_on', listed),
        overdue('platforms', 'planned_on', 'launched_on', listed),
        overdue('dossiers', 'due_on', 'settled_on'),
        overdue('petitions', 'due_on', 'answered_on', "and due_on >= '2024-11-01'"),
        overdue(
          'tasks',
          'due_on',
          'done_on',
          `${listed} and (stopped_on is null or stopped_on > '2024-11-22')`,
        ),
      ].map((query) => launch.database.raw.unsafe(query)),
    )
    expect(late.total).toBe(counts.reduce((sum, [row]) => sum + (row?.n ?? 0), 0))
    expect(late.rows.every((one, i) => i === 0 || one.daysLate <= (late.rows[i - 1]?.daysLate ?? 0))).toBe(
      true,
    )
  })

  it('stands beside the median of offices of its kind, never beside an average of percentages', async () => {
    const { items } = await readOfficePage(ctx, { office: 'SYT' })
    const databases = items.find(({ item }) => item.id === 'shared-databases-created')
    expect(databases).toMatchObject({ item: { numerator: 1, denominator: 3 }, of: 20 })
    // The 20 shares in order: seven 0, one 1/5, two 1/4, three 1/3 …: the tenth is 1/4, the eleventh 1/3.
    expect(databases?.median).toBeCloseTo((1 / 4 + 1 / 3) / 2)
  })
})
