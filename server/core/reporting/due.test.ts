import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../day.ts'
import { type Period, parsePeriod } from '../period.ts'
import { askedForDays, askedFrom, cadences, dueOn, periodsAskedFor, reportedNow, valueCode } from './due.ts'

const period = (id: string) => parsePeriod(id) as Period

describe('a report is due', () => {
  test.each<[why: string, of: string, dueDay: number, dueLag: number, day: Day]>([
    ['on the 25th of the month itself', '2024-10', 25, 0, '2024-10-25'],
    ['of a quarter, in its last month', '2024-Q3', 25, 0, '2024-09-25'],
    ['of a half year, in its last month', '2024-H1', 15, 0, '2024-06-15'],
    ['of a year, in December', '2024', 25, 0, '2024-12-25'],
    ['a month after its end', '2024-10', 5, 1, '2024-11-05'],
    ['a month after the end of a year: in the next', '2024', 15, 1, '2025-01-15'],
    ['thirteen months after its end', '2024-12', 1, 13, '2026-01-01'],
    ['on the 31st of a month of thirty days: on its last', '2024-11', 31, 0, '2024-11-30'],
    ['on the 30th of February of a leap year', '2024-02', 30, 0, '2024-02-29'],
    ['on the 29th of February of another', '2023-02', 29, 0, '2023-02-28'],
  ])('%s', (_, of, dueDay, dueLag, day) => {
    expect(dueOn(period(of), { dueDay, dueLag })).toBe(day)
  })

  test('and asked for from ten days before', () => {
    expect(askedFrom('2024-11-25')).toBe('2024-11-15')
    expect(askedFrom('2024-03-05')).toBe('2024-02-24')
  })
})

describe('by 22/11/2024 there have been asked for', () => {
  test.each<[why: string, cadence: (typeof cadences)[number], dueDay: number, dueLag: number, ids: string[]]>(
    [
      ['the running month too, due on the 25th', 'month', 25, 0, ['2024-09', '2024-10', '2024-11']],
      ['not the running month, due on the 5th of the next', 'month', 5, 1, ['2024-08', '2024-09', '2024-10']],
      ['not the running quarter, due at its end', 'quarter', 25, 0, ['2024-Q1', '2024-Q2', '2024-Q3']],
      ['the half year before', 'half', 25, 0, ['2023-H1', '2023-H2', '2024-H1']],
      ['the years before', 'year', 25, 0, ['2021', '2022', '2023']],
    ],
  )('%s', (_, cadence, dueDay, dueLag, ids) => {
    expect(periodsAskedFor('2024-11-22', cadence, { dueDay, dueLag }, 3).map(({ id }) => id)).toEqual(ids)
  })

  test('always as many as asked, in a row, each asked for, and the next one not yet', () => {
    const rule = fc.record({
      dueDay: fc.integer({ min: 1, max: 31 }),
      dueLag: fc.integer({ min: 0, max: 14 }),
    })
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days))
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...cadences),
        rule,
        fc.integer({ min: 1, max: 6 }),
        (today, grain, due, count) => {
          const found = periodsAskedFor(today, grain, due, count)
          expect(found).toHaveLength(count)
          for (const [i, one] of found.entries()) {
            expect(daysBetween(askedFrom(dueOn(one, due)), today)).toBeGreaterThanOrEqual(0)
            const next = found[i + 1]
            if (next) expect(next.start).toBe(addDays(one.end, 1))
          }
        },
      ),
    )
  })
})

test('a deadline lies in the month it is said for, whatever the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 30 }), (dueDay, dueLag) => {
      const due = dueOn(period('2023-11'), { dueDay, dueLag })
      const months = Number(due.slice(0, 4)) * 12 + Number(due.slice(5, 7)) - (2023 * 12 + 11)
      expect(months).toBe(dueLag)
      expect(Number(due.slice(8))).toBeLessThanOrEqual(dueDay)
    }),
  )
  expect(askedForDays).toBe(10)
})

test('a value is known by its KPI, office and period', () => {
  expect(valueCode('digital-files', 'SYT', '2024-10')).toBe('digital-files/SYT/2024-10')
})

test('the month being reported turns ten days before the 25th', () => {
  expect([reportedNow('2024-11-14'), reportedNow('2024-11-15'), reportedNow('2025-01-02')]).toEqual([
    '2024-10',
    '2024-11',
    '2024-12',
  ])
})
