import { expect, it } from 'vitest'
import type { RankedOffice } from '../../../server/core/indices/answers.ts'
import { betweenEnds } from './ranking-ends.ts'

const rowsOf = (...ranks: (number | null)[]) =>
  ranks.map((rank, at) => ({ office: { code: `${at + 1}` }, rank })) as RankedOffice[]
const between = (rows: RankedOffice[], asked = 'city', ends = 3) => [...betweenEnds(rows, asked, ends)]

it('of ten, the three highest and the three lowest stay: 4 to 7 are folded', () => {
  expect(between(rowsOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).toEqual(['4', '5', '6', '7'])
})

it('the asked office stays wherever it stands, and whoever shares a place that is shown', () => {
  expect(between(rowsOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), '5')).toEqual(['4', '6', '7'])
  expect(between(rowsOf(1, 2, 3, 3, 5, 6, 7, 8, 8, 10, 11))).toEqual(['5', '6', '7'])
})

it('two are not folded, and of few none', () => {
  expect(between(rowsOf(1, 2, 3, 4, 5, 6, 7, 8))).toEqual([])
  expect(between(rowsOf(1, 2, 3))).toEqual([])
  expect(between(rowsOf(1, 2, 3, 4, 5, 6, 7), 'city', 2)).toEqual(['3', '4', '5'])
})

it('of many without a score those in the middle are folded', () => {
  expect(between(rowsOf(1, null, null, null, null, null, null, null, null))).toEqual(['4', '5', '6'])
})
