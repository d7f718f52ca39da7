import { describe, expect, test } from 'vitest'
import { changeOf } from './change.ts'

/** so many of a hundred */
const of100 = (n: number) => ({ numerator: n, denominator: 100 })
const counted = (n: number) => ({ numerator: n, denominator: null })
const share = { better: 'higher', unit: 'share', against: '2024-10' } as const
const overdue = { better: 'lower', unit: 'count', against: '2024-10' } as const

describe('a change', () => {
  test('from 18/57 to 19/57: up by 1,75 points, one thing, better', () => {
    const change = changeOf({ numerator: 19, denominator: 57 }, { numerator: 18, denominator: 57 }, share)
    expect(change?.by).toBeCloseTo(0.0175)
    expect(change?.things).toBe(1)
    expect(change).toMatchObject({ direction: 'up', judgement: 'better', against: '2024-10' })
  })
  test('from 3 overdue to 5: up by 2, worse; from 5 to 3: down by 2, better', () => {
    expect(changeOf(counted(5), counted(3), overdue)).toMatchObject({
      by: 2,
      direction: 'up',
      judgement: 'worse',
    })
    expect(changeOf(counted(3), counted(5), overdue)).toMatchObject({
      by: -2,
      direction: 'down',
      judgement: 'better',
    })
  })
  test('0,04 points do not show at one decimal: level, the same', () => {
    expect(changeOf(of100(81.54), of100(81.5), share)).toMatchObject({
      direction: 'level',
      judgement: 'same',
    })
  })
  test('one thing more is a change: 19 after 18', () => {
    expect(changeOf(counted(19), counted(18), { ...share, unit: 'count' })).toMatchObject({
      by: 1,
      direction: 'up',
    })
  })
  test('7 of 20 after 7 of 14: the share fell, and no count of things says by how many', () => {
    const change = changeOf({ numerator: 7, denominator: 20 }, { numerator: 7, denominator: 14 }, share)
    expect(change).toMatchObject({ direction: 'down', things: null })
  })
  test('the sign is kept: a fall is negative', () => {
    expect(changeOf(of100(20), of100(50), share)?.by).toBeCloseTo(-0.3)
  })
  test('from nothing, or to nothing, there is no change; from 0 there is', () => {
    expect(changeOf(of100(50), null, share)).toBeNull()
    expect(changeOf(null, of100(50), share)).toBeNull()
    expect(changeOf(of100(50), of100(0), share)).toMatchObject({ by: 0.5, direction: 'up' })
  })
})
