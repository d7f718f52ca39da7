import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from './day.ts'
import {
  beginsWorkingWeek,
  type ExceptionalDays,
  isWorkingDay,
  weekBegins,
  workingDayAfter,
  workingDayBefore,
  workingDaysBetween,
} from './working-days.ts'

/** Thursday 18 April 2024 and the bridge of Monday 29 April, worked on Saturday 4 May, with the two days after it. */
const spring2024: ExceptionalDays = new Map([
  ['2024-04-18', false],
  ['2024-04-29', false],
  ['2024-04-30', false],
  ['2024-05-01', false],
  ['2024-05-04', true],
])
const usual: ExceptionalDays = new Map()

describe('working days', () => {
  it('a weekday off is none, and a Saturday worked instead is one', () => {
    expect(isWorkingDay('2024-04-29', spring2024)).toBe(false)
    expect(isWorkingDay('2024-05-04', spring2024)).toBe(true)
    expect(isWorkingDay('2024-05-05', spring2024)).toBe(false)
    expect(isWorkingDay('2024-05-06', spring2024)).toBe(true)
  })

  it('from Friday 26 April to Monday 6 May 2024 there are 2 + 1 + 1: Thursday, Friday, the Saturday worked, Monday', () => {
    expect(workingDaysBetween('2024-04-26', '2024-05-06', spring2024)).toBe(4)
    expect(workingDaysBetween('2024-04-26', '2024-05-06', usual)).toBe(6)
  })

  it('until the same day, or an earlier one, none is left', () => {
    expect(workingDaysBetween('2024-04-26', '2024-04-26', usual)).toBe(0)
    expect(workingDaysBetween('2024-04-26', '2024-04-01', usual)).toBe(0)
  })

  it('three working days before Monday 6 May 2024 is Thursday 2 May: the Saturday worked, Friday, Thursday', () => {
    expect(workingDayBefore('2024-05-06', 3, spring2024)).toBe('2024-05-02')
    expect(workingDayBefore('2024-05-06', 3, usual)).toBe('2024-05-01')
    expect(workingDayAfter('2024-04-26', 1, spring2024)).toBe('2024-05-02')
  })

  it('none after a day off is the next one worked, and none before it the last', () => {
    expect(workingDayAfter('2024-04-27', 0, spring2024)).toBe('2024-05-02')
    expect(workingDayBefore('2024-05-01', 0, spring2024)).toBe('2024-04-26')
    expect(workingDayAfter('2024-05-06', 0, spring2024)).toBe('2024-05-06')
  })

  it('the week of a bridge begins on Thursday, and others on Monday', () => {
    expect(weekBegins('2024-05-05')).toBe('2024-04-29')
    const begins = (day: Day) => beginsWorkingWeek(day, spring2024)
    expect(['2024-04-29', '2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04'].filter(begins)).toEqual([
      '2024-05-02',
    ])
    expect(begins('2024-05-06')).toBe(true)
  })
})

const dayOf = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2024-01-01', days))
const exceptionsOf = fc
  .array(fc.tuple(dayOf, fc.boolean()), { maxLength: 40 })
  .map((pairs): ExceptionalDays => new Map(pairs))

describe('counted one by one', () => {
  it('the working days between two days are as many', () => {
    fc.assert(
      fc.property(dayOf, dayOf, exceptionsOf, (from, to, exceptional) => {
        let count = 0
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          if (isWorkingDay(day, exceptional)) count++
        expect(workingDaysBetween(from, to, exceptional)).toBe(count)
      }),
    )
  })

  it('the n-th working day after a day has n working days until it, and it is worked', () => {
    fc.assert(
      fc.property(dayOf, fc.integer({ min: 1, max: 40 }), exceptionsOf, (day, count, exceptional) => {
        const after = workingDayAfter(day, count, exceptional)
        expect(isWorkingDay(after, exceptional)).toBe(true)
        expect(workingDaysBetween(day, after, exceptional)).toBe(count)
        const before = workingDayBefore(day, count, exceptional)
        expect(workingDaysBetween(addDays(before, -1), addDays(day, -1), exceptional)).toBe(count)
      }),
    )
  })
})
