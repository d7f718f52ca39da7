import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../server/core/day.ts'
import { grant } from '../testing/people.ts'
import { grantsByStanding, standingOf } from './standing-of-grants.ts'

const today = '2024-11-22'
const over = { inForce: false }

describe('where a role stands', () => {
  it.each([
    ['in force on its last day', grant('head', null, { toOn: today }), 'inForce'],
    ['past from the day after', grant('head', null, { ...over, toOn: '2024-11-21' }), 'past'],
    ['to come until the day before', grant('head', null, { ...over, fromOn: '2024-11-23' }), 'toCome'],
    ['at rest while the lender does not hold it', grant('head', null, { ...over, toOn: today }), 'resting'],
  ] as const)('%s', (_, given, standing) => {
    expect(standingOf(given, today)).toBe(standing)
  })

  it('is one place for each role, whatever its days', () => {
    const days = fc.integer({ min: -400, max: 400 }).map((n) => addDays(today, n))
    const some = fc.record({ inForce: fc.boolean(), fromOn: days, toOn: fc.option(days) })
    fc.assert(
      fc.property(fc.array(some), (given) => {
        const grants = given.map((one, nth) => grant('officer', null, { ...one, code: String(nth) }))
        const placed = Object.values(grantsByStanding(grants, today)).flat()
        expect(placed.map(({ code }) => Number(code)).sort((a, b) => a - b)).toEqual(
          given.map((_, nth) => nth),
        )
      }),
    )
  })
})
