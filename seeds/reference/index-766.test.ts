import { describe, expect, it } from 'vitest'
import { definitionOn } from '../../server/core/indices/definition.ts'
import { definitionOfRows, definitionRowsOf } from '../../server/core/indices/definition-rows.ts'
import { type Counts, type CountsById, scoreIndex } from '../../server/core/indices/score.ts'
import { index766 } from './index-766.ts'

const versions = index766.map(({ definition }) => definition)
const inForce = (day: string) => {
  const found = definitionOn(versions, day)
  if (!found) throw new Error(`no version on ${day}`)
  return found
}
const counted = (all: Record<string, readonly [number | null, number | null]>): CountsById =>
  new Map(
    Object.entries(all).map(([id, [numerator, denominator]]): [string, Counts] => [
      id,
      { numerator, denominator, provisional: false },
    ]),
  )

/** Phú Thọ, quarter III/2026, as the national portal answered on 26/9/2026 (domain notes 3.1.4). */
const phuTho = counted({
  PUBLISH_ON_TIME: [0, 54],
  PUBLIC_UPDATE_ON_TIME: [0, 68],
  PUBLIC_CONTENT_FULL: [87, 89],
  DOSSIER_SYNC: [339_457, 339_457],
  PROGRESS: [402_886, 464_494],
  ONLINE_1: [31 + 21, 89],
  ONLINE_2: [449, 1_884],
  ONLINE_3: [435_258, 440_558],
  PAYMENT_A: [233_203, 268_066],
  PAYMENT_B: [115, 311],
  PAYMENT_C: [66, 311],
  ORIGINAL_RESULT_AVAILABLE: [334_358, 464_494],
  SO_HOA_GIAY_TO_GIAI_QUYET: [83_994, 464_494],
  REUSED_DIGITIZED_DATA: [64_382, 464_494],
  SYNCED_WITH_DVCQG_PERSONAL_STORAGE: [0, 464_494],
  CITIZEN_DATA_CONNECTED_DOSSIER: [192_191, 464_494],
  CITIZEN_DATA_CONNECTED_FORMALITY: [342, 1_300],
  ELECTRONIC_CERTIFIED_COPY: [null, null],
  PETITION_PROCESSING_ON_TIME: [300, 499],
  PETITION_HANDLING_SATISFACTION: [238, 499],
  DOSSIER_RECEIVING_SATISFACTION: [402_886, 464_494],
  PETITION_CLASSIFICATION_TTHC: [120, 499],
})

describe('index 766', () => {
  it('has six groups of 18 + 20 + 12 + 10 + 22 + 18 = 100 in 2026, and five of 18 + 20 + 22 + 22 + 18 = 100 before', () => {
    const maxima = (day: string) => {
      const { groups, max } = scoreIndex(inForce(day), new Map())
      return [...groups.map((group) => group.max), max]
    }
    expect(maxima('2026-09-30')).toEqual([18, 20, 12, 10, 22, 18, 100])
    expect(maxima('2025-12-31')).toEqual([18, 20, 22, 22, 18, 100])
    expect(definitionOn(versions, '2022-07-31')).toBeUndefined()
  })

  it('gives Phú Thọ, quarter III/2026, 7,96 + 17,35 + 8,41 + 6,67 + 8,75 + 12,25 = 61,39', () => {
    const { score, groups, missing } = scoreIndex(inForce('2026-09-30'), phuTho)
    expect(groups.map((group) => group.score)).toEqual([7.96, 17.35, 8.41, 6.67, 8.75, 12.25])
    expect(score).toBe(61.39)
    expect(missing).toBe(0)
  })

  it('gives it the points of every component as they are published', () => {
    const { groups } = scoreIndex(inForce('2026-09-30'), phuTho)
    expect(groups.map(({ components }) => components.map(({ score }) => score))).toEqual([
      [0, 0, 1.96, 6],
      [17.35],
      [1.46, 0.95, 6],
      [5.22, 0.92, 0.53],
      [4.32, 0.72, 0.35, 0, 0.83, 0.53, 2],
      [3.61, 2.86, 5.78, null, null],
    ])
  })

  it('gives the same counts 8,41 + 6,67 = 15,08 for online services, and 61,39 in all, by the five groups of 2022', () => {
    const { score, groups } = scoreIndex(inForce('2025-09-30'), phuTho)
    expect(groups.map((group) => group.score)).toEqual([7.96, 17.35, 15.08, 8.75, 12.25])
    expect(score).toBe(61.39)
  })

  it('rounds each component before it adds: 4,848 + 1,148 + 0,676 is 4,85 + 1,15 + 0,68 = 6,68 and not 6,67', () => {
    const { groups } = scoreIndex(
      inForce('2026-09-30'),
      counted({ PAYMENT_A: [808, 1_000], PAYMENT_B: [4_592, 10_000], PAYMENT_C: [2_704, 10_000] }),
    )
    expect(groups.find(({ id }) => id === 'payment')?.score).toBe(6.68)
  })

  it('gives an office without petitions 0/0 = 6 + 6 of 12 and says that there was nothing to count', () => {
    const { groups } = scoreIndex(
      inForce('2026-09-30'),
      counted({ PETITION_PROCESSING_ON_TIME: [0, 0], PETITION_HANDLING_SATISFACTION: [0, 0] }),
    )
    const satisfaction = groups.find(({ id }) => id === 'satisfaction')
    expect(satisfaction?.score).toBe(12)
    expect(satisfaction?.components[0]).toMatchObject({ score: 6, ratio: null, basis: 'nothing-full' })
  })

  it('gives null/null of certified copies 2 of 2, and null of anything else no points and no zero either', () => {
    const { groups } = scoreIndex(
      inForce('2026-09-30'),
      counted({ ELECTRONIC_CERTIFIED_COPY: [null, null], PROGRESS: [null, null] }),
    )
    const all = groups.flatMap(({ components }) => components)
    expect(all.find(({ id }) => id === 'ELECTRONIC_CERTIFIED_COPY')).toMatchObject({
      score: 2,
      basis: 'empty-full',
    })
    expect(all.find(({ id }) => id === 'PROGRESS')).toMatchObject({ score: null, basis: 'missing' })
  })

  it('multiplies what was filed online by what was synchronised: 6 × 1 × 50/100 = 3', () => {
    const { groups } = scoreIndex(
      inForce('2026-09-30'),
      counted({ ONLINE_3: [80, 100], DOSSIER_SYNC: [50, 100] }),
    )
    expect(groups.flatMap(({ components }) => components).find(({ id }) => id === 'ONLINE_3')?.score).toBe(3)
  })

  it('comes back from its rows as it went in', () => {
    for (const definition of versions)
      expect(definitionOfRows(definitionRowsOf(definition, 1))).toEqual(definition)
  })
})
