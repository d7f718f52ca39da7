import type { ReactNode } from 'react'
import type { FileProblem } from '../../../server/core/reporting/import-answer.ts'
import type { Correction } from '../../../server/core/reporting/report-sheet.ts'
import type { Asked, Found } from './found.ts'
import type { Upload } from './use-upload.ts'

/** What every answer about a file says. */
export type FileAnswer = {
  file: FileProblem[]
  /** problems beyond those listed */
  unlisted: number
  /** what it was held against, to be said when it is taken over; null while there are problems */
  seen: string | null
  taken: boolean
}

/** What is uploaded, told to the parts that upload anything. */
export type UploadKind<Answer extends FileAnswer> = {
  /** where the file goes, and where the template comes from */
  address: string
  /** what goes along with every file */
  options?: Record<string, unknown>
  template: string
  templateHint: string
  /** what is wrong with cells, beside what is wrong with the file itself */
  found: (answer: Answer) => Found[]
  /** columns of which somebody has to say how their numbers are written */
  asked: (answer: Answer) => Asked[]
  /** the head of a column, where it has one that is known */
  headOf: (column: number, answer: Answer) => string | null
  /** what empties a row, so that nothing of it is taken over */
  leavingOut: (row: number, answer: Answer) => Correction[]
  leaveOut: (row: string) => string
  /** rows that say something, and what that is in one sentence */
  rows: (answer: Answer) => { count: number; says: string }
  /** how many were or would be written */
  written: (answer: Answer) => number
  changedMeanwhile: string
  writing: string
  changes: (upload: Upload<Answer>, answer: Answer) => ReactNode
  taken: { says: (written: number) => string; hint: string; onwards: ReactNode }
}
