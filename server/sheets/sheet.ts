import type { SheetProblem } from './problem.ts'

/**
 * One filled cell; rows and columns count from 1, as a person sees them. `text` is NFC and never empty.
 * `number` and `date` (YYYY-MM-DD) are set only when the file itself stores a typed number or date: a CSV never does.
 * `percent`: the number is shown as per cent, so a person who typed 85 % has 0.85 here.
 */
export type Cell = {
  row: number
  column: number
  text: string
  number: number | null
  date: string | null
  percent: boolean
}

/** The filled rows from the top, each with its filled cells from the left. A CSV has no name. */
export type Sheet = { name: string | null; rows: Cell[][] }

/**
 * `sheet` is null when nothing can be read or a limit was passed: a part of a file is never taken for the whole.
 * `unlisted` counts the problems beyond the ones listed.
 */
export type Reading = { sheet: Sheet | null; problems: SheetProblem[]; unlisted: number }

/** `text` is NFC. */
export const textCell = (row: number, column: number, text: string): Cell => ({
  row,
  column,
  text,
  number: null,
  date: null,
  percent: false,
})
