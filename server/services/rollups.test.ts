import type { PgTable } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dossiers, exchanges, petitions, surveyResponses } from '../../db/schema/flows.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { type Facts, recordVersions } from '../../db/versions.ts'
import { addDays, dayOfInstant, endOfDay } from '../core/day.ts'
import { parsePeriod } from '../core/period.ts'
import type { Kpi } from '../kpis/define.ts'
import { kpis } from '../kpis/index.ts'
import { readPoints } from './points.ts'
import { readServicePoints } from './service-points.ts'
import { contextAt } from './testing/context.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

const day = fc.integer({ min: 0, max: 130 }).map((offset) => addDays('2023-11-20', offset))
const maybeDay = fc.option(day, { nil: null })
const common = { officeCode: fc.constantFrom('SXD', 'SYT'), sample: fc.boolean() }
const yes = fc.boolean()

const rowsOfFlows = [
  [
    dossiers,
    fc.record({
      ...common,
      procedureCode: fc.constantFrom('TT-1', 'TT-2'),
      channel: fc.constantFrom('online', 'counter', 'post'),
      identified: yes,
      fullProcess: yes,
      feeDue: yes,
      paidOnline: yes,
      filedOn: day,
      dueOn: day,
      settledOn: maybeDay,
      supplements: fc.integer({ min: 0, max: 3 }),
      digitalResult: yes,
    }),
  ],
  [
    petitions,
    fc.record({
      ...common,
      topic: fc.constantFrom('land', 'traffic'),
      receivedOn: day,
      dueOn: day,
      answeredOn: maybeDay,
      repeated: yes,
    }),
  ],
  [
    surveyResponses,
    fc.record({
      ...common,
      subject: fc.constantFrom('dossier', 'petition'),
      answeredOn: day,
      score: fc.integer({ min: 1, max: 5 }),
    }),
  ],
  [
    exchanges,
    fc.record({
      ...common,
      systemCode: fc.constantFrom('HT-1', 'HT-2'),
      exchangedOn: day,
      messages: fc.integer({ min: 0, max: 900 }),
    }),
  ],
] as const

const batch = fc.record({
  minutes: fc.integer({ min: 1, max: 25_000 }),
  rows: fc.tuple(
    ...rowsOfFlows.map(([, row]) =>
      fc.array(
        fc.record({
          n: fc.integer({ min: 1, max: 9 }),
          facts: fc.option(row as fc.Arbitrary<object>, { nil: null, freq: 6 }),
        }),
        { maxLength: 7 },
      ),
    ),
  ),
})

const periods = [
  '2023',
  '2023-Q4',
  '2023-12',
  '2024-01',
  '2024-02',
  '2024-03',
  '2024',
  '2024-W01',
  '2024-W05',
  '2024-W09',
]
/** Of a service: whole months, a month that runs, and a week that is none. */
const servicePeriods = ['2023-12', '2024-Q1', '2024', '2024-W05'].flatMap((id) => parsePeriod(id) ?? [])
const offices = [null, ['SXD'], ['SYT', 'HP']]

const onFlows = kpis.filter(({ measure }) => measure.rollup)
const withoutRollup = (kpi: Kpi): Kpi => {
  const { rollup, ...measure } = kpi.measure
  return { ...kpi, measure }
}

it('every KPI of a flow has a rollup', () => {
  const flows: PgTable[] = rowsOfFlows.map(([table]) => table)
  expect(onFlows).toEqual(kpis.filter(({ measure }) => flows.includes(measure.table)))
  expect(onFlows.length).toBeGreaterThan(10)
})

it('a rollup answers what its rows answer, for every KPI, period, office and moment', async () => {
  const { db } = test.database
  let rounds = 0
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 3 }), async (batches) => {
      const round = ++rounds
      const mine = (code: string) => `${code}-${round}`
      // Months before the first thing happens: as of then, things of days to come are known.
      let now = Date.parse('2023-11-25T09:00:00+07:00')
      const moments: string[] = []
      for (const { minutes, rows } of batches) {
        now += minutes * 60_000
        const at = new Date(now).toISOString()
        await db.transaction(async (tx) => {
          for (const [i, [table]] of rowsOfFlows.entries()) {
            const facts = new Map((rows[i] ?? []).map(({ n, facts }) => [mine(`R${n}`), facts]))
            await recordVersions(tx, table as typeof dossiers, {
              at,
              by: 'Kiểm thử',
              rows: [...facts].map(([code, one]) => ({
                code,
                facts:
                  one &&
                  ({
                    ...one,
                    officeCode: mine((one as { officeCode: string }).officeCode),
                  } as unknown as Facts<typeof dossiers>),
              })),
            })
          }
        })
        moments.push(at, new Date(now - 1).toISOString())
      }
      moments.push(endOfDay(addDays(new Date(now).toISOString().slice(0, 10), 90)))
      for (const asOf of moments) {
        const moment = { asOf, day: dayOfInstant(new Date(asOf)), key: asOf }
        const ctx = contextAt(db, asOf)
        for (const kpi of onFlows)
          for (const period of servicePeriods) {
            const asked = { period, moment, officeCodes: ['SXD', 'SYT'].map(mine) }
            expect(
              await readServicePoints(ctx, kpi, asked),
              `${kpi.id} by service ${period.id} ${asOf}`,
            ).toEqual(await readServicePoints(ctx, withoutRollup(kpi), asked))
          }
        for (const kpi of onFlows)
          for (const officeCodes of offices) {
            const asked = {
              periods: periods.flatMap((period) => parsePeriod(period) ?? []),
              moment,
              officeCodes: (officeCodes ?? ['SXD', 'SYT']).map(mine),
            }
            const plain = (points: Awaited<ReturnType<typeof readPoints>>) =>
              points.map(({ updatedAt, ...point }) => {
                expect(Date.parse(updatedAt ?? '')).toBeLessThanOrEqual(Date.parse(asOf))
                return point
              })
            expect(plain(await readPoints(ctx, kpi, asked)), `${kpi.id} ${asOf}`).toEqual(
              plain(await readPoints(ctx, withoutRollup(kpi), asked)),
            )
          }
      }
    }),
    { numRuns: 3 },
  )
}, 120_000)
