import { leastCertain, type Vintage } from '../../server/core/reporting/vintage.ts'
import type { MatrixCell, OfficeFigure, Scorecard, ScorecardItem } from '../../server/core/scorecard.ts'

export type MatrixColumn = Pick<
  ScorecardItem,
  'id' | 'name' | 'short' | 'unit' | 'better' | 'target' | 'numerator' | 'denominator' | 'feed'
>
export type MatrixRow = Scorecard['matrix']['rows'][number] & { behind: number; atRisk: number }
export type Matrix = { columns: MatrixColumn[]; rows: MatrixRow[] }

/** The columns and rows to be shown: offices for which no KPI says anything are left out. */
export function matrixOf({ matrix, items }: Pick<Scorecard, 'matrix' | 'items'>): Matrix {
  const byId = new Map(items.map((item) => [item.id, item]))
  const at = matrix.kpis.flatMap((id, i) => {
    const item = byId.get(id)
    return item ? [{ item, i }] : []
  })
  return {
    columns: at.map(({ item }) => item),
    rows: matrix.rows
      .map(({ office, cells }) => {
        const shown = at.map(({ i }) => cells[i] ?? null)
        const count = (status: string) => shown.filter((cell) => cell?.status === status).length
        return { office, cells: shown, behind: count('behind'), atRisk: count('at-risk') }
      })
      .filter((row) => row.cells.some((cell) => cell !== null)),
  }
}

export const usualOrder = '-trouble'
export type Order = { key: string; descending: boolean }

/** `sort=name`, `sort=-trouble`, `sort=<id of a KPI>`; what the matrix has no column for is the usual order. */
export function orderOf(sort: string | undefined, columns: readonly MatrixColumn[]): Order {
  const known = ['name', 'trouble', ...columns.map((column) => column.id)]
  const asked = sort && known.includes(sort.replace(/^-/, '')) ? sort : usualOrder
  return { key: asked.replace(/^-/, ''), descending: asked.startsWith('-') }
}

export const sortOf = ({ key, descending }: Order): string => `${descending ? '-' : ''}${key}`

/** Where a press on a head leads first: names from the start, everything else from its worst end. */
export function firstOrder(key: string, columns: readonly MatrixColumn[]): Order {
  const better = columns.find((column) => column.id === key)?.better
  return { key, descending: key === 'trouble' || better === 'lower' }
}

type Names = (a: MatrixRow, b: MatrixRow) => number

/** Offices without a figure come last whichever way; offices alike in order of their names. */
export function sortRows({ columns, rows }: Matrix, order: Order, byName: Names): MatrixRow[] {
  const way = order.descending ? -1 : 1
  const compare = comparing(order, columns)
  return [...rows].sort((a, b) => {
    if (order.key === 'name') return way * byName(a, b)
    return compare(a, b, way) || byName(a, b)
  })
}

type Comparing = (a: MatrixRow, b: MatrixRow, way: number) => number

function comparing(order: Order, columns: readonly MatrixColumn[]): Comparing {
  if (order.key === 'trouble') return (a, b, way) => way * (a.behind - b.behind || a.atRisk - b.atRisk)
  const at = columns.findIndex((column) => column.id === order.key)
  return (a, b, way) => {
    const [one, two] = [a.cells[at] ?? null, b.cells[at] ?? null]
    const [x, y] = [one?.value ?? null, two?.value ?? null]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return way * (x - y || missingIn(two) - missingIn(one))
  }
}

/** Of two shares alike, the one with more to do is the worse. */
const missingIn = (cell: MatrixCell): number => (cell?.denominator ?? 0) - (cell?.numerator ?? 0)

export type Total = Pick<OfficeFigure, 'numerator' | 'denominator' | 'vintage'> & { known: boolean }

/** Sum over sum, column by column. */
export const totalsOf = ({ columns, rows }: Matrix): Total[] =>
  columns.map((_, at) => {
    const cells = rows.flatMap((row) => row.cells[at] ?? [])
    const denominators = cells.map((cell) => cell.denominator)
    return {
      numerator: cells.reduce((sum, cell) => sum + cell.numerator, 0),
      denominator: denominators.includes(null)
        ? null
        : denominators.reduce<number>((sum, n) => sum + (n ?? 0), 0),
      known: cells.length > 0,
      ...leastCertainOf(cells),
    }
  })

/** A sum is as certain as its least certain part. */
function leastCertainOf(cells: readonly Pick<OfficeFigure, 'vintage'>[]): Pick<OfficeFigure, 'vintage'> {
  const vintage = cells.reduce<Vintage>(
    (least, cell) => leastCertain(least, cell.vintage ?? 'official'),
    'official',
  )
  return vintage === 'official' ? {} : { vintage }
}

/** What the city's figure holds beyond the rows: nobody should wonder why a column does not add up to its tile. */
export function beyondRows(
  column: MatrixColumn,
  total: Total,
): { numerator: number; denominator: number | null } | null {
  if (column.numerator === null || !total.known) return null
  const numerator = column.numerator - total.numerator
  const denominator =
    column.denominator === null || total.denominator === null ? null : column.denominator - total.denominator
  return numerator > 0 || (denominator ?? 0) > 0 ? { numerator, denominator } : null
}
