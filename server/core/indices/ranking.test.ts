import { describe, expect, it } from 'vitest'
import { ranked } from './ranking.ts'
import { scoreIndex } from './score.ts'
import { componentOf, countsOf, indexOf } from './testing/small-index.ts'

const office = (code: string, name = code) => ({ code, name: { vi: name, en: name } })
const placesOf = (...all: [office: ReturnType<typeof office>, score: number | null, max?: number][]) =>
  ranked(all.map(([of, score, max = 100]) => ({ office: of, score, max }))).map(
    (one) => [one.office.code, one.rank] as const,
  )

describe('places of offices', () => {
  it('are 1, 2, 2, 4 for 90, 85, 85 and 80: equals share a place, the next is skipped', () => {
    expect(placesOf([office('D'), 80], [office('A'), 85], [office('C'), 90], [office('B'), 85])).toEqual([
      ['C', 1],
      ['A', 2],
      ['B', 2],
      ['D', 4],
    ])
  })

  it('of equals stand by Vietnamese name, then by code, in whatever order they come', () => {
    const three = [
      office('3', 'Đồ Sơn'),
      office('1', 'Dương Kinh'),
      office('4', 'An Dương'),
      office('2', 'An Dương'),
    ]
    for (const order of [three, three.toReversed(), [2, 0, 3, 1].flatMap((at) => three[at] ?? [])])
      expect(placesOf(...order.map((of) => [of, 70] as [typeof of, number]))).toEqual([
        ['2', 1],
        ['4', 1],
        ['1', 1],
        ['3', 1],
      ])
  })

  it('of 84,50/100 and 79,43/94 are one, since 84,50 × 94 = 79,43 × 100, though their doubles differ', () => {
    expect(84.5 / 100).not.toBe(79.43 / 94)
    expect(placesOf([office('A'), 84.5], [office('B'), 79.43, 94], [office('C'), 84.49])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 3],
    ])
  })

  it('go by the part reached where a component does not apply: 8/10 before 15/20, 16/20 beside it, and 0/0 is none', () => {
    const definition = indexOf(
      componentOf('dossiers', { whenZero: 'not-applicable' }),
      componentOf('petitions', { whenZero: 'not-applicable' }),
    )
    const scored = (code: string, dossiers: [number, number], petitions: [number, number]) => ({
      office: office(code),
      ...scoreIndex(definition, countsOf({ dossiers, petitions })),
    })
    const found = ranked([
      scored('both', [9, 10], [6, 10]),
      scored('half', [8, 10], [0, 0]),
      scored('nothing', [0, 0], [0, 0]),
      scored('same', [9, 10], [7, 10]),
    ])
    expect(found.map(({ office: { code }, score, max, rank }) => [code, score, max, rank])).toEqual([
      ['half', 8, 10, 1],
      ['same', 16, 20, 1],
      ['both', 15, 20, 3],
      ['nothing', null, 0, null],
    ])
  })
})
