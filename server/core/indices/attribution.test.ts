import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribute } from './attribution.ts'
import { countsFor } from './pool.ts'
import { addPoints, scoreIndex } from './score.ts'
import { componentOf, countsOf, indexOf } from './testing/small-index.ts'

const ask = (
  index: ReturnType<typeof indexOf>,
  city: Parameters<typeof countsOf>[0],
  below: Record<string, Parameters<typeof countsOf>[0]> = {},
) =>
  attribute(index, {
    office: 'HP',
    counts: countsOf(city),
    below: new Map(Object.entries(below).map(([code, counts]) => [code, countsOf(counts)])),
  })

describe('points lost', () => {
  it('10 − 10 × 70/100 = 3, of which A with 10 of 30 cases bears 1 and B with 20 bears 2', () => {
    const { lost, components } = ask(
      indexOf(componentOf('a')),
      { a: [70, 100] },
      { A: { a: [40, 50] }, B: { a: [30, 50] } },
    )
    expect(lost).toBe(3)
    expect(components).toEqual([
      {
        id: 'a',
        lost: 3,
        offices: [
          { office: 'B', lost: 2 },
          { office: 'A', lost: 1 },
        ],
      },
    ])
  })

  it('counts only what is short of the threshold: at 80% A with 50/50 bears nothing, B with 20/50 all', () => {
    const { components } = ask(
      indexOf(componentOf('a', { threshold: 0.8 })),
      { a: [70, 100] },
      { A: { a: [50, 50] }, B: { a: [20, 50] } },
    )
    expect(components[0]?.offices).toEqual([{ office: 'B', lost: 1.25 }])
  })

  it('leaves to no office what their counts do not explain: of 30 cases they explain 10, so 1 of 3 points', () => {
    const { components } = ask(indexOf(componentOf('a')), { a: [70, 100] }, { A: { a: [10, 20] } })
    expect(components[0]?.offices).toEqual([
      { office: null, lost: 2 },
      { office: 'A', lost: 1 },
    ])
  })

  it('lays what belongs to the city to the city, and never to the offices that it is copied to', () => {
    const { offices } = ask(
      indexOf(componentOf('a', { spread: 'city' })),
      { a: [0, 54] },
      { A: { a: [0, 54] }, B: { a: [0, 54] } },
    )
    expect(offices).toEqual([{ office: 'HP', lost: 10 }])
  })

  it('of 10 × 1 × 1/2 lays the 5 to whom the other share lacks', () => {
    const { components } = ask(
      indexOf(componentOf('a', { times: 'b' }), componentOf('b')),
      { a: [10, 10], b: [5, 10] },
      { A: { a: [5, 5], b: [5, 5] }, B: { a: [5, 5], b: [0, 5] } },
    )
    expect(components.map(({ offices }) => offices)).toEqual([
      [{ office: 'B', lost: 5 }],
      [{ office: 'B', lost: 5 }],
    ])
  })

  it('of a component that is missing are all its points, and of one that does not apply none', () => {
    const { lost } = ask(indexOf(componentOf('a'), componentOf('b', { whenZero: 'not-applicable' })), {
      b: [0, 0],
    })
    expect(lost).toBe(10)
  })

  const counts = fc
    .tuple(fc.nat(5_000), fc.nat(5_000))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])

  it('add up exactly to the gap, over components and over offices, whatever was counted', () => {
    const index = indexOf(
      componentOf('a', { max: 6, whenZero: 'full' }),
      componentOf('b', { max: 2, threshold: 0.8 }),
      componentOf('c', { max: 6, threshold: 0.5, times: 'a' }),
      componentOf('d', { max: 4, spread: 'city' }),
    )
    const record = fc.record({ a: counts, b: counts, c: counts, d: counts })
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'), record),
        fc.option(record),
        (below, own) => {
          const parts = Object.values(below).map(countsOf)
          const city = own
            ? countsOf(own)
            : countsFor(index, { own: new Map(), city: new Map(), below: parts }).counts
          const found = attribute(index, {
            office: 'HP',
            counts: city,
            below: new Map(Object.entries(below).map(([code, of]) => [code, countsOf(of)])),
          })
          const { score, max } = scoreIndex(index, city)
          expect(found.lost).toBe(addPoints([max, -(score ?? 0)], 2))
          expect(
            addPoints(
              found.components.map(({ lost }) => lost),
              4,
            ),
          ).toBe(found.lost)
          expect(
            addPoints(
              found.offices.map(({ lost }) => lost),
              4,
            ),
          ).toBe(found.lost)
          for (const { lost, offices } of found.components) {
            expect(
              addPoints(
                offices.map((one) => one.lost),
                4,
              ),
            ).toBe(lost)
            for (const one of offices) expect(one.lost).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})
