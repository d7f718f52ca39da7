import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../db/testing/database.ts'
import type { Definition } from '../../kpis/reported.ts'
import { type Question, understand } from '../asked.ts'
import { readBreakdown } from '../breakdown.ts'
import { readKpiFigures } from '../kpi-figures.ts'
import { readScorecard } from '../scorecard.ts'
import { kpiOn } from '../shelf.ts'
import { contextAt, launchClock } from '../testing/context.ts'
import { approve, define, definitionOf } from './testing/definition.ts'
import { smallCity } from './testing/small-city.ts'

const three = ['STC', 'SXD', 'SYT']
const stock = definitionOf({ kpiId: 'golden-stock', reporters: three })
const flow = definitionOf({ kpiId: 'golden-flow', shape: 'flow', carries: 0, reporters: three })
const count: Definition = {
  ...definitionOf({ kpiId: 'golden-count', shape: 'flow', carries: 0, reporters: three }),
  unit: 'count',
  denominatorVi: null,
  denominatorEn: null,
  most: null,
}
const yearly = definitionOf({ kpiId: 'golden-yearly', cadence: 'year', reporters: three })
/** The health office reported it until August; the office of construction has since September. */
const before = definitionOf({ kpiId: 'golden-moved', reporters: ['STC', 'SYT'], carries: 3 })
const after = {
  ...definitionOf({ kpiId: 'golden-moved', fromOn: '2024-09-01', reporters: ['STC', 'SXD'], carries: 3 }),
  nameVi: 'Tên mới',
  nameEn: 'A new name',
}
const retired = definitionOf({ kpiId: 'golden-retired', reporters: three, retiredOn: '2024-10-01' })

let db: TestDatabase
beforeAll(async () => {
  db = await smallCity()
  const own = db.database.db
  await define(own, stock, flow, count, yearly, before, after, retired)

  await approve(own, stock, { office: 'SYT', period: '2024-09', numerator: 60, denominator: 100 })
  await approve(own, stock, { office: 'SYT', period: '2024-10', numerator: 80, denominator: 100 })
  await approve(own, stock, {
    office: 'STC',
    period: '2024-09',
    numerator: 10,
    denominator: 40,
    vintage: 'preliminary',
  })
  await approve(own, stock, {
    office: 'STC',
    period: '2024-10',
    numerator: 30,
    denominator: 50,
    vintage: 'estimate',
  })

  await approve(own, flow, { office: 'SYT', period: '2024-07', numerator: 10, denominator: 20 })
  await approve(own, flow, { office: 'SYT', period: '2024-08', numerator: 12, denominator: 20 })
  await approve(own, flow, {
    office: 'SYT',
    period: '2024-09',
    numerator: 15,
    denominator: 30,
    vintage: 'preliminary',
  })
  await approve(own, flow, { office: 'STC', period: '2024-08', numerator: 7, denominator: 10 })
  await approve(own, flow, {
    office: 'STC',
    period: '2024-10',
    numerator: 1,
    denominator: 9,
    vintage: 'estimate',
  })

  await approve(own, count, { office: 'SYT', period: '2024-07', numerator: 1200 })
  await approve(own, count, { office: 'SXD', period: '2024-09', numerator: 379 })

  await approve(own, yearly, { office: 'SYT', period: '2023', numerator: 7, denominator: 8 })

  await approve(own, before, { office: 'SYT', period: '2024-08', numerator: 50, denominator: 60 })
  await approve(own, before, { office: 'STC', period: '2024-08', numerator: 20, denominator: 40 })
  await approve(own, after, { office: 'SXD', period: '2024-09', numerator: 55, denominator: 65 })

  await approve(own, retired, { office: 'SYT', period: '2024-09', numerator: 1, denominator: 2 })
})
afterAll(() => db.close())

const asked = (now = launchClock) => contextAt(db.database.db, now)
async function itemOf(id: string, question: Question = {}, now?: string) {
  const ctx = asked(now)
  const understood = await understand(ctx, question)
  return (await readKpiFigures(ctx, kpiOn(understood.shelf, id), understood)).item
}
const sum = async (
  id: string,
  period: string,
  more: { office?: string; asOf?: string } = {},
  now?: string,
) => {
  const { numerator, denominator } = await itemOf(id, { period, ...more }, now)
  return [numerator, denominator]
}

describe('a stock: an office’s newest value stands, one period longer than its own', () => {
  it.each([
    ['September: SYT 60/100 + STC 10/40 = 70/140', '2024-09', [70, 140], '2024-09-30'],
    ['October: SYT 80/100 + STC 30/50 = 110/150, nothing of September', '2024-10', [110, 150], '2024-10-31'],
    ['November, where nobody has reported: October stands, 110/150', '2024-11', [110, 150], '2024-10-31'],
    ['the third quarter is as September was: 70/140', '2024-Q3', [70, 140], '2024-09-30'],
  ])('%s', async (_, period, figure, through) => {
    expect(await sum('golden-stock', period)).toEqual(figure)
    expect((await itemOf('golden-stock', { period })).through).toBe(through)
  })

  it('December, where nobody has reported: October stands no longer, and nothing is not zero', async () => {
    expect(await sum('golden-stock', '2024-12', {}, '2024-12-20T09:00:00+07:00')).toEqual([null, null])
  })

  it('one office reports November and the other has not: SYT 90/100 + STC’s October 30/50 = 120/150', async () => {
    const at = '2024-11-22T10:00:00+07:00'
    await approve(db.database.db, stock, {
      office: 'SYT',
      period: '2024-11',
      numerator: 90,
      denominator: 100,
      at,
    })
    expect(await sum('golden-stock', '2024-11')).toEqual([120, 150])
    expect(await sum('golden-stock', '2024-11', { asOf: '2024-11-22T09:59:59+07:00' })).toEqual([110, 150])
    expect(await sum('golden-stock', '2024-10')).toEqual([110, 150])
  })

  it('a year’s value stands through the next: 7/8 of 2023 in November 2024', async () => {
    expect(await sum('golden-yearly', '2024-11')).toEqual([7, 8])
  })
})

describe('a flow: values of periods add up', () => {
  it.each([
    ['August: SYT 12/20 + STC 7/10 = 19/30', '2024-08', [19, 30]],
    ['third quarter: 10/20 + 12/20 + 15/30 + 7/10 = 44/80', '2024-Q3', [44, 80]],
    ['the second half so far: those and STC’s 1/9 of October = 45/89', '2024-H2', [45, 89]],
    ['the running month, of which nobody has reported: nothing', '2024-11', [null, null]],
  ])('%s', async (_, period, figure) => {
    expect(await sum('golden-flow', period)).toEqual(figure)
  })

  it('a count has no denominator: 1.200 + 379 = 1.579', async () => {
    expect(await sum('golden-count', '2024-Q3')).toEqual([1579, null])
  })

  it('the parts add up to the whole: SYT 37/70 + STC 7/10', async () => {
    const { rows } = await readBreakdown(asked(), { id: 'golden-flow', period: '2024-Q3' })
    expect(
      rows.map(({ office, numerator, denominator }) => [office.code, numerator, denominator]).sort(),
    ).toEqual([
      ['STC', 7, 10],
      ['SYT', 37, 70],
    ])
  })
})

describe('a total is as certain as its least certain value', () => {
  it.each([
    ['official and preliminary: preliminary', 'golden-stock', '2024-09', undefined, 'preliminary'],
    ['official and an estimate: an estimate', 'golden-stock', '2024-10', undefined, 'estimate'],
    ['an estimate that is carried on is one still', 'golden-stock', '2024-11', undefined, 'estimate'],
    ['the office whose values are official', 'golden-stock', '2024-10', 'SYT', 'official'],
    ['a quarter with one preliminary month', 'golden-flow', '2024-Q3', undefined, 'preliminary'],
    ['a month of official values', 'golden-flow', '2024-08', undefined, 'official'],
    ['a half year with an estimate', 'golden-flow', '2024-H2', undefined, 'estimate'],
  ] as const)('%s', async (_, id, period, office, vintage) => {
    expect((await itemOf(id, { period, ...(office ? { office } : {}) })).vintage).toBe(vintage)
  })

  it('and each office beside it says its own: STC an estimate, SYT official, the city an estimate', async () => {
    const { rows, city } = await readBreakdown(asked(), { id: 'golden-stock', period: '2024-10' })
    const said = Object.fromEntries(rows.map(({ office, vintage }) => [office.code, vintage]))
    expect(said).toEqual({ SYT: undefined, STC: 'estimate' })
    expect(city?.vintage).toBe('estimate')
  })

  it('an official value in its place makes the total official, and the estimate stays what was known', async () => {
    const at = '2024-11-22T11:00:00+07:00'
    await approve(db.database.db, flow, {
      office: 'STC',
      period: '2024-10',
      numerator: 6,
      denominator: 9,
      at,
    })
    expect(await itemOf('golden-flow', { period: '2024-10' })).toMatchObject({
      numerator: 6,
      vintage: 'official',
    })
    expect(
      await itemOf('golden-flow', { period: '2024-10', asOf: '2024-11-22T10:30:00+07:00' }),
    ).toMatchObject({ numerator: 1, vintage: 'estimate' })
  })
})

describe('a total says how many offices it rests on', () => {
  it.each([
    ['two of three have reported October', 'golden-stock', '2024-10', { reported: 2, expected: 3 }],
    [
      'of a quarter, two of three in one month or another',
      'golden-flow',
      '2024-Q3',
      { reported: 2, expected: 3 },
    ],
    ['one of three', 'golden-yearly', '2024-11', { reported: 1, expected: 3 }],
    ['none of three', 'golden-count', '2024-10', { reported: 0, expected: 3 }],
  ])('%s', async (_, id, period, coverage) => {
    expect((await itemOf(id, { period })).coverage).toEqual(coverage)
  })

  it('an office that does not report does not raise the score: it is missing, not whole', async () => {
    const { rows } = await readBreakdown(asked(), { id: 'golden-stock', period: '2024-10' })
    expect(rows.map(({ office }) => office.code)).not.toContain('SXD')
    expect((await itemOf('golden-stock', { period: '2024-10' })).coverage?.reported).toBe(2)
  })
})

describe('a KPI that moves from SYT to SXD on 1 September', () => {
  it.each([
    ['August: SYT 50/60 + STC 20/40 = 70/100', '2024-08', [70, 100], { reported: 2, expected: 2 }],
    [
      'September: SXD 55/65 + STC’s August 20/40 = 75/105, and SYT’s August not a second time',
      '2024-09',
      [75, 105],
      { reported: 2, expected: 2 },
    ],
  ])('%s', async (_, period, figure, coverage) => {
    expect(await sum('golden-moved', period)).toEqual(figure)
    expect((await itemOf('golden-moved', { period })).coverage).toEqual(coverage)
  })

  it('earlier periods keep the name that they were reported under', async () => {
    expect((await itemOf('golden-moved', { period: '2024-08' })).name.en).toBe('Indicator golden-moved')
    expect((await itemOf('golden-moved', { period: '2024-09' })).name.en).toBe('A new name')
    expect((await itemOf('golden-moved', { period: '2024-Q3' })).name.en).toBe('A new name')
  })
})

describe('a KPI that is asked for no longer from October', () => {
  it('is there for September, 1/2, and not on the shelf of October', async () => {
    expect(await sum('golden-retired', '2024-09')).toEqual([1, 2])
    const shown = async (period: string) =>
      (await readScorecard(asked(), { period })).items.filter(({ id }) => id === 'golden-retired').length
    expect(await shown('2024-09')).toBe(1)
    expect(await shown('2024-10')).toBe(0)
  })
})
