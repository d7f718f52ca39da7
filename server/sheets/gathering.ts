import type { Limits } from './limits.ts'
import { ReadingStopped, type SheetProblem, type SheetProblemCode } from './problem.ts'
import type { Cell, Reading, Sheet } from './sheet.ts'

/** Takes what a reader finds, in the order of the file, and holds it to the limits. */
export class Gathering {
  readonly limits: Limits
  /** The sheet that problems are said of; null while none is being read, and for a CSV. */
  sheet: string | null = null
  private readonly problems: SheetProblem[] = []
  private unlisted = 0
  private readonly rows: Cell[][] = []
  private cells = 0

  constructor(limits: Limits) {
    this.limits = limits
  }

  report(
    code: SheetProblemCode,
    place: { row?: number; column?: number } = {},
    params: SheetProblem['params'] = {},
  ): void {
    this.add({ sheet: this.sheet, row: place.row ?? null, column: place.column ?? null, code, params })
  }

  /** Called before `take` for every filled cell. @throws ReadingStopped where none may stand */
  admit(row: number, column: number): void {
    const { rows, columns, cells } = this.limits
    if (row > rows) throw this.beyond('too-many-rows', rows, row, null)
    if (column > columns) throw this.beyond('too-many-columns', columns, row, column)
    if (this.cells >= cells) throw this.beyond('too-many-cells', cells, row, column)
    this.cells++
  }

  take(cell: Cell): void {
    const { characters } = this.limits
    if (cell.text.length > characters) this.report('cell-too-long', cell, { limit: characters })
    else if (cell.text !== '') {
      const last = this.rows.at(-1)
      if (last?.[0]?.row === cell.row) last.push(cell)
      else this.rows.push([cell])
    }
  }

  read(): Reading {
    const sheet: Sheet = { name: this.sheet, rows: this.rows }
    return { sheet, problems: this.problems, unlisted: this.unlisted }
  }

  /** What was found until then is told, what was read is not given. */
  stopped(problem: SheetProblem): Reading {
    // The reason for stopping is told even where the list is full.
    if (this.problems.length >= this.limits.problems) {
      this.problems.pop()
      this.unlisted++
    }
    this.problems.push(problem)
    return { sheet: null, problems: this.problems, unlisted: this.unlisted }
  }

  private beyond(code: SheetProblemCode, limit: number, row: number, column: number | null): ReadingStopped {
    return new ReadingStopped(code, { limit }, { sheet: this.sheet, row, column })
  }

  private add(problem: SheetProblem): void {
    if (this.problems.length < this.limits.problems) this.problems.push(problem)
    else this.unlisted++
  }
}
