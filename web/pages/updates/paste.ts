import { conventionOf } from '../../../server/core/reporting/column-convention.ts'
import { placeBlock, readBlock } from '../../../server/core/reporting/pasted-block.ts'
import { type Convention, readNumber } from '../../../server/core/reporting/typed-number.ts'
import { type Field, fields, isRefused, readCell } from './row-draft.ts'
import type { Edit } from './sheet.ts'

/** A row as far as pasting needs: whether it can be changed now, and whether it has a denominator. */
export type PasteRow = { row: string; open: boolean; hasDenominator: boolean }

export type Pasting = {
  texts: { row: string; field: Field; text: string }[]
  /** how each column of numbers is written; `ask`: somebody has to say */
  written: Partial<Record<Field, Convention | 'unknown' | 'ask'>>
  /** a number of the columns to ask about that reads two ways */
  example: string | null
  /** texts that found no cell to go to */
  outside: string[]
  /** texts for rows that cannot be changed now, or for the denominator of a count */
  closed: string[]
}

/** What a pasted text would fill, from a cell on; only cells that can be filled count, computed ones are passed over. */
export function beginPaste(
  text: string,
  at: { row: number; field: Field },
  rows: readonly PasteRow[],
  language: Convention,
): Pasting {
  const grid = { rows: rows.length, columns: fields.length }
  const { inside, outside } = placeBlock(
    readBlock(text),
    { row: at.row, column: fields.indexOf(at.field) },
    grid,
  )
  const placed = inside.map(({ row, column, text }) => ({
    to: rows[row] as PasteRow,
    field: fields[column] as Field,
    text,
  }))
  const fits = ({ to, field }: (typeof placed)[number]) =>
    to.open && (field !== 'denominator' || to.hasDenominator)
  const texts = placed.filter(fits).map(({ to, field, text }) => ({ row: to.row, field, text }))
  const written: Pasting['written'] = {}
  let example: string | null = null
  for (const field of ['numerator', 'denominator'] as const) {
    const column = texts.filter((one) => one.field === field).map((one) => one.text)
    const found = conventionOf(column)
    written[field] = { vi: 'vi', en: 'en', either: language, mixed: 'unknown', ambiguous: 'ask' }[
      found
    ] as Convention
    if (found === 'ambiguous') example ??= column.find(readsTwoWays) ?? null
  }
  return {
    texts,
    written,
    example,
    outside: outside.map((one) => one.text),
    closed: placed.filter((one) => !fits(one) && one.text !== '').map((one) => one.text),
  }
}

const readsTwoWays = (text: string): boolean => {
  const reading = readNumber(text, 'unknown')
  return reading.kind === 'refused' && reading.why === 'ambiguous'
}

/** What a number reads as in each convention. */
export const bothReadings = (text: string): Record<Convention, number> => {
  const as = (convention: Convention) => {
    const reading = readNumber(text, convention)
    return reading.kind === 'number' ? reading.value : Number.NaN
  }
  return { vi: as('vi'), en: as('en') }
}

export type Pasted = { edits: Edit[]; taken: number; refused: number; outside: string[]; closed: string[] }

/** Every text in its cell, taken or refused where it stands. `said`: how the columns asked about are written. */
export function endPaste(
  { texts, written, outside, closed }: Pasting,
  language: Convention,
  said: Convention | null,
): Pasted {
  const edits = texts.map(({ row, field, text }): Edit => {
    const way = written[field] ?? language
    return { row, field, held: readCell(field, text, way === 'ask' ? (said ?? 'unknown') : way) }
  })
  const refused = edits.filter(({ held }) => isRefused(held)).length
  return { edits, taken: edits.length - refused, refused, outside, closed }
}

/** A block of cells as spreadsheets take it. */
export const blockText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((text) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'),
    )
    .join('\n')
