import type { PeriodId } from '../../../server/core/period.ts'
import type { ReportedKpiRef, ReportGrid } from '../../../server/core/reporting/answers.ts'
import type { ValueKey } from '../../../server/core/reporting/entry.ts'
import { type At, type Cursor, fieldAt } from './cursor.ts'
import { type Cell, checksOf, type RowChecks } from './row-checks.ts'
import type { Field } from './row-draft.ts'
import { rowOf, type Sheet } from './sheet.ts'

/** One value of the grid, where it stands. */
export type GridRow = { row: string; kpi: ReportedKpiRef; cell: Cell; period: PeriodId }

/** Values by theme, then by KPI, the newest period first. */
export function rowsOf({ kpis, periods, cells }: ReportGrid): GridRow[] {
  const byRow = new Map(cells.map((cell) => [rowOf(cell), cell]))
  const themes = [...new Set(kpis.map(({ theme }) => theme))]
  return themes.flatMap((theme) =>
    kpis
      .filter((kpi) => kpi.theme === theme)
      .flatMap((kpi) =>
        periods.flatMap(({ id: period }) => {
          const row = rowOf({ kpi: kpi.id, period })
          const cell = byRow.get(row)
          return cell ? [{ row, kpi, cell, period }] : []
        }),
      ),
  )
}

/** What a row and its cells work with; the same object for as long as the grid is drawn. */
export type Desk = {
  sheet: Sheet
  cursor: Cursor
  rows: () => readonly GridRow[]
  act: (verb: 'submit' | 'withdraw' | 'discard', keys: readonly ValueKey[]) => Promise<void>
}

export const checksAt = ({ sheet }: Pick<Desk, 'sheet'>, { row, cell, kpi }: GridRow): RowChecks =>
  checksOf(sheet.line(row), cell, kpi)

/** The field of a cell that can be filled now; null: it can only be read. */
export function openField(desk: Desk, { row, column }: At): Field | null {
  const field = fieldAt(column)
  const found = desk.rows()[row]
  if (!field || !found || !checksAt(desk, found).may.includes('enter')) return null
  return field === 'denominator' && !found.kpi.denominator ? null : field
}

/** On a phone each value is a card, where one press opens a cell and Enter leads to the next one of the card. */
export const isStacked = () => matchMedia('(max-width: 980px)').matches
