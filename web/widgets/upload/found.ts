import { cellName, columnName } from '../../../server/core/column-name.ts'
import type { Formatter } from '../../../server/core/format.ts'
import type { FileProblem } from '../../../server/core/reporting/import-answer.ts'
import type { Correction } from '../../../server/core/reporting/report-sheet.ts'
import type { Vocabulary } from '../../locales/vi.ts'

/** One thing to put right, as it is listed. */
export type Found = {
  key: string
  row: number | null
  column: number | null
  /** what stands there; null where nobody can read it */
  text: string | null
  says: string
  /** another text in its cell puts it right */
  mendable: boolean
  /** without its row the file would be right */
  leavable: boolean
}
/** `head`: of its column; `example`: a number that reads in two ways, null where the column holds both */
export type Asked = { column: 'numerator' | 'denominator'; head: string; example: string | null }

/** What keeps the file itself from being read. */
export const foundInFile = (file: readonly FileProblem[], { lang }: Formatter): Found[] =>
  file
    .filter(({ isNotice }) => !isNotice)
    .map(({ row, column, mendable, words: said }, at) => ({
      key: `file ${at}`,
      row,
      column,
      text: null,
      says: said[lang],
      mendable,
      leavable: false,
    }))

/** From the top. */
export const inOrder = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0))

/** "Ô C5, Tử số": as Excel names it, with the head of its column. */
export function placeOf(
  { row, column }: Pick<Found, 'row' | 'column'>,
  headOf: (column: number) => string | null,
  words: Vocabulary['upload'],
): string {
  if (row !== null && column !== null) {
    const head = headOf(column)
    const cell = cellName(row, column)
    return head ? words.cellOf(cell, head) : words.cell(cell)
  }
  if (row !== null) return words.row(String(row))
  return column === null ? words.wholeFile : words.column(columnName(column))
}

/** The later word on a cell counts. */
export const withLater = (before: readonly Correction[], later: readonly Correction[]): Correction[] => [
  ...new Map([...before, ...later].map((one) => [cellName(one.row, one.column), one])).values(),
]
