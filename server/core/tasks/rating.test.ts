import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../day.ts'
import { daysMissed, type RatedTask, ratingOf } from './rating.ts'

const task = (over: Partial<RatedTask> = {}): RatedTask => ({
  code: 'NT-01',
  office: 'SYT',
  chargedOffice: null,
  dueOn: '2024-06-30',
  heldToOn: null,
  doneOn: null,
  stoppedOn: null,
  ...over,
})
const points = (tasks: RatedTask[], today: Day, office = 'SYT') => ratingOf(tasks, [office], today).points

describe('2.5 points, or 0 for one task that is late', () => {
  test('no task: nothing is said', () => {
    expect(ratingOf([], ['SYT'], '2024-12-31')).toEqual({
      points: null,
      tasks: 0,
      deciding: [],
      next: null,
      undated: 0,
    })
    expect(points([task({ office: 'STC' })], '2024-12-31')).toBeNull()
  })

  test('three tasks, each done on or before its day: 2.5', () => {
    const tasks = [
      task({ code: 'NT-01', doneOn: '2024-06-30' }),
      task({ code: 'NT-02', dueOn: '2024-09-30', doneOn: '2024-09-01' }),
      task({ code: 'NT-03', dueOn: '2024-12-31', doneOn: '2024-12-30' }),
    ]
    expect(ratingOf(tasks, ['SYT'], '2024-12-31')).toEqual({
      points: 2.5,
      tasks: 3,
      deciding: [],
      next: null,
      undated: 0,
    })
  })

  test('two in time and one open a day after its deadline: 0, and that one decides', () => {
    const tasks = [
      task({ code: 'NT-01', doneOn: '2024-06-01' }),
      task({ code: 'NT-02' }),
      task({ code: 'NT-03', dueOn: '2024-07-05' }),
    ]
    expect(ratingOf(tasks, ['SYT'], '2024-07-01')).toEqual({
      points: 0,
      tasks: 3,
      deciding: [{ code: 'NT-02', missedOn: '2024-06-30', daysLate: 1, open: true }],
      next: { code: 'NT-03', dueOn: '2024-07-05', daysLeft: 4 },
      undated: 0,
    })
  })

  test('due today: not late until the day has ended', () => {
    expect(points([task()], '2024-06-29')).toBe(2.5)
    expect(ratingOf([task()], ['SYT'], '2024-06-30')).toMatchObject({
      points: 2.5,
      next: { dueOn: '2024-06-30', daysLeft: 0 },
    })
    expect(points([task()], '2024-07-01')).toBe(0)
  })

  test('extended before the deadline: only the new one counts', () => {
    const extended = task({ dueOn: '2024-09-30' })
    expect(points([extended], '2024-07-15')).toBe(2.5)
    expect(points([task({ dueOn: '2024-09-30', doneOn: '2024-09-30' })], '2024-12-31')).toBe(2.5)
    expect(points([extended], '2024-10-01')).toBe(0)
  })

  test('extended only after it: 0 for good, though the new deadline is kept', () => {
    const tooLate = task({ dueOn: '2024-09-30', heldToOn: '2024-06-30', doneOn: '2024-09-01' })
    expect(ratingOf([tooLate], ['SYT'], '2024-12-31').deciding).toEqual([
      // July 31 days, August 31 days, 1 September.
      { code: 'NT-01', missedOn: '2024-06-30', daysLate: 63, open: false },
    ])
  })

  test('done late: 0, by as many days as it was late, however long ago', () => {
    const late = task({ doneOn: '2024-07-10' })
    expect(ratingOf([late], ['SYT'], '2024-12-31')).toMatchObject({
      points: 0,
      deciding: [{ daysLate: 10, open: false }],
    })
    // On 5 July it was still open, and 5 days late; what will be done on the 10th has not happened.
    expect(ratingOf([late], ['SYT'], '2024-07-05').deciding).toMatchObject([{ daysLate: 5, open: true }])
  })

  test('cancelled before its deadline: asked of nobody', () => {
    const cancelled = task({ stoppedOn: '2024-06-01' })
    expect(ratingOf([cancelled], ['SYT'], '2024-12-31')).toMatchObject({ points: null, tasks: 0 })
    expect(points([cancelled, task({ code: 'NT-02', doneOn: '2024-06-01' })], '2024-12-31')).toBe(2.5)
    expect(points([task({ stoppedOn: '2024-06-30' })], '2024-12-31')).toBeNull()
  })

  test('cancelled after its deadline had passed: that it was missed stays', () => {
    expect(ratingOf([task({ stoppedOn: '2024-07-03' })], ['SYT'], '2024-12-31')).toMatchObject({
      points: 0,
      tasks: 1,
      deciding: [{ daysLate: 3, open: false }],
    })
  })

  test('suspended: as cancelled; taken up again with its deadline, it is asked for again', () => {
    expect(points([task({ stoppedOn: '2024-05-01' })], '2024-07-01')).toBeNull()
    expect(points([task({ stoppedOn: null })], '2024-07-01')).toBe(0)
  })

  test('done, and stopped by a later document: done', () => {
    expect(points([task({ doneOn: '2024-06-20', stoppedOn: '2024-07-15' })], '2024-12-31')).toBe(2.5)
  })

  test('without a deadline: costs nothing, is counted apart', () => {
    expect(ratingOf([task({ dueOn: null })], ['SYT'], '2024-12-31')).toEqual({
      points: 2.5,
      tasks: 1,
      deciding: [],
      next: null,
      undated: 1,
    })
  })

  test('handed over before its deadline: the new office answers for it', () => {
    const handed = task({ office: 'STC' })
    expect(points([handed], '2024-12-31', 'SYT')).toBeNull()
    expect(points([handed], '2024-12-31', 'STC')).toBe(0)
  })

  test('handed over after it was missed: the old office is charged, the new one has no such task', () => {
    const handed = task({ office: 'STC', chargedOffice: 'SYT' })
    expect(points([handed], '2024-12-31', 'SYT')).toBe(0)
    expect(points([handed], '2024-12-31', 'STC')).toBeNull()
  })

  test('duties of two offices that passed to one: it answers for both', () => {
    const tasks = [task({ doneOn: '2024-06-01' }), task({ code: 'NT-02', office: 'STC' })]
    expect(ratingOf(tasks, ['SYT', 'STC'], '2024-12-31')).toMatchObject({ points: 0, tasks: 2 })
  })

  test('the worst comes first, and of equals the first of the list', () => {
    const tasks = [
      task({ code: 'NT-03' }),
      task({ code: 'NT-02', dueOn: '2024-06-10' }),
      task({ code: 'NT-01' }),
    ]
    expect(ratingOf(tasks, ['SYT'], '2024-07-10').deciding.map(({ code }) => code)).toEqual([
      'NT-02',
      'NT-01',
      'NT-03',
    ])
  })
})

const first: Day = '2024-01-01'
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(first, days))
const someDay = fc.option(day)
const anyTask: fc.Arbitrary<RatedTask> = fc.record({
  code: fc.uuid(),
  office: fc.constantFrom('SYT', 'STC', 'SNV'),
  chargedOffice: fc.option(fc.constantFrom('SYT', 'STC', 'SNV')),
  dueOn: someDay,
  heldToOn: someDay,
  doneOn: someDay,
  stoppedOn: someDay,
})

describe('of any tasks on any day', () => {
  test('each task is charged to one office at most', () => {
    fc.assert(
      fc.property(fc.array(anyTask), day, (tasks, today) => {
        const each = ['SYT', 'STC', 'SNV'].map((office) => ratingOf(tasks, [office], today))
        const all = ratingOf(tasks, ['SYT', 'STC', 'SNV'], today)
        expect(each.reduce((sum, one) => sum + one.tasks, 0)).toBe(all.tasks)
        expect(each.flatMap(({ deciding }) => deciding.map(({ code }) => code)).sort()).toEqual(
          all.deciding.map(({ code }) => code).sort(),
        )
      }),
    )
  })

  test('points are 0 where some task decides, and never because of one that does not', () => {
    fc.assert(
      fc.property(fc.array(anyTask), day, (tasks, today) => {
        const { points, deciding, tasks: rated } = ratingOf(tasks, ['SYT'], today)
        expect(points).toBe(rated === 0 ? null : deciding.length > 0 ? 0 : 2.5)
        const others = tasks.filter(({ code }) => !deciding.some((one) => one.code === code))
        expect(ratingOf(others, ['SYT'], today).points).not.toBe(0)
      }),
    )
  })

  test('what was missed on one day is missed on every later day, by no fewer days', () => {
    fc.assert(
      fc.property(anyTask, day, fc.nat(200), (one, today, days) => {
        expect(daysMissed(one, addDays(today, days))).toBeGreaterThanOrEqual(daysMissed(one, today))
      }),
    )
  })

  test('a day more than the deadline and nothing done or stopped by its end: late by the days between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 300 }), (dueOn, days) => {
        const today = addDays(dueOn, days)
        const open = task({ dueOn })
        expect(daysMissed(open, today)).toBe(daysBetween(dueOn, today))
        expect(points([open], today)).toBe(0)
        expect(points([{ ...open, doneOn: dueOn }], today)).toBe(2.5)
      }),
    )
  })

  test('the next to fall due is not late, and no other open one comes before it', () => {
    fc.assert(
      fc.property(fc.array(anyTask), day, (tasks, today) => {
        const { next } = ratingOf(tasks, ['SYT'], today)
        if (next) expect(next.dueOn >= today).toBe(true)
        if (next) expect(next.daysLeft).toBe(daysBetween(today, next.dueOn))
      }),
    )
  })
})
