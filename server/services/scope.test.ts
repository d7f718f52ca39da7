import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { targetIds } from '../core/ingest/targets.ts'
import { parsePeriod } from '../core/period.ts'
import type { Kpi } from '../kpis/define.ts'
import { createAnswerStore } from './answer-store.ts'
import { readBreakdown } from './breakdown.ts'
import type { Context } from './context.ts'
import { tableOfTarget } from './feeds/held.ts'
import { momentOf } from './moment.ts'
import { readOfficePage } from './office-page.ts'
import { readPoints } from './points.ts'
import { readRows } from './rows.ts'
import { readScorecard } from './scorecard.ts'
import { readShelf } from './shelf.ts'
import { contextAt, launchClock, scopeOf } from './testing/context.ts'

describe('rights live in the query', () => {
  let launch: TestDatabase
  let own: Context
  let all: Context
  let none: Context
  /** computed and reported alike */
  let kpis: readonly Kpi[]
  let guarded: readonly Kpi[]
  let open: readonly Kpi[]
  beforeAll(async () => {
    launch = await launchDatabase()
    own = contextAt(launch.database.db, launchClock, scopeOf(['SYT']))
    all = contextAt(launch.database.db, launchClock)
    none = contextAt(launch.database.db, launchClock, scopeOf([]))
    const moment = await momentOf(all, undefined)
    kpis = (await readShelf(all, moment, moment.day)).kpis
    guarded = kpis.filter((kpi) => !kpi.public)
    open = kpis.filter((kpi) => kpi.public)
  }, 120_000)
  afterAll(() => launch.close())

  it('what is public is the same for everybody', async () => {
    for (const { id } of open) {
      const question = { id, size: 50 }
      expect(await readRows(none, question), id).toEqual(await readRows(all, question))
      expect(await readBreakdown(own, { id }), id).toEqual(await readBreakdown(all, { id }))
    }
  }, 60_000)

  it('what is not public: the own office as whoever sees all sees it, no other and not the city', async () => {
    expect(guarded.length).toBeGreaterThan(2)
    for (const { id } of guarded) {
      const question = { id, office: 'SYT', size: 50 }
      expect(await readRows(own, question), id).toEqual(await readRows(all, question))
      for (const office of ['SXD', undefined]) {
        await expect(readRows(own, { id, office })).rejects.toMatchObject({ code: 'not-yours' })
        await expect(readBreakdown(own, { id, office })).rejects.toMatchObject({ code: 'not-yours' })
      }
      await expect(readRows(none, question)).rejects.toMatchObject({ code: 'unknown-kpi' })
    }
  })

  it('a scorecard and an office page leave out what the asker may not see', async () => {
    const ids = async (ctx: Context, office?: string) =>
      (await readScorecard(ctx, { office })).items.map(({ id }) => id)
    const whole = (of: readonly Kpi[]) => of.filter(({ elementOf }) => !elementOf).map(({ id }) => id)
    expect(await ids(all)).toEqual(whole(kpis))
    expect(await ids(none)).toEqual(whole(open))
    expect(await ids(own)).toEqual(whole(open))
    expect(await ids(own, 'SYT')).toEqual(await ids(all, 'SYT'))
    const page = await readOfficePage(own, { office: 'SYT' })
    expect(page.late).toEqual((await readOfficePage(all, { office: 'SYT' })).late)
    for (const { item, median, rank } of page.items.filter(({ item }) =>
      guarded.some(({ id }) => id === item.id),
    ))
      expect([item.id, median, rank]).toEqual([item.id, null, null])
  })

  it('sums kept for one asker are not given to another', async () => {
    const answers = createAnswerStore(5_000, () => true)
    const kept = (ctx: Context): Context => ({ ...ctx, answers })
    const moment = await momentOf(all, undefined)
    const asked = { periods: [parsePeriod('2024-10') as never], moment, officeCodes: null }
    const rolled = kpis.filter(({ measure }) => measure.rollup).map((kpi) => ({ ...kpi, public: false }))
    let others = 0
    for (const kpi of rolled) {
      const every = await readPoints(kept(all), kpi, asked)
      const ofOwn = await readPoints(kept(own), kpi, asked)
      expect(ofOwn, kpi.id).toEqual(await readPoints(own, kpi, asked))
      others += every.length - ofOwn.length
    }
    expect(others).toBeGreaterThan(20)
  })

  it('sums of a rollup keep to the rights as its rows do, whatever of them is public today', async () => {
    const moment = await momentOf(all, undefined)
    const asked = { periods: [parsePeriod('2024-10') as never], moment, officeCodes: null }
    const rolled = kpis.filter(({ measure }) => measure.rollup).map((kpi) => ({ ...kpi, public: false }))
    let others = 0
    for (const kpi of rolled) {
      const points = await readPoints(all, kpi, asked)
      others += points.filter(({ office }) => office !== 'SYT').length
      expect(await readPoints(own, kpi, asked), kpi.id).toEqual(
        points.filter(({ office }) => office === 'SYT'),
      )
      expect(await readPoints(none, kpi, asked), kpi.id).toEqual([])
    }
    expect(others).toBeGreaterThan(20)
  })

  it('what rests on rows that a feed brings is public: whoever looks after feeds learns no more by them', () => {
    const brought = new Set(targetIds.map(tableOfTarget))
    const fed = kpis.filter(({ measure }) => measure.reads.some((table) => brought.has(getTableName(table))))
    expect(fed.length).toBeGreaterThan(10)
    expect(fed.filter((kpi) => !kpi.public).map(({ id }) => id)).toEqual([])
  })
})
