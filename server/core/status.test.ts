import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTrouble, severity, statuses, statusOf } from './status.ts'
import { expectedOn, type Target } from './target.ts'

const higher = { better: 'higher', slack: 0.05 } as const
const lower = { better: 'lower', slack: 2 } as const

describe('more is better, five points of slack', () => {
  test('0,80 asked: 0,80 is on track, 0,75 at risk, 0,74 behind', () => {
    expect(statusOf(0.8, 0.8, higher)).toBe('on-track')
    expect(statusOf(0.75, 0.8, higher)).toBe('at-risk')
    expect(statusOf(0.74, 0.8, higher)).toBe('behind')
  })
  test('0,1 + 0,2 meets 0,3 although the machine says otherwise', () => {
    expect(statusOf(0.3, 0.1 + 0.2, higher)).toBe('on-track')
  })
  test('on a path from 10 to 375 over 2024, 192 on 1 July is on track and 191 is not', () => {
    const path: Target = {
      fromOn: '2024-01-01',
      dueOn: '2024-12-31',
      fromLevel: 10,
      level: 375,
      document: null,
      sample: true,
    }
    const expected = expectedOn(path, '2024-07-01')
    expect(statusOf(192, expected, { better: 'higher', slack: 0 })).toBe('on-track')
    expect(statusOf(191, expected, { better: 'higher', slack: 0 })).toBe('behind')
  })
})

describe('less is better, two of slack', () => {
  test('0 asked: 0 is on track, 2 at risk, 3 behind', () => {
    expect([0, 2, 3].map((n) => statusOf(n, 0, lower))).toEqual(['on-track', 'at-risk', 'behind'])
  })
})

test('no value is no data even with a target; no target is no judgement', () => {
  expect(statusOf(null, 0.8, higher)).toBe('no-data')
  expect(statusOf(null, null, higher)).toBe('no-data')
  expect(statusOf(0, null, higher)).toBe('no-target')
})

test('a better value never has a worse status', () => {
  const value = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(value, value, value, (a, b, asked) => {
      const [worse, better] = a < b ? [a, b] : [b, a]
      const order = ['behind', 'at-risk', 'on-track']
      const rank = (v: number) => order.indexOf(statusOf(v, asked, higher))
      expect(rank(worse)).toBeLessThanOrEqual(rank(better))
    }),
  )
})

test('worst first: behind, at risk, no data, on track, no target; the first two are trouble', () => {
  expect([...statuses].sort((a, b) => severity(a) - severity(b))).toEqual([
    'behind',
    'at-risk',
    'no-data',
    'on-track',
    'no-target',
  ])
  expect(statuses.filter(isTrouble)).toEqual(['behind', 'at-risk'])
})
