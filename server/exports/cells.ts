import { absent, type Formatter } from '../core/format.ts'
import type { Cell, Column, Table } from './document.ts'

/** A cell as a person reads it, the same in every format that draws. */
export function cellText(cell: Cell, format: Formatter): string {
  if (cell === null) return absent
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return format.number(cell)
  return 'share' in cell ? format.share(cell.share) : format.day(cell.day)
}

/** Words stand left, figures right. */
export const isRight = ({ kind }: Column): boolean => kind !== 'text'

/** As many rows as a format can take. */
export const cut = (table: Table, most: number): Table =>
  table.rows.length <= most
    ? table
    : { ...table, rows: table.rows.slice(0, most), strong: table.strong.filter((row) => row < most) }
