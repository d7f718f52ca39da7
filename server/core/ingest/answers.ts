import type { Words } from '../words.ts'
import type { TargetId } from './targets.ts'

/** One reason for which a row, or the whole batch, was refused. `line`: of the file, from 1; null: of no line. */
export type ToldProblem = { line: number | null; field: string | null; code: string; message: Words }

/** What became of the rows of a batch. They add up to `read`. */
export type RowCounts = {
  read: number
  /** codes not known before */
  fresh: number
  /** a changed row: the next version of its code */
  corrected: number
  /** withdrawn: its version ended */
  retracted: number
  /** the same again */
  unchanged: number
  /** followed by a later row of the same code in the same batch, which is the one that counts */
  superseded: number
  refused: number
}

/**
 * `whole`: every row was taken; `partial`: some rows were refused, all others taken; `failed`: nothing was taken, and
 * the problems say why.
 */
export type Taken = {
  /** the run as it stands in the log of the ways in; null: a try that changes nothing */
  run: number | null
  target: TargetId
  dryRun: boolean
  state: 'whole' | 'partial' | 'failed'
  rows: RowCounts
  problems: ToldProblem[]
  /** reasons beyond those named */
  unlisted: number
  /** answered again under the same key: nothing was done twice */
  repeated: boolean
}
