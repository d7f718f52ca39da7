import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import type { ServiceBreakdown } from '../core/answers.ts'
import type { FigureBlock } from '../core/blocks.ts'
import { asBlockSpec, type BlockSpec } from '../core/briefings/spec.ts'
import { missingOf } from '../core/missing-of.ts'
import { servicesCaption } from '../core/sentences/services.ts'
import { langs } from '../core/words.ts'
import { kpis } from '../kpis/index.ts'
import { serviceOf } from '../kpis/services.ts'
import { readServiceBreakdown } from '../services/service-breakdown.ts'
import { contextAt, launchClock } from '../services/testing/context.ts'
import { readSpec } from './read/spec-blocks.ts'

let launch: TestDatabase
beforeAll(async () => {
  launch = await launchDatabase()
}, 180_000)
afterAll(() => launch.close())

const asking = () => ({
  ...contextAt(launch.database.db, launchClock),
  link: (path: string) => `https://a.vn${path}`,
  short: async (address: string) => address,
})
const figureOf = async (spec: BlockSpec, most?: number, lang: 'vi' | 'en' = 'vi'): Promise<FigureBlock> => {
  const [block] = await readSpec(asking(), {}, spec, { lang, most })
  if (block?.kind !== 'figure') throw new Error('no figure')
  return block
}
const ofServices = kpis.filter(({ measure }) => serviceOf(measure))

describe('a KPI by service, taken out', () => {
  it.each(ofServices.map((kpi) => [kpi.id, kpi] as const))(
    '%s: one by one and the others together come to the figure, in the chart and in the table, as on the page',
    async (id, kpi) => {
      const page = await readServiceBreakdown(asking(), { id })
      const { chart, table, mark } = await figureOf({ kind: 'services', kpi: id })
      if (chart?.kind !== 'services') throw new Error('no chart')
      const { rows } = chart.data
      expect(rows.length).toBe(Math.min(13, page.rows.length))
      expect(sumOf(rows)).toEqual(page.total && countsOf(page.total))
      expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBe(
        page.total ? missingOf(kpi, page.total) : 0,
      )
      expect(table.rows.map(([, numerator]) => numerator)).toEqual([
        ...(page.total ? [page.total.numerator] : []),
        ...rows.map(({ numerator }) => numerator),
      ])
      expect(asBlockSpec(mark?.spec)).toEqual({ kind: 'services', kpi: id })
    },
  )

  it('as a table it has every service that there is room for, and in a sheet all of them', async () => {
    const kpi = 'dossiers-settled-on-time'
    const period = { rule: 'fixed', period: '2024' } as const
    const all = (await readServiceBreakdown(asking(), { id: kpi, period: '2024' })).rows.length
    expect(all).toBeGreaterThan(201)
    const spec: BlockSpec = { kind: 'services', kpi, as: 'table', when: period }
    const [page, sheet] = [await figureOf(spec), await figureOf(spec, 20_000)]
    expect(page.chart).toBeNull()
    // The whole, 200 of them, and the others.
    expect(page.table.rows).toHaveLength(202)
    expect(page.table.keys?.at(-1)).toBe('others')
    expect(sheet.table.rows).toHaveLength(all + 1)
  })

  it('tells services of one name apart by their codes', async () => {
    const { table } = await figureOf({ kind: 'services', kpi: 'dossiers-settled-on-time' })
    const names = table.rows.map(([name]) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names[1]).toMatch(/ \(TT-\d{4}\)$/)
    const { table: topics } = await figureOf({ kind: 'services', kpi: 'petitions-on-time' })
    expect(topics.rows.map(([name]) => name).join()).not.toContain('(')
  })

  it('names the office that was asked about, and is of its rows alone', async () => {
    const spec: BlockSpec = { kind: 'services', kpi: 'dossiers-settled-on-time', office: 'SYT' }
    const block = await figureOf(spec)
    expect(block.title).toContain('Sở Y tế')
    const page = await readServiceBreakdown(asking(), { id: spec.kpi, office: 'SYT' })
    expect(block.table.rows[0]?.[1]).toBe(page.total?.numerator)
  })

  it('of a KPI whose rows name no service there is a sentence and no row', async () => {
    const block = await figureOf({ kind: 'services', kpi: 'shared-tables' })
    expect(block).toMatchObject({ finding: 'Chưa có dòng nào.', table: { rows: [] } })
  })

  it('says that the LGSP is late, and of when its figures are', async () => {
    const { stamp } = await figureOf({ kind: 'services', kpi: 'lgsp-exchanges' })
    expect(stamp.asOf).toContain('số liệu đến ngày 20/11/2024, nguồn đang trễ')
  })
})

describe('the sentence over it', () => {
  const row = (name: string, weight: number) => ({
    name: { vi: name, en: name },
    numerator: 100 - weight,
    denominator: 100,
    value: 1 - weight / 100,
    weight,
    rest: false,
  })
  const data = {
    service: { vi: 'Thủ tục hành chính', en: 'Administrative procedure' },
    bars: 'missing',
  } as const

  it('30 of 30 + 10 are missing in the first: 75%', () => {
    const rows = [row('A', 30), row('B', 10)]
    expect(
      langs.map((lang) => servicesCaption({ ...data, rows }, 2, lang).replaceAll('\u00a0', ' ')),
    ).toEqual([
      'Còn thiếu nhiều nhất ở A: 30 trong 40 (75,0%). Tính theo 2 thủ tục hành chính.',
      'Most is missing in A: 30 of 40 (75.0%). Told by administrative procedure: 2 in all.',
    ])
  })

  it('where nothing is missing it says so, and shares nothing by zero', () => {
    expect(servicesCaption({ ...data, rows: [row('A', 0)] }, 1, 'vi')).toContain('Không nơi nào còn thiếu.')
    expect(servicesCaption({ ...data, rows: [] }, 0, 'en')).toBe('There are no rows.')
  })
})

type Counts = Pick<NonNullable<ServiceBreakdown['total']>, 'numerator' | 'denominator'>
const countsOf = ({ numerator, denominator }: Counts): Counts => ({ numerator, denominator })
const sumOf = (rows: readonly Counts[]): Counts | null =>
  rows.length === 0
    ? null
    : rows.reduce<Counts>(
        (sum, { numerator, denominator }) => ({
          numerator: sum.numerator + numerator,
          denominator: denominator === null ? null : (sum.denominator ?? 0) + denominator,
        }),
        { numerator: 0, denominator: null },
      )
