import type { Table } from './document.ts'

export { cellText, isRight } from '../core/cells.ts'

/** As many rows as a format can take. */
export const cut = (table: Table, most: number): Table =>
  table.rows.length <= most
    ? table
    : { ...table, rows: table.rows.slice(0, most), strong: table.strong.filter((row) => row < most) }
