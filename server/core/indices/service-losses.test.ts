import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPoints } from './score.ts'
import { layToServices } from './service-losses.ts'

const lay = (lost: Record<string, number>, shortfalls: Record<string, Record<string, number>>, most = 10) =>
  layToServices(
    { components: Object.entries(lost).map(([id, points]) => ({ id, lost: points, offices: [] })) },
    new Map(Object.entries(shortfalls).map(([id, of]) => [id, new Map(Object.entries(of))])),
    { decimals: 2, most, whyNot: (id) => (id === 'c' ? 'multiplied' : 'published') },
  )

describe('points lost by service', () => {
  it('of 3 points lost by 30 cases, 20 of one service bear 2 and 10 of another 1', () => {
    expect(lay({ a: 3 }, { a: { X: 10, Y: 20, Z: 0 } })).toEqual({
      services: [
        { component: 'a', service: 'Y', name: null, lost: 2 },
        { component: 'a', service: 'X', name: null, lost: 1 },
      ],
      others: { services: 0, lost: 0 },
      untold: 0,
      untoldBy: [],
    })
  })

  it('of a component whose counts name no service are told as such: 3 + 1,25', () => {
    expect(lay({ a: 3, b: 1.25 }, { a: { X: 1 } })).toMatchObject({ untold: 1.25, services: [{ lost: 3 }] })
  })

  it('are told by the reason: 1,25 + 0,75 = 2 in two published components, 0,50 in one that multiplies', () => {
    expect(lay({ a: 1.25, b: 0.75, c: 0.5 }, {})).toMatchObject({
      untold: 2.5,
      untoldBy: [
        { why: 'published', components: 2, lost: 2 },
        { why: 'multiplied', components: 1, lost: 0.5 },
      ],
    })
  })

  it('add up exactly to what was lost, listed or not', () => {
    const points = fc.integer({ min: 1, max: 600 }).map((n) => n / 100)
    const short = fc.dictionary(fc.constantFrom('X', 'Y', 'Z', 'U', 'V'), fc.nat(5_000))
    fc.assert(
      fc.property(
        fc.record({ a: points, b: points, c: points }),
        fc.record({ a: short, b: short }),
        fc.nat(8),
        (lost, shortfalls, most) => {
          const { services, others, untold, untoldBy } = lay(lost, shortfalls, most)
          const laid = addPoints([...services.map((one) => one.lost), others.lost, untold], 4)
          expect(laid).toBe(addPoints(Object.values(lost), 4))
          expect(
            addPoints(
              untoldBy.map((one) => one.lost),
              4,
            ),
          ).toBe(untold)
          expect(services.length).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})
