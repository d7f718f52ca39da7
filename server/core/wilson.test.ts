import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from './wilson.ts'

describe('the interval of a share', () => {
  it('of 80 out of 100: (0,8 + 0,019207) / 1,038415 ± 1,959964 × √(0,0016 + 0,00009604) / 1,038415', () => {
    const { low, high } = wilson(80, 100) ?? { low: 0, high: 0 }
    expect(low).toBeCloseTo(0.788901 - 0.077733, 4)
    expect(high).toBeCloseTo(0.788901 + 0.077733, 4)
  })

  it('of 0 out of 10 begins at 0, and ends at 3,841459 / 13,841459 = 27,75%', () => {
    expect(wilson(0, 10)?.low).toBe(0)
    expect(wilson(0, 10)?.high).toBeCloseTo(0.277533, 5)
  })

  it('of 10 out of 10 is the mirror of it', () => {
    expect(wilson(10, 10)?.high).toBe(1)
    expect(wilson(10, 10)?.low).toBeCloseTo(1 - 0.277533, 5)
  })

  it('of nothing is none', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  it('lies within 0…1, holds the share, and narrows with four times the answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const k = Math.round(n * part)
          const { low, high } = wilson(k, n) ?? { low: 2, high: -1 }
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low).toBeLessThanOrEqual(k / n)
          expect(high).toBeGreaterThanOrEqual(k / n)
          const wider = wilson(4 * k, 4 * n) ?? { low: 0, high: 1 }
          expect(wider.high - wider.low).toBeLessThan(high - low)
        },
      ),
    )
  })
})
