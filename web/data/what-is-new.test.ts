import { describe, expect, it } from 'vitest'
import { type ShownFigure, whatIsNew } from './what-is-new.ts'

const figure = (id: string, numerator: number | null, denominator: number | null = 57): ShownFigure => ({
  id,
  numerator,
  denominator,
  value: numerator === null || denominator === null ? null : numerator / denominator,
})
const before = [figure('a', 19), figure('b', 4), figure('c', null, null)]

describe('what is new', () => {
  it('is nothing where the same figures came again, in whatever order', () => {
    expect(whatIsNew(before, structuredClone(before).reverse())).toEqual([])
  })

  it('is a figure that moved in either part, came, went, or was not there', () => {
    expect(whatIsNew(before, [figure('a', 20), ...before.slice(1)])).toEqual(['a'])
    expect(whatIsNew(before, [figure('a', 19, 58), ...before.slice(1)])).toEqual(['a'])
    expect(whatIsNew(before, [...before.slice(0, 2), figure('c', 0, 3)])).toEqual(['c'])
    expect(whatIsNew(before, [figure('a', null, null), ...before.slice(1)])).toEqual(['a'])
    expect(whatIsNew(before, [...before, figure('d', 1)])).toEqual(['d'])
  })

  it('is a figure whose parts are equal but whose value is counted another way', () => {
    expect(whatIsNew([{ ...figure('a', 0, 0), value: null }], [{ ...figure('a', 0, 0), value: 1 }])).toEqual([
      'a',
    ])
  })

  it('is not what is no longer shown', () => {
    expect(whatIsNew(before, before.slice(1))).toEqual([])
  })
})
