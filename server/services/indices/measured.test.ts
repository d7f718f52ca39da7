import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexCounts } from '../../../db/schema/indices.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import type { IndexDefinition } from '../../core/indices/definition.ts'
import { componentOf, indexOf } from '../../core/indices/testing/small-index.ts'
import { readBreakdown } from '../breakdown.ts'
import { readKpiPage } from '../kpi-page.ts'
import { contextAt, launchClock, scopeOf } from '../testing/context.ts'
import { readIndexPage } from './read-index.ts'
import { defineIndex } from './testing/define-index.ts'

const ours: IndexDefinition = {
  ...indexOf(
    componentOf('ON_TIME', { countedBy: 'dossiers-settled-on-time', max: 60 }),
    componentOf('ONLINE', { countedBy: 'dossiers-filed-online', max: 40, threshold: 0.5 }),
  ),
  id: 'ours',
  fromOn: '2023-01-01',
  kinds: ['city', 'department', 'district'],
}

let launch: TestDatabase
const define = (definition: IndexDefinition) => defineIndex(launch.database.db, definition)
beforeAll(async () => {
  launch = await launchDatabase()
  await define(ours)
  await define({ ...ours, id: 'guarded', public: false })
  await define({
    ...indexOf(componentOf('LATE', { countedBy: 'tasks-on-time' }), componentOf('PEOPLE')),
    id: 'too-open',
  })
}, 180_000)
afterAll(() => launch.close())

const ctxOf = (scope = scopeOf('all')) => contextAt(launch.database.db, launchClock, scope)
const read = (question: object, scope = scopeOf('all')) =>
  readIndexPage(ctxOf(scope), { id: 'ours', ...question })

describe('counts from the city’s own rows', () => {
  it.each(['2024-10', '2024-Q3', '2024-H1', '2024-9M', '2023'])(
    'of %s are those of the KPI’s own page, of the city and of every office',
    async (period) => {
      const page = await read({ period })
      const kpi = await readKpiPage(ctxOf(), { id: 'dossiers-settled-on-time', period })
      expect(page.counts.ON_TIME).toMatchObject({
        numerator: kpi.item.numerator,
        denominator: kpi.item.denominator,
      })
      expect(page.measured.ON_TIME).toMatchObject({
        numerator: kpi.item.numerator,
        kpi: { id: 'dossiers-settled-on-time' },
        stands: true,
      })
      const { rows } = await readBreakdown(ctxOf(), { id: 'dossiers-settled-on-time', period })
      expect(rows.length).toBeGreaterThan(20)
      for (const { office, numerator, denominator } of rows.filter((row) => row.denominator))
        expect((await read({ period, office: office.code })).counts.ON_TIME).toMatchObject({
          numerator,
          denominator,
        })
    },
  )

  it('give every grain a score, the newest month first, and what runs is provisional', async () => {
    const { period, score, history, sample } = await read({})
    expect([period, score.provisional, sample]).toEqual(['2024-11', true, true])
    expect((await read({ period: '2024-10' })).score.provisional).toBe(false)
    expect(history.map((one) => one.period)).toEqual(
      expect.arrayContaining(['2024', '2024-H2', '2024-Q4', '2024-9M', '2024-10', '2023-11']),
    )
    for (const id of ['2024', '2024-Q3', '2024-05'])
      expect((await read({ period: id })).score.score).toBe(history.find((one) => one.period === id)?.score)
  })

  it('give way to what is published of a component in a period, of every office, and stand beside it', async () => {
    const { db } = launch.database
    const facts = {
      code: 'ours/2024-09/SYT/ON_TIME',
      indexId: 'ours',
      period: '2024-09',
      officeCode: 'SYT',
      componentId: 'ON_TIME',
      numerator: 3,
      denominator: 4,
      provisional: false,
      sample: false,
    }
    const own = await read({ period: '2024-09', office: 'SYT' })
    await recordVersion(db, indexCounts, facts.code, { at: '2024-10-03T08:00:00+07:00', by: 'a test', facts })
    const page = await read({ period: '2024-09', office: 'SYT' })
    expect(page.score.groups[0]?.components[0]).toMatchObject({ numerator: 3, denominator: 4, score: 45 })
    expect(page.measured.ON_TIME).toEqual({ ...own.measured.ON_TIME, stands: false })
    expect(page.counts.ONLINE).toEqual(own.counts.ONLINE)
    const city = await read({ period: '2024-09' })
    expect(city.counts.ON_TIME).toMatchObject({ numerator: 3, denominator: 4 })
    expect(city.history).toEqual([expect.objectContaining({ period: '2024-09', score: city.score.score })])
  })

  it('of an index that is not public: the own office as whoever sees all, and nobody beside it', async () => {
    const question = { id: 'guarded', period: '2024-10', office: 'SYT' }
    const narrow = await read(question, scopeOf(['SYT']))
    const whole = await read(question)
    expect(narrow.counts).toEqual(whole.counts)
    expect(narrow.ranking.map(({ office }) => office.code)).toEqual(['SYT'])
    expect(whole.ranking.length).toBeGreaterThan(10)
    await expect(read({ id: 'guarded', period: '2024-10' }, scopeOf(['SYT']))).rejects.toMatchObject({
      code: 'not-yours',
    })
  })

  it('are never shown in the open by a KPI that is not', async () => {
    const { counts, measured } = await read({ id: 'too-open', period: '2024-10' })
    expect([counts, measured]).toEqual([{}, {}])
  })
})
