import type { PeriodId } from '../period.ts'
import type { Unit } from '../value.ts'
import type { Words } from '../words.ts'
import type { EntryContent } from './entry.ts'
import type { ReadReport, ReportProblem } from './report-sheet.ts'

type Shortly = Pick<EntryContent, 'numerator' | 'denominator' | 'vintage'>

/** One value that a file would change; `old` is null where there is none yet. */
export type ImportChange = {
  kpi: string
  name: Words
  unit: Unit
  period: PeriodId
  row: number
  old: Shortly | null
  next: Shortly
}

/**
 * What is to be said of the file itself. A notice keeps nothing from being taken over; what is `mendable` can be put
 * right in its cell, and its words leave out where that is.
 */
export type FileProblem = {
  row: number | null
  column: number | null
  isNotice: boolean
  mendable: boolean
  words: Words
}

/** A file of values, looked at or taken over. */
export type ImportAnswer = {
  file: FileProblem[]
  /** problems of rows, the first of them; any keeps the file from being taken over */
  problems: ReportProblem[]
  /** problems beyond those listed */
  unlisted: number
  ask: ReadReport['ask']
  columns: ReadReport['columns']
  values: { fresh: number; changed: number; unchanged: number }
  /** the first of those that are new or change */
  changes: ImportChange[]
  /** what the file was held against, to be said when it is taken over; null while there are problems */
  seen: string | null
  taken: boolean
}
