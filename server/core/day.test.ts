import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOfInstant, daysBetween, endOfDay, isDay, maxDay, minDay, weekday } from './day.ts'

const day = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays('1900-01-01', n))

describe('a day', () => {
  test('2024-02-29 exists; 2023-02-29, 2024-02-30 and 2024-13-01 do not', () => {
    expect(isDay('2024-02-29')).toBe(true)
    for (const text of ['2023-02-29', '2024-02-30', '2024-13-01', '2024-1-1', '22/11/2024', '']) {
      expect(isDay(text), text).toBe(false)
    }
  })
  test('28 February 2024 + 2 days = 1 March 2024; from 22 November to 25 November are 3 days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2024-11-22', '2024-11-25')).toBe(3)
    expect(daysBetween('2024-11-25', '2024-11-22')).toBe(-3)
  })
  test('adding the days between leads from one day to the other, whichever is earlier', () => {
    fc.assert(fc.property(day, day, (a, b) => addDays(a, daysBetween(a, b)) === b))
  })
  test('days compare as text', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
        expect([minDay(a, b), maxDay(a, b)]).toEqual([a, b].sort())
      }),
    )
  })
  test('22 November 2024 was a Friday (5), 24 November a Sunday (7), 25 November a Monday (1)', () => {
    expect(['2024-11-22', '2024-11-24', '2024-11-25'].map(weekday)).toEqual([5, 7, 1])
  })
})

describe('the day in the city', () => {
  test('17:00 UTC on the 22nd is already the 23rd; one second earlier it is not', () => {
    expect(dayOfInstant(new Date('2024-11-22T17:00:00Z'))).toBe('2024-11-23')
    expect(dayOfInstant(new Date('2024-11-22T16:59:59Z'))).toBe('2024-11-22')
  })
  test('the end of a day is in the day, one millisecond later is the next', () => {
    fc.assert(
      fc.property(day, (d) => {
        const end = new Date(endOfDay(d)).getTime()
        expect(dayOfInstant(new Date(end))).toBe(d)
        expect(dayOfInstant(new Date(end + 1))).toBe(addDays(d, 1))
      }),
    )
  })
})
