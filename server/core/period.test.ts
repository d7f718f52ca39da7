import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import {
  type Grain,
  grains,
  type Period,
  parsePeriod,
  periodOf,
  periodsBetween,
  periodsUpTo,
  previousPeriod,
  sameLastYear,
} from './period.ts'

function period(id: string): Period {
  const found = parsePeriod(id)
  if (!found) throw new Error(`no such period: ${id}`)
  return found
}
const span = (id: string) => `${period(id).start} ${period(id).end}`

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n))
/** The grains whose periods follow one another; nine months and cumulative ones overlap or leave a gap by nature. */
const tiling = fc.constantFrom<Grain>('week', 'month', 'quarter', 'half', 'year')
const anyGrain = fc.constantFrom(...grains)

describe('the id of a period', () => {
  test.each([
    ['2024-W47', '2024-11-18 2024-11-24'],
    ['2024-W01', '2024-01-01 2024-01-07'],
    ['2025-W01', '2024-12-30 2025-01-05'],
    ['2020-W53', '2020-12-28 2021-01-03'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2024-12', '2024-12-01 2024-12-31'],
    ['2024-Q4', '2024-10-01 2024-12-31'],
    ['2024-H1', '2024-01-01 2024-06-30'],
    ['2024-9M', '2024-01-01 2024-09-30'],
    ['2024', '2024-01-01 2024-12-31'],
    ['2024-11-ytd', '2024-01-01 2024-11-30'],
  ])('%s is %s', (id, days) => {
    expect(span(id)).toBe(days)
  })
  test.each([
    '2024-13',
    '2024-00',
    '2024-1',
    '2023-W53',
    '2024-W00',
    '2024-Q5',
    '2024-H3',
    '2024-13-ytd',
    '24',
    '2024-11-22',
    'x',
  ])('%s is no period', (id) => {
    expect(parsePeriod(id)).toBeUndefined()
  })
  test('names the period that it came from, whatever the grain', () => {
    fc.assert(
      fc.property(day, anyGrain, (d, grain) => {
        const found = periodOf(d, grain)
        expect(found.grain).toBe(grain)
        expect(parsePeriod(found.id)).toEqual(found)
      }),
    )
  })
})

describe('periods tile the calendar', () => {
  test('a day lies in its period', () => {
    fc.assert(
      fc.property(day, tiling, (d, grain) => {
        const found = periodOf(d, grain)
        expect(found.start <= d && d <= found.end).toBe(true)
      }),
    )
  })
  test('the one before ends on the day before, without gap or overlap', () => {
    fc.assert(
      fc.property(day, tiling, (d, grain) => {
        const found = periodOf(d, grain)
        expect(addDays(previousPeriod(found).end, 1)).toBe(found.start)
      }),
    )
  })
  test('any thirteen up to a period follow one another and end with it', () => {
    fc.assert(
      fc.property(day, tiling, (d, grain) => {
        const found = periodOf(d, grain)
        const run = periodsUpTo(found, 13)
        expect(run).toHaveLength(13)
        expect(run.at(-1)).toEqual(found)
        for (const [i, one] of run.slice(1).entries()) expect(one.start).toBe(addDays(run[i]?.end ?? '', 1))
      }),
    )
  })
  test('cumulative periods all begin on 1 January; the one before ends a month earlier', () => {
    expect(previousPeriod(period('2024-11-ytd')).id).toBe('2024-10-ytd')
    expect(previousPeriod(period('2024-01-ytd')).id).toBe('2023-12-ytd')
  })
  test('before nine months of 2024 come nine months of 2023; in November they are the ones just ended', () => {
    expect(previousPeriod(period('2024-9M')).id).toBe('2023-9M')
    expect(periodOf('2024-11-22', 'nine-months').id).toBe('2024-9M')
  })
})

describe('periods between two', () => {
  const between = (from: string, to: string, limit = 100) =>
    periodsBetween(period(from), period(to), limit).map((p) => p.id)
  test('November to February are four months', () => {
    expect(between('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
  })
  test('one to itself is one; at most as many as allowed, the newest', () => {
    expect(between('2024-02', '2024-02')).toEqual(['2024-02'])
    expect(between('2023-11', '2024-02', 2)).toEqual(['2024-01', '2024-02'])
  })
  test('cumulative periods of one year, though they share their first day', () => {
    expect(between('2023-12-ytd', '2024-03-ytd')).toEqual([
      '2023-12-ytd',
      '2024-01-ytd',
      '2024-02-ytd',
      '2024-03-ytd',
    ])
  })
  test('backwards: none', () => {
    expect(between('2024-03', '2024-02')).toEqual([])
  })
})

describe('a year earlier', () => {
  test('has the same id but for the year', () => {
    expect(
      ['2024-11', '2024-Q4', '2024-9M', '2024', '2024-11-ytd'].map((id) => sameLastYear(period(id)).id),
    ).toEqual(['2023-11', '2023-Q4', '2023-9M', '2023', '2023-11-ytd'])
  })
  test('week 53 of 2020 is held against week 52 of 2019, which has no week 53', () => {
    expect(sameLastYear(period('2020-W53')).id).toBe('2019-W52')
  })
})

test('what is not a day has no period', () => {
  expect(() => periodOf('2024-02-30', 'month')).toThrow(RangeError)
})
