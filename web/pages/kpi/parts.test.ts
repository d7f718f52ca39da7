import { describe, expect, it, test } from 'vitest'
import { formatter, plain } from '../../../server/core/format.ts'
import { kindGroups } from '../../../server/core/kind-groups.ts'
import { kpiBreakdown, kpiSeries, sharedDatabasesKpi } from '../../testing/kpi-answers.ts'
import { parseFilter, toggled } from '../../widgets/facet-filter.ts'
import { spansOf } from '../../widgets/found-text.tsx'
import { nextDue } from '../../widgets/next-due.ts'
import { milestoneView, rankingView, yearBeforeView } from './asked-views.ts'
import { milestonesOf } from './milestones.ts'

describe('a filter in the address', () => {
  it('is read as it is written, and written as it is read', () => {
    const chosen = parseFilter('stage:overdue|due-soon,office:SXD')
    expect([...chosen]).toEqual([
      ['stage', ['overdue', 'due-soon']],
      ['office', ['SXD']],
    ])
    expect(toggled(chosen, 'office', 'SYT')).toBe('stage:overdue|due-soon,office:SXD|SYT')
    expect(toggled(chosen, 'stage', 'overdue')).toBe('stage:due-soon,office:SXD')
  })

  it('goes when nothing is left of it', () => {
    expect(toggled(parseFilter('office:SXD'), 'office', 'SXD')).toBeUndefined()
    expect([...parseFilter(undefined)]).toEqual([])
  })
})

describe('the next day a figure is due', () => {
  it.each([
    ['month', 25, '2024-11-22', '2024-11-25'],
    ['month', 25, '2024-11-25', '2024-11-25'],
    ['month', 25, '2024-12-26', '2025-01-25'],
    ['month', 31, '2024-02-10', '2024-02-29'],
    ['quarter', 20, '2024-11-22', '2024-12-20'],
    ['quarter', 20, '2024-12-21', '2025-03-20'],
    ['year', 15, '2024-11-22', '2024-12-15'],
    ['ytd', 25, '2024-11-22', '2024-11-25'],
  ] as const)('%s, day %i, seen on %s: %s', (cadence, dueDay, today, due) => {
    expect(nextDue(cadence, dueDay, today)).toBe(due)
  })
})

test('words are found in a text whatever their accents', () => {
  const found = (text: string, q: string) =>
    spansOf(text, q)
      .filter((span) => span.found)
      .map((span) => span.text)
  expect(found('Cơ sở dữ liệu đất đai', 'dat dai')).toEqual(['đất', 'đai'])
  expect(found('Hoà giải ở cơ sở', 'HÒA co')).toEqual(['Hoà', 'cơ'])
  expect(found('DC-031', '031')).toEqual(['031'])
  expect(found('Kho', 'xyz')).toEqual([])
  expect(spansOf('Kho', '  ')).toEqual([{ text: 'Kho', found: false }])
})

test('offices of different kinds have places and medians of their own', () => {
  const [first, second] = kpiBreakdown.rows
  if (!first || !second) throw new Error('no rows')
  const district = { code: '303', kind: 'district', name: { vi: 'Quận Hồng Bàng', en: 'Hồng Bàng' } } as const
  const groups = kindGroups({
    ...kpiBreakdown,
    rows: [first, { ...second, office: district, rank: 2 }, { ...second, rank: 2 }],
    medians: [
      { kind: 'department', value: 0.5 },
      { kind: 'district', value: 1 / 3 },
    ],
  })
  expect(groups.map(({ kind, median, rows }) => [kind, median, rows.map((row) => row.rank)])).toEqual([
    ['department', 0.5, [1, 2]],
    ['district', 1 / 3, [1]],
  ])
})

describe('milestones', () => {
  const format = formatter('vi')
  const targets = kpiSeries.targets
  const of = (asked: Partial<typeof sharedDatabasesKpi>, points = kpiSeries.points, day = '2024-11-22') =>
    milestonesOf(targets, points, { ...sharedDatabasesKpi, ...asked }, day, format).map((milestone) => [
      milestone.asked,
      milestone.reached,
      milestone.status,
      milestone.gap && plain(milestone.gap),
      milestone.due,
    ])

  it('past ones are held against their own day, the next one against today, later ones against nothing', () => {
    expect(of({})).toEqual([
      ['12/57', '11/57', 'at-risk', '1', 'past'],
      ['28/57', '19/57', 'behind', '9', 'next'],
      ['42/57', null, null, null, 'later'],
    ])
  })

  it('of which nothing is known say so and are not judged', () => {
    expect(of({}, [])).toEqual([
      ['21,1%', null, null, null, 'past'],
      ['49,1%', null, null, null, 'next'],
      ['73,7%', null, null, null, 'later'],
    ])
  })

  it('that are reached have no gap', () => {
    const points = kpiSeries.points.map((point) => ({ ...point, numerator: 57, value: 1 }))
    expect(of({}, points)[0]).toEqual(['12/57', '57/57', 'on-track', null, 'past'])
  })
})

describe('what the parts of the page ask', () => {
  it('leaves out what does not concern them', () => {
    const view = {
      period: '2024-03',
      asOf: '2024-11-22',
      grain: 'year',
      office: 'SXD',
      from: '2023',
      to: '2024',
    }
    expect(milestoneView(view)).toEqual({ asOf: '2024-11-22', office: 'SXD' })
    expect(rankingView(view)).toEqual({ ...view, office: undefined })
  })

  it('goes back a year, no further than figures go', () => {
    expect(yearBeforeView({ office: 'SXD' }, kpiSeries, '2022-01-05')).toMatchObject({
      office: 'SXD',
      from: '2023-06',
      to: '2023-11',
    })
    expect(yearBeforeView({}, kpiSeries, '2023-08-20')).toMatchObject({ from: '2023-08', to: '2023-11' })
    expect(yearBeforeView({}, kpiSeries, '2024-01-01')).toBeNull()
  })
})
