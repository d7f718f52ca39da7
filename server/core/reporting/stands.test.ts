import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../day.ts'
import { type Period, parsePeriod, periodOf } from '../period.ts'
import { standsUntil } from './stands.ts'

const period = (id: string) => parsePeriod(id) as Period

describe('a value stands', () => {
  test.each<[why: string, of: string, carries: number, until: Day]>([
    ['in its own period only', '2024-10', 0, '2024-10-31'],
    ['October through November, not in December', '2024-10', 1, '2024-11-30'],
    ['January through February of a leap year', '2024-01', 1, '2024-02-29'],
    ['November over the new year', '2024-11', 2, '2025-01-31'],
    ['a quarter through the next', '2024-Q4', 1, '2025-03-31'],
    ['a half year through the next', '2024-H1', 1, '2024-12-31'],
    ['a year through two more', '2022', 2, '2024-12-31'],
  ])('%s', (_, of, carries, until) => {
    expect(standsUntil(period(of), carries)).toBe(until)
  })

  test('one period longer for each that it is carried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2024-02', '2024-Q3', '2023-H2', '2024'),
        fc.integer({ min: 0, max: 20 }),
        (of, carries) => {
          const next = periodOf(addDays(standsUntil(period(of), carries), 1), period(of).grain)
          expect(standsUntil(period(of), carries + 1)).toBe(next.end)
        },
      ),
    )
  })
})
