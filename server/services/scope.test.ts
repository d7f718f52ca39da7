import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { mintScope } from '../auth/scope.ts'
import { kpis } from '../kpis/index.ts'
import { readBreakdown } from './breakdown.ts'
import type { Context } from './context.ts'
import { readRows } from './rows.ts'
import { readScorecard } from './scorecard.ts'
import { contextAt, launchClock } from './testing/context.ts'

describe('rights live in the query', () => {
  let launch: TestDatabase
  let own: Context
  let all: Context
  beforeAll(async () => {
    launch = await launchDatabase()
    own = contextAt(launch.database.db, launchClock, mintScope(['SYT']))
    all = contextAt(launch.database.db, launchClock)
  }, 120_000)
  afterAll(() => launch.close())

  it('a scope of one office sees that office’s figure as the city, and no other office in any row, facet or breakdown', async () => {
    for (const kpi of kpis) {
      const [rows, breakdown, same] = await Promise.all([
        readRows(own, { id: kpi.id, size: 50 }),
        readBreakdown(own, { id: kpi.id }),
        readRows(all, { id: kpi.id, office: 'SYT', size: 50 }),
      ])
      expect(rows.rows, kpi.id).toEqual(same.rows)
      expect(rows.parts, kpi.id).toEqual(same.parts)
      const offices = new Set([
        ...rows.facets.flatMap((facet) => (facet.key === 'office' ? facet.values.map((v) => v.value) : [])),
        ...breakdown.rows.map((row) => row.office.code),
        ...breakdown.silent.map((office) => office.code),
      ])
      expect([...offices].filter((code) => code !== 'SYT')).toEqual([])
    }
  }, 60_000)

  it('a scope of no office sees no row', async () => {
    const none = contextAt(launch.database.db, launchClock, mintScope([]))
    const card = await readScorecard(none, {})
    expect(card.items.filter((item) => item.numerator !== null)).toEqual([])
  })
})
