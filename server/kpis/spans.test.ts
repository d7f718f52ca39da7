import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween } from '../core/day.ts'
import { rangesOf, type Span } from './spans.ts'

const span = fc
  .record({
    grain: fc.constantFrom('day' as const, 'month' as const),
    from: fc.integer({ min: 0, max: 60 }),
    days: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ grain, from, days }): Span => {
    const lo = addDays('2024-01-20', from)
    return { grain, lo, hi: addDays(lo, days) }
  })

const daysOf = (spans: readonly Span[]) =>
  spans.flatMap(({ grain, lo, hi }) =>
    Array.from({ length: daysBetween(lo, hi) + 1 }, (_, n) => `${grain} ${addDays(lo, n)}`),
  )

it('ranges hold the days of all spans, and each day of a grain once', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
      expect(daysOf(rangesOf(spans)).sort()).toEqual([...new Set(daysOf(spans))].sort())
    }),
  )
})
