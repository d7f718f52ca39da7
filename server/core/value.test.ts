import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vintages } from './reporting/vintage.ts'
import { medianOf, type Pooled, pool, valueOf } from './value.ts'

const point = (numerator: number, denominator: number | null, rest: Partial<Pooled> = {}): Pooled => ({
  numerator,
  denominator,
  rows: 1,
  sample: false,
  vintage: 'official',
  through: null,
  updatedAt: null,
  ...rest,
})

describe('a value', () => {
  test('19 of 57 = 33,3 %; 0 of 57 = 0, which is a figure', () => {
    expect(valueOf(point(19, 57), 'share')).toBeCloseTo(0.3333, 4)
    expect(valueOf(point(0, 57), 'share')).toBe(0)
  })
  test('a zero or missing denominator has no value; nor has no point at all', () => {
    expect(valueOf(point(0, 0), 'share')).toBeNull()
    expect(valueOf(point(5, null), 'share')).toBeNull()
    expect(valueOf(null, 'share')).toBeNull()
    expect(valueOf(undefined, 'count')).toBeNull()
  })
  test('a count is its numerator, with or without a denominator', () => {
    expect(valueOf(point(23, null), 'count')).toBe(23)
    expect(valueOf(point(23, 25), 'count')).toBe(23)
  })
})

describe('pooled', () => {
  test('1 of 2 and 1 of 1 are 2 of 3 = 66,7 %, not the mean of 50 % and 100 %', () => {
    const total = pool([point(1, 2), point(1, 1)])
    expect(valueOf(total, 'share')).toBeCloseTo(2 / 3)
  })
  test('nothing pooled is nothing, never zero', () => {
    expect(pool([])).toBeNull()
  })
  test('one without a denominator leaves the total without', () => {
    expect(pool([point(1, 2), point(3, null)])?.denominator).toBeNull()
  })
  test('one sample row makes the total a sample; the newest is its age; rows add up', () => {
    const total = pool([
      point(1, 2, { sample: true, updatedAt: '2024-11-21T16:40:00+07:00', rows: 2 }),
      point(1, 1, { updatedAt: '2024-11-22T06:00:00+07:00' }),
      point(1, 1),
    ])
    expect(total).toEqual(point(3, 4, { sample: true, updatedAt: '2024-11-22T06:00:00+07:00', rows: 4 }))
  })

  const points = fc.array(
    fc.record({
      numerator: fc.nat(10_000),
      denominator: fc.option(fc.nat(10_000), { freq: 10 }),
      rows: fc.nat(50),
      sample: fc.boolean(),
      vintage: fc.constantFrom(...vintages),
      through: fc.option(fc.constantFrom('2024-09-30', '2024-10-31')),
      updatedAt: fc.option(fc.constantFrom('2024-10-01T00:00:00+07:00', '2024-11-01T00:00:00+07:00')),
    }),
  )
  const some = (p: Pooled | null) => (p ? [p] : [])
  test('pooling the pools of two parts is pooling the whole: sums of months, offices and quarters agree', () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        expect(pool([...some(pool(a)), ...some(pool(b))])).toEqual(pool([...a, ...b]))
      }),
    )
  })
  test('the order of the parts does not matter', () => {
    fc.assert(
      fc.property(points, (all) => {
        expect(pool([...all].reverse())).toEqual(pool(all))
      }),
    )
  })
})

describe('the median', () => {
  test('of 0, 1/4 and 1 is 1/4; of 0, 1/4, 1/2 and 1 it is 3/8', () => {
    expect(medianOf([1, 0, 0.25])).toBe(0.25)
    expect(medianOf([1, 0, 0.25, 0.5])).toBe(0.375)
  })
  test('leaves out what is not known, and is not known when nothing is', () => {
    expect(medianOf([null, 3, null])).toBe(3)
    expect(medianOf([null])).toBeNull()
    expect(medianOf([])).toBeNull()
  })
})
