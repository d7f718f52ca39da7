import { describe, expect, it } from 'vitest'
import type { MatrixCell, Scorecard } from '../../server/core/scorecard.ts'
import { cardOf, nineteenOfFiftySeven, office, overdueDossiers } from '../../server/core/sentences/cases.ts'
import type { Status } from '../../server/core/status.ts'
import { beyondRows, firstOrder, matrixOf, orderOf, sortOf, sortRows, totalsOf } from './matrix-rows.ts'

const cell = (numerator: number, denominator: number | null, status: Status): MatrixCell => ({
  numerator,
  denominator,
  value: denominator === null ? numerator : denominator ? numerator / denominator : null,
  status,
})

const rows: Scorecard['matrix']['rows'] = [
  { office: office('A', 'Sở A', 'A'), cells: [cell(1, 3, 'at-risk'), cell(5, null, 'no-target')] },
  { office: office('B', 'Sở B', 'B'), cells: [cell(0, 4, 'behind'), null] },
  { office: office('C', 'Sở C', 'C'), cells: [cell(0, 1, 'behind'), cell(9, null, 'at-risk')] },
  { office: office('D', 'Sở D', 'D'), cells: [cell(2, 2, 'on-track'), cell(0, null, 'on-track')] },
  { office: office('E', 'Sở E', 'E'), cells: [null, null] },
]

const card = {
  ...cardOf([nineteenOfFiftySeven, overdueDossiers]),
  matrix: { kpis: ['shared-databases-created', 'no-such-kpi', 'dossiers-overdue'], rows: [] as typeof rows },
}
card.matrix.rows = rows.map((row) => ({ ...row, cells: [row.cells[0] ?? null, null, row.cells[1] ?? null] }))
const matrix = matrixOf(card)
const byName = (a: (typeof matrix.rows)[number], b: (typeof matrix.rows)[number]) =>
  a.office.code.localeCompare(b.office.code)
const sorted = (sort?: string) =>
  sortRows(matrix, orderOf(sort, matrix.columns), byName)
    .map((row) => row.office.code)
    .join('')

describe('the matrix of offices and KPIs', () => {
  it('a sum is as certain as its least certain cell: official, preliminary and an estimate make an estimate', () => {
    const { columns } = matrix
    const [of = null] = [cell(1, 2, 'behind')]
    const vintages = ['preliminary', 'estimate'] as const
    const rows = [of, ...vintages.map((vintage) => of && { ...of, vintage })].map((one, n) => ({
      office: office(`${n}`, `Sở ${n}`, `${n}`),
      cells: [one, of],
      behind: 1,
      atRisk: 0,
    }))
    expect(totalsOf({ columns, rows }).map(({ vintage }) => vintage)).toEqual(['estimate', undefined])
  })

  it('leaves out KPIs that are not there and offices of which nothing is said', () => {
    expect(matrix.columns.map((column) => column.id)).toEqual([
      'shared-databases-created',
      'dossiers-overdue',
    ])
    expect(matrix.rows.map((row) => row.office.code)).toEqual(['A', 'B', 'C', 'D'])
  })

  it('has most trouble first, behind before at risk, offices alike by name', () => {
    expect(sorted()).toBe('CBAD')
    expect(sorted('trouble')).toBe('DABC')
    expect(sorted('gibberish')).toBe(sorted('-trouble'))
  })

  it('sorts by name both ways', () => {
    expect(sorted('name')).toBe('ABCD')
    expect(sorted('-name')).toBe('DCBA')
  })

  it('sorts by a column: of shares alike the one with more to do is worse, offices without a figure come last', () => {
    expect(sorted('shared-databases-created')).toBe('BCAD')
    expect(sorted('-shared-databases-created')).toBe('DACB')
    expect(sorted('dossiers-overdue')).toBe('DACB')
    expect(sorted('-dossiers-overdue')).toBe('CADB')
  })

  it('begins with the worst end of a column', () => {
    const first = (key: string) => sortOf(firstOrder(key, matrix.columns))
    expect(['name', 'trouble', 'shared-databases-created', 'dossiers-overdue'].map(first)).toEqual([
      'name',
      '-trouble',
      'shared-databases-created',
      '-dossiers-overdue',
    ])
  })

  it('adds up columns, and says what the city counts beyond them', () => {
    const [databases, overdue] = totalsOf(matrix)
    expect(databases).toEqual({ numerator: 3, denominator: 10, known: true })
    expect(overdue).toEqual({ numerator: 14, denominator: null, known: true })
    const [first] = matrix.columns
    if (!first || !databases) throw new Error('no column')
    expect(beyondRows(first, databases)).toEqual({ numerator: 16, denominator: 47 })
    expect(beyondRows({ ...first, numerator: 3, denominator: 10 }, databases)).toBeNull()
    expect(beyondRows({ ...first, numerator: null, denominator: null }, databases)).toBeNull()
  })
})
