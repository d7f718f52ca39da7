import { describe, expect, test } from 'vitest'
import { changeOf } from './change.ts'

const share = { better: 'higher', unit: 'share', against: '2024-10' } as const
const overdue = { better: 'lower', unit: 'count', against: '2024-10' } as const

describe('a change', () => {
  test('from 31,6 % to 33,3 %: up by 1,7 points, better', () => {
    const change = changeOf(0.333, 0.316, share)
    expect(change?.by).toBeCloseTo(0.017)
    expect(change).toMatchObject({ direction: 'up', judgement: 'better', against: '2024-10' })
  })
  test('from 3 overdue to 5: up by 2, worse; from 5 to 3: down by 2, better', () => {
    expect(changeOf(5, 3, overdue)).toMatchObject({ by: 2, direction: 'up', judgement: 'worse' })
    expect(changeOf(3, 5, overdue)).toMatchObject({ by: -2, direction: 'down', judgement: 'better' })
  })
  test('0,04 points do not show at one decimal: level, the same', () => {
    expect(changeOf(0.8154, 0.815, share)).toMatchObject({ direction: 'level', judgement: 'same' })
  })
  test('one thing more is a change: 19 after 18', () => {
    expect(changeOf(19, 18, { ...share, unit: 'count' })).toMatchObject({ by: 1, direction: 'up' })
  })
  test('the sign is kept: a fall is negative', () => {
    expect(changeOf(0.2, 0.5, share)?.by).toBeCloseTo(-0.3)
  })
  test('from nothing, or to nothing, there is no change; from 0 there is', () => {
    expect(changeOf(0.5, null, share)).toBeNull()
    expect(changeOf(null, 0.5, share)).toBeNull()
    expect(changeOf(0.5, 0, share)).toMatchObject({ by: 0.5, direction: 'up' })
  })
})
