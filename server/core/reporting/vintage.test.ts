import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastCertain, vintages } from './vintage.ts'

describe('a total is as certain as its least certain part', () => {
  test.each([
    ['an estimate among official figures', 'official', 'estimate', 'estimate'],
    ['an estimate beside a preliminary one', 'preliminary', 'estimate', 'estimate'],
    ['a preliminary one among official ones', 'official', 'preliminary', 'preliminary'],
    ['nothing but official ones', 'official', 'official', 'official'],
  ] as const)('%s', (_, a, b, total) => {
    expect(leastCertain(a, b)).toBe(total)
    expect(leastCertain(b, a)).toBe(total)
  })

  test('in whatever order the parts come', () => {
    const parts = fc.array(fc.constantFrom(...vintages), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, (all) => {
        const total = all.reduce(leastCertain)
        expect([...all].reverse().reduce(leastCertain)).toBe(total)
        expect(total === 'official').toBe(all.every((one) => one === 'official'))
        expect(total === 'estimate').toBe(all.includes('estimate'))
      }),
    )
  })
})
