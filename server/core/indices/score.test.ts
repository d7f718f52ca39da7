import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPoints, scoreIndex } from './score.ts'
import { componentOf, countsOf, indexOf } from './testing/small-index.ts'

const scoreOf = (
  ...[rule, numerator, denominator]: [Parameters<typeof componentOf>[1], number | null, number | null]
) =>
  scoreIndex(indexOf(componentOf('a', rule)), countsOf({ a: [numerator, denominator] })).groups[0]
    ?.components[0]

describe('a component', () => {
  it.each([
    ['10 × 201/2000 = 1,005 is 1,01, though the nearest double is below a half', {}, 201, 2_000, 1.01],
    ['10 × 1/3 = 3,333… is 3,33', {}, 1, 3, 3.33],
    ['10 × 2/3 = 6,666… is 6,67', {}, 2, 3, 6.67],
    ['2 × min(1, 0,4/0,8) = 1', { max: 2, threshold: 0.8 }, 4, 10, 1],
    ['2 × min(1, 0,9/0,8) = 2 and no more', { max: 2, threshold: 0.8 }, 9, 10, 2],
    ['2,5 × 1/2 = 1,25', { max: 2.5 }, 1, 2, 1.25],
    ['10 × 12/10 = 10 at most', {}, 12, 10, 10],
    ['0/7 = 0', {}, 0, 7, 0],
    ['0/0 is nothing where the rule says so', { whenZero: 'zero' as const }, 0, 0, 0],
    ['0/0 is everything where the rule says so', { whenZero: 'full' as const }, 0, 0, 10],
    ['0/0 is no question where the rule says so', { whenZero: 'not-applicable' as const }, 0, 0, null],
    ['null/null is missing, not zero', {}, null, null, null],
    ['null/null is everything where the rule says so', { whenEmpty: 'full' as const }, null, null, 10],
    ['null/null is nothing where the rule says so', { whenEmpty: 'zero' as const }, null, null, 0],
    ['information only has no score', { informative: true }, 3, 4, null],
  ])('%s', (_say, rule, numerator, denominator, expected) => {
    expect(scoreOf(rule, numerator, denominator)?.score).toBe(expected)
  })
})

describe('the sum', () => {
  const three = indexOf(componentOf('a'), componentOf('b', { whenZero: 'not-applicable' }), componentOf('c'))

  it('0,1 + 0,2 = 0,3 and not 0,30000000000000004', () => {
    expect(addPoints([0.1, 0.2], 2)).toBe(0.3)
  })

  it('leaves what does not apply out of the maximum (20), and what is missing in it', () => {
    const found = scoreIndex(three, countsOf({ a: [1, 2], b: [0, 0] }))
    expect(found).toMatchObject({ score: 5, max: 20, missing: 1 })
  })

  it('is absent, not zero, where nothing is known', () => {
    expect(scoreIndex(three, new Map())).toMatchObject({ score: null, max: 30, missing: 3 })
  })

  it('is provisional as soon as one denominator is', () => {
    const counts = new Map([
      ...countsOf({ a: [1, 2] }),
      ['c', { numerator: 1, denominator: 2, provisional: true }],
    ])
    expect(scoreIndex(three, counts).provisional).toBe(true)
  })

  it('multiplies by another component’s share: 10 × 1/2 × 4/5 = 4; without that, there is no score', () => {
    const index = indexOf(componentOf('a', { times: 'b' }), componentOf('b'))
    const scores = (counts: Parameters<typeof countsOf>[0]) =>
      scoreIndex(index, countsOf(counts)).groups[0]?.components.map(({ score, basis }) => [score, basis])
    expect(scores({ a: [1, 2], b: [4, 5] })).toEqual([
      [4, 'counts'],
      [8, 'counts'],
    ])
    expect(scores({ a: [1, 2] })?.[0]).toEqual([null, 'factor-missing'])
  })
})

const part = fc
  .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const rule = fc.record({
  max: fc.integer({ min: 1, max: 3_000 }).map((n) => n / 100),
  threshold: fc.option(fc.integer({ min: 1, max: 100 }).map((n) => n / 100)),
  whenZero: fc.constantFrom('zero', 'full'),
})

describe('whatever is counted', () => {
  it('a score lies between nothing and its maximum, within a hundredth of the plain product', () => {
    fc.assert(
      fc.property(rule, part, (given, [numerator, denominator]) => {
        const score = scoreOf(given as Parameters<typeof componentOf>[1], numerator, denominator)?.score ?? -1
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(given.max)
        if (denominator === 0) return
        const plain = given.max * Math.min(1, numerator / denominator / (given.threshold ?? 1))
        expect(Math.abs(score - plain)).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
    )
  })

  it('is the product in whole numbers, halves up, to the last hundredth', () => {
    // Denominators by which halves of a hundredth come up often.
    const halves = fc
      .constantFrom(8, 40, 200, 400, 800, 2_000, 16_000, 464_494)
      .chain((d) => fc.tuple(fc.nat(d), fc.constant(d)))
    const scored = fc.record({
      cents: fc.integer({ min: 1, max: 3_000 }),
      percent: fc.option(fc.integer({ min: 1, max: 100 })),
    })
    fc.assert(
      fc.property(scored, fc.oneof(part, halves), fc.option(halves), ({ cents, percent }, [n, d], factor) => {
        fc.pre(d > 0)
        const level = percent ?? 100
        const top = BigInt(Math.min(n * 100, level * d)) * BigInt(factor?.[0] ?? 1) * BigInt(cents)
        const bottom = BigInt(level * d) * BigInt(factor?.[1] ?? 1)
        const hundredths = (2n * top + bottom) / (2n * bottom)
        const { groups } = scoreIndex(
          indexOf(
            componentOf('a', {
              max: cents / 100,
              threshold: percent && percent / 100,
              times: factor ? 'b' : null,
            }),
            componentOf('b'),
          ),
          countsOf({ a: [n, d], ...(factor ? { b: factor } : {}) }),
        )
        expect(groups[0]?.components[0]?.score).toBe(Number(`${hundredths}e-2`))
      }),
      { numRuns: 1_000 },
    )
  })

  it('one more case counted never costs a point', () => {
    fc.assert(
      fc.property(rule, part, (given, [numerator, denominator]) => {
        fc.pre(numerator < denominator)
        const of = (n: number) =>
          scoreOf(given as Parameters<typeof componentOf>[1], n, denominator)?.score ?? -1
        expect(of(numerator + 1)).toBeGreaterThanOrEqual(of(numerator))
      }),
    )
  })
})
