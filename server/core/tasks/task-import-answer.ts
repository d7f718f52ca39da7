import type { FileProblem } from '../reporting/import-answer.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'
import type { ReadTasks, TaskSheetProblem } from './task-sheet.ts'

/** One task that a file would list, or change; differences as text, of those that change. */
export type TaskImportChange = {
  row: number
  code: string
  name: string
  office: OfficeRef
  isNew: boolean
  differences: { label: Words; before: string | null; after: string | null }[]
}

/** A yearly list in a file, looked at or taken over. */
export type TaskImportAnswer = {
  year: number
  file: FileProblem[]
  /** problems of rows, the first of them; any keeps the file from being taken over. `cell`: as a spreadsheet names it */
  problems: (TaskSheetProblem & { cell: string; words: Words })[]
  /** problems beyond those listed */
  unlisted: number
  columns: ReadTasks['columns']
  counts: { fresh: number; changed: number; unchanged: number }
  /** the first of those that are new or change */
  changes: TaskImportChange[]
  /** what the file was held against, to be said when it is taken over; null while there are problems */
  seen: string | null
  taken: boolean
}
