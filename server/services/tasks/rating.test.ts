import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { officeSuccessions } from '../../../db/schema/offices.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { parsePeriod } from '../../core/period.ts'
import { ratingOf } from '../../core/tasks/rating.ts'
import kpi from '../../kpis/offices-without-late-task.ts'
import { momentOf } from '../moment.ts'
import { readPoints } from '../points.ts'
import { smallCity } from '../reporting/testing/small-city.ts'
import { contextAt, scopeOf } from '../testing/context.ts'
import { readRatings } from './rating.ts'
import { onceOnly, recordTask, someTasks, type TaskFacts, taskOf } from './testing/tasks.ts'

const today = '2024-11-22'
const now = `${today}T17:00:00+07:00`
let city: TestDatabase
beforeAll(async () => {
  city = await smallCity()
})
afterAll(() => city.close())

const rated = (task: TaskFacts) => ({
  code: task.code,
  office: task.officeCode,
  chargedOffice: task.chargedOfficeCode ?? null,
  dueOn: task.dueOn ?? null,
  heldToOn: task.heldToOn ?? null,
  doneOn: task.doneOn ?? null,
  stoppedOn: task.stoppedOn ?? null,
})
const isAsked = ({ year, listedOn, retiredOn }: TaskFacts) =>
  year === 2024 && listedOn <= today && (retiredOn == null || retiredOn > today)
const succeed = (db: Db, from: string, to: string, on: string) =>
  recordVersion(db, officeSuccessions, `${from}/${to}`, {
    at: '2024-02-01T08:00:00+07:00',
    by: 'a test',
    facts: { code: `${from}/${to}`, predecessorCode: from, successorCode: to, happenedOn: on },
  })

describe('of any tasks', () => {
  it('the KPI counts the departments to which the pure function gives 2.5, of those to which it gives anything', async () => {
    const period = parsePeriod('2024')
    if (!period) throw new RangeError('2024')
    await fc.assert(
      fc.asyncProperty(someTasks(today, 9), fc.boolean(), async (all, passed) => {
        const { points, page } = await onceOnly(city, async (db) => {
          for (const task of all) await recordTask(db, task)
          if (passed) await succeed(db, 'SXD', 'STC', '2024-07-01')
          const ctx = contextAt(db, now)
          const moment = await momentOf(ctx, undefined)
          return {
            points: await readPoints(ctx, kpi, { periods: [period], moment, officeCodes: null }),
            page: await readRatings(ctx, {}),
          }
        })
        const lines = { SYT: ['SYT'], STC: passed ? ['STC', 'SXD'] : ['STC'], SXD: ['SXD'] }
        const ours = Object.entries(lines).flatMap(([office, codes]) => {
          const rating = ratingOf(all.filter(isAsked).map(rated), codes, today)
          return rating.points === null ? [] : [{ office, rating }]
        })
        const byOffice = (a: { office: string }, b: { office: string }) => (a.office < b.office ? -1 : 1)
        expect(
          points
            .map(({ office, numerator, denominator }) => ({ office, given: numerator, of: denominator }))
            .sort(byOffice),
        ).toEqual(
          ours
            .map(({ office, rating }) => ({ office, given: rating.points === 2.5 ? 1 : 0, of: 1 }))
            .sort(byOffice),
        )
        expect(
          page.offices.map(({ office, rating }) => ({ office: office.code, rating })).sort(byOffice),
        ).toEqual(ours.sort(byOffice))
      }),
      { numRuns: 100 },
    )
  }, 180_000)
})

describe('the ratings', () => {
  const facts = [
    taskOf({ code: 'NT-2024-1', dueOn: '2024-11-20' }),
    taskOf({ code: 'NT-2024-2', dueOn: '2024-10-31', doneOn: '2024-10-31' }),
    taskOf({ code: 'NT-2024-3', officeCode: 'STC', dueOn: '2024-11-25' }),
    taskOf({ code: 'NT-2024-4', officeCode: 'STC', dueOn: '2024-11-01', doneOn: '2024-11-01' }),
    taskOf({ code: 'NT-2024-5', dueOn: '2024-11-25' }),
    taskOf({ code: 'NT-2023-1', year: 2023, listedOn: '2023-01-15', officeCode: 'SXD', dueOn: '2023-12-31' }),
  ]
  const filled = <T>(work: (db: Db) => Promise<T>) =>
    onceOnly(city, async (db) => {
      for (const task of facts) await recordTask(db, task)
      return work(db)
    })
  const ask = (db: Db, question: Parameters<typeof readRatings>[1] = {}, offices: 'all' | string[] = 'all') =>
    readRatings(contextAt(db, now, scopeOf(offices)), question)

  it('name who gets 0, which task decides it, and what is about to cost somebody who has lost nothing', async () => {
    const page = await filled((db) => ask(db))
    expect(page.offices.map(({ office, rating }) => [office.code, rating])).toEqual([
      [
        'SYT',
        {
          points: 0,
          tasks: 3,
          deciding: [{ code: 'NT-2024-1', missedOn: '2024-11-20', daysLate: 2, open: true }],
          next: { code: 'NT-2024-5', dueOn: '2024-11-25', daysLeft: 3 },
          undated: 0,
        },
      ],
      [
        'STC',
        {
          points: 2.5,
          tasks: 2,
          deciding: [],
          next: { code: 'NT-2024-3', dueOn: '2024-11-25', daysLeft: 3 },
          undated: 0,
        },
      ],
    ])
    // Due: 1, 2 and 4; of these 2 and 4 in time. 3 and 5 are still to come, and only 3 is of an office with its mark.
    expect(page.onTime).toEqual({ numerator: 2, denominator: 3 })
    expect(page.dangers.map(({ code }) => code)).toEqual(['NT-2024-3'])
    expect(page.sample).toBe(true)
  })

  it('are those of the day asked about, by what was known then', async () => {
    await filled(async (db) => {
      const before = await ask(db, { asOf: '2024-11-20', office: 'SYT' })
      expect(before.offices[0]?.rating).toMatchObject({
        points: 2.5,
        next: { code: 'NT-2024-1', daysLeft: 0 },
      })
      await recordTask(
        db,
        taskOf({ code: 'NT-2024-1', dueOn: '2024-11-20', doneOn: '2024-11-19' }),
        '2024-11-22T09:00:00+07:00',
      )
      expect((await ask(db, { office: 'SYT' })).offices[0]?.rating.points).toBe(2.5)
      expect((await ask(db, { asOf: '2024-11-21', office: 'SYT' })).offices[0]?.rating.points).toBe(0)
      expect(await ask(db, { asOf: '2024-11-20', office: 'SYT' })).toEqual(before)
      expect((await ask(db, { year: 2023 })).offices.map(({ office }) => office.code)).toEqual(['SXD'])
    })
  })

  it('say of an office without a task that nothing is said, and nothing of offices that the asker does not see', async () => {
    await filled(async (db) => {
      expect((await ask(db, { office: 'SXD' })).offices).toMatchObject([
        { rating: { points: null, tasks: 0 } },
      ])
      expect((await ask(db, {}, ['STC'])).offices.map(({ office }) => office.code)).toEqual(['STC'])
      await expect(ask(db, { office: 'SYT' }, ['STC'])).rejects.toMatchObject({ code: 'not-yours' })
      await expect(ask(db, {}, [])).rejects.toMatchObject({ code: 'sign-in-needed' })
    })
  })
})
