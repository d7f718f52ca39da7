import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentOf, countsOf, indexOf } from './testing/small-index.ts'
import { whatIf } from './what-if.ts'

const below = new Map([
  ['A', countsOf({ a: [40, 50] })],
  ['B', countsOf({ a: [30, 50] })],
])
const ask = { office: 'HP', counts: countsOf({ a: [70, 100] }), below }

describe('what if', () => {
  it('A and B reach 90%: 5 + 15 more cases, 10 × 90/100 − 10 × 70/100 = +2', () => {
    const found = whatIf(indexOf(componentOf('a')), ask, { component: 'a', offices: ['A', 'B'], ratio: 0.9 })
    expect(found).toMatchObject({ gain: 2, cases: 20, raised: ['A', 'B'] })
  })

  it('whoever is there already keeps what they have: at 70% only B moves, by 5 cases, +0,5', () => {
    const found = whatIf(indexOf(componentOf('a')), ask, { component: 'a', offices: ['A', 'B'], ratio: 0.7 })
    expect(found).toMatchObject({ gain: 0.5, cases: 5, raised: ['B'] })
  })

  it('the office itself reaches 95%: 25 more cases, +2,5', () => {
    const found = whatIf(indexOf(componentOf('a')), ask, { component: 'a', offices: ['HP'], ratio: 0.95 })
    expect(found).toMatchObject({ gain: 2.5, cases: 25, raised: ['HP'] })
  })

  it('eleven communes reach 95%: 11 × 42 of 4.400 more cases, 4 × 3.762/4.400 − 4 × 3.300/4.400 = 3,42 − 3 = +0,42', () => {
    const communes = Array.from({ length: 20 }, (_, i) => [
      `X${i}`,
      countsOf({ a: i < 11 ? [167, 220] : [163, 220] }),
    ]) as [string, ReturnType<typeof countsOf>][]
    const eleven = communes.slice(0, 11).map(([code]) => code)
    const found = whatIf(
      indexOf(componentOf('a', { max: 4 })),
      { office: 'HP', counts: countsOf({ a: [3_300, 4_400] }), below: new Map(communes) },
      { component: 'a', offices: eleven, ratio: 0.95 },
    )
    expect(found).toMatchObject({ gain: 0.42, cases: 11 * 42, raised: eleven })
    expect([found.before.score, found.after.score]).toEqual([3, 3.42])
  })

  it('cases are whole: half of 3 takes 2', () => {
    const one = { ...ask, counts: countsOf({ a: [0, 3] }) }
    expect(
      whatIf(indexOf(componentOf('a')), one, { component: 'a', offices: ['HP'], ratio: 0.5 }).cases,
    ).toBe(2)
  })

  it('offices change nothing where the counts do not add up over them', () => {
    const found = whatIf(indexOf(componentOf('a', { spread: 'own' })), ask, {
      component: 'a',
      offices: ['A', 'B'],
      ratio: 1,
    })
    expect(found).toMatchObject({ gain: 0, cases: 0, raised: [] })
  })

  it('reaching more never wins less, and never more than the maximum', () => {
    const index = indexOf(componentOf('a', { threshold: 0.8 }), componentOf('b', { times: 'a' }))
    const counts = countsOf({ a: [70, 100], b: [20, 30] })
    const gain = (ratio: number) =>
      whatIf(index, { ...ask, counts }, { component: 'a', offices: ['A', 'B'], ratio }).gain
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const [low, high] = [Math.min(a, b) / 100, Math.max(a, b) / 100]
        expect(gain(low)).toBeGreaterThanOrEqual(0)
        expect(gain(high)).toBeGreaterThanOrEqual(gain(low))
        expect(gain(high)).toBeLessThanOrEqual(20)
      }),
    )
  })
})
