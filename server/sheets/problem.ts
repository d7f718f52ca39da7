import type { problemWords } from './problem-words.ts'

export type SheetProblemCode = keyof typeof problemWords

/** Rows and columns count from 1; null where the problem concerns the whole file, sheet, row or column. */
export type SheetProblem = {
  sheet: string | null
  row: number | null
  column: number | null
  code: SheetProblemCode
  params: Record<string, string | number>
}

const notices: ReadonlySet<SheetProblemCode> = new Set(['hidden-sheet', 'other-sheet'])

/** Worth saying, but what was read can be used: every other problem refuses the file. */
export const isNotice = (problem: SheetProblem): boolean => notices.has(problem.code)

/** Ends the reading: what comes after it in the file is not looked at. */
export class ReadingStopped extends Error {
  readonly problem: SheetProblem
  constructor(
    code: SheetProblemCode,
    params: SheetProblem['params'] = {},
    place: Partial<Pick<SheetProblem, 'sheet' | 'row' | 'column'>> = {},
  ) {
    super(code)
    this.name = 'ReadingStopped'
    this.problem = { sheet: null, row: null, column: null, ...place, code, params }
  }
}
