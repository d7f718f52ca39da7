import type { RowCounts, Taken, ToldProblem } from '../../core/ingest/answers.ts'
import { type BatchRefused, type Problem, problemWords } from '../../core/ingest/row-problem.ts'
import type { Applied } from './apply-staged.ts'

/** Reasons that are told one by one. */
export const mostListed = 200

const none: RowCounts = {
  read: 0,
  fresh: 0,
  corrected: 0,
  retracted: 0,
  unchanged: 0,
  superseded: 0,
  refused: 0,
}

/** What has become of the rows of a batch, and the first reasons of those refused. */
export class Tally {
  private rows: RowCounts = { ...none }
  private problems: ToldProblem[] = []
  private reasons = 0
  /** the line that is being read */
  private line: number | null = null

  begin(line: number): void {
    this.line = line
    this.rows.read++
  }

  refuse(line: number, problems: readonly Problem[]): void {
    this.rows.refused++
    for (const problem of problems) this.list(line, problem)
  }

  /** Nothing of the batch is taken. The reason comes first; no row was refused for itself. */
  refuseAll({ problem, line }: BatchRefused): void {
    const at = line ?? (problem.code === 'no-rows' ? null : this.line)
    this.rows = { ...none, read: this.rows.read, refused: this.rows.read }
    this.problems = [told(at, problem), ...this.problems].slice(0, mostListed)
    this.reasons++
  }

  apply({ turnedAway, turnedAwayFirst, at: _, latestOn: __, ...counts }: Applied): void {
    this.rows = { ...this.rows, ...counts, refused: this.rows.refused + turnedAway }
    for (const { line, why, office } of turnedAwayFirst)
      this.list(
        line,
        why === 'foreign'
          ? { code: 'office-not-yours', field: 'officeCode', text: office ?? '' }
          : { code: 'put-away', field: 'code' },
      )
    this.reasons += turnedAway - turnedAwayFirst.length
    this.problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  }

  get read(): number {
    return this.rows.read
  }

  get state(): Taken['state'] {
    if (this.rows.refused === 0) return 'whole'
    return this.rows.refused === this.rows.read ? 'failed' : 'partial'
  }

  told(): Pick<Taken, 'rows' | 'problems' | 'unlisted'> {
    return { rows: { ...this.rows }, problems: this.problems, unlisted: this.reasons - this.problems.length }
  }

  private list(line: number, problem: Problem): void {
    this.reasons++
    if (this.problems.length < mostListed) this.problems.push(told(line, problem))
  }
}

const told = (line: number | null, problem: Problem): ToldProblem => ({
  line,
  field: problem.field ?? null,
  code: problem.code,
  message: problemWords(problem),
})
