import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import { expectedOn, type Target, targetOn } from './target.ts'

const step = (fromOn: string, dueOn: string, fromLevel: number | null, level: number): Target => ({
  fromOn,
  dueOn,
  fromLevel,
  level,
  document: null,
  sample: true,
})

describe('what a step asks for', () => {
  const path = step('2024-01-01', '2024-12-31', 10, 375)
  test('from 10 on 1 January to 375 on 31 December: 10 + 182 of 365 days on 1 July = 192', () => {
    expect(expectedOn(path, '2024-01-01')).toBe(10)
    expect(expectedOn(path, '2024-07-01')).toBe(192)
    expect(expectedOn(path, '2024-12-31')).toBe(375)
  })
  test('after its end the level; before its start the first level', () => {
    expect(expectedOn(path, '2025-06-01')).toBe(375)
    expect(expectedOn(path, '2023-06-01')).toBe(10)
  })
  test('a level that must hold throughout is asked for from the first day', () => {
    expect(expectedOn(step('2024-01-01', '2024-12-31', null, 0.95), '2024-01-01')).toBe(0.95)
  })
  test('a path of no length is its end', () => {
    expect(expectedOn(step('2024-01-01', '2024-01-01', 0, 5), '2024-01-01')).toBe(5)
  })
  test('a rising path never falls and never passes its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 400 }), fc.nat(60), (n, more) => {
        const before = expectedOn(path, addDays('2024-01-01', n))
        const after = expectedOn(path, addDays('2024-01-01', n + more))
        expect(before <= after && after <= 375).toBe(true)
      }),
    )
  })
})

describe('the step in force', () => {
  const steps = [
    step('2025-01-01', '2025-12-31', null, 0.8),
    step('2023-01-01', '2023-12-31', null, 0.4),
    step('2024-01-01', '2024-12-31', null, 0.6),
  ]
  test('is the one that began last, in whatever order they come', () => {
    expect(targetOn(steps, '2024-11-22')?.level).toBe(0.6)
    expect(targetOn(steps, '2025-01-01')?.level).toBe(0.8)
  })
  test('before the first: none; past the last: the last stays', () => {
    expect(targetOn(steps, '2022-12-31')).toBeNull()
    expect(targetOn(steps, '2027-01-01')?.level).toBe(0.8)
    expect(targetOn([], '2024-01-01')).toBeNull()
  })
})
