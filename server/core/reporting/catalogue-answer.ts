import type { CatalogueProblem, ReadCatalogue } from './catalogue-sheet.ts'
import type { FileProblem } from './import-answer.ts'

/** `cell`: as a spreadsheet names it, or the row where it is of no one cell. */
export type ListedProblem = CatalogueProblem & { cell: string }

/** A file of definitions, looked at or taken over. */
export type CatalogueAnswer = {
  file: FileProblem[]
  /** problems of rows, the first of them; any keeps the file from being taken over */
  problems: ListedProblem[]
  /** problems beyond those listed */
  unlisted: number
  columns: ReadCatalogue['columns']
  counts: { fresh: number; changed: number; unchanged: number }
  /** the first of those that are new or change */
  changes: { row: number; kpiId: string; fromOn: string; name: string; isNew: boolean }[]
  /** what the file was held against, to be said when it is taken over; null while there are problems */
  seen: string | null
  taken: boolean
}
