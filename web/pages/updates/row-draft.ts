import type { Period } from '../../../server/core/period.ts'
import type { ReportCell } from '../../../server/core/reporting/answers.ts'
import type { EntryContent } from '../../../server/core/reporting/entry.ts'
import {
  type Convention,
  type NumberRefusal,
  readNumber,
} from '../../../server/core/reporting/typed-number.ts'
import { type Vintage, vintages, vintageWords } from '../../../server/core/reporting/vintage.ts'
import { fold, nfc } from '../../../server/core/text.ts'

/** What can be entered of a value, in the order of its cells. */
export const fields = ['numerator', 'denominator', 'vintage', 'source', 'note', 'explanation'] as const
export type Field = (typeof fields)[number]

export type CellRefusal = NumberRefusal | 'unknown-vintage' | 'text-too-long'
/** What was typed or pasted and cannot be taken: it stays where it stands until somebody mends it. */
export type Refused = { text: string; why: CellRefusal }

type FigureCell = number | null | Refused
type TextCell = string | Refused

/** A row as it stands in its cells. */
export type RowDraft = {
  numerator: FigureCell
  denominator: FigureCell
  vintage: Vintage | Refused
  source: TextCell
  note: TextCell
  explanation: TextCell
}
export type Held = RowDraft[Field]

/** As many signs as the server takes of a remark. */
export const longestText = 2_000

export const isRefused = (held: Held): held is Refused => typeof held === 'object' && held !== null
export const refusedIn = (draft: RowDraft): Field[] => fields.filter((field) => isRefused(draft[field]))

const textOf = (text: string): string | null => nfc(text).trim() || null

/** What the server is told; null while a cell holds what cannot be taken. */
export function contentOf(draft: RowDraft): EntryContent | null {
  const { numerator, denominator, vintage, source, note, explanation } = draft
  if (isRefused(numerator) || isRefused(denominator) || isRefused(vintage)) return null
  if (isRefused(source) || isRefused(note) || isRefused(explanation)) return null
  return {
    numerator,
    denominator,
    vintage,
    source: textOf(source),
    note: textOf(note),
    explanation: textOf(explanation),
  }
}

export const draftOf = (content: EntryContent): RowDraft => ({
  numerator: content.numerator,
  denominator: content.denominator,
  vintage: content.vintage,
  source: content.source ?? '',
  note: content.note ?? '',
  explanation: content.explanation ?? '',
})

export const sameContent = (a: EntryContent, b: EntryContent): boolean =>
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.vintage === b.vintage &&
  a.source === b.source &&
  a.note === b.note &&
  a.explanation === b.explanation

/** Before a period is over nobody can have its final figure: what is entered by then is an estimate unless said otherwise. */
const firstVintage = (period: Period, today: string): Vintage =>
  today <= period.end ? 'estimate' : 'official'

export const picked = ({ numerator, denominator, vintage, source, note, explanation }: EntryContent) => ({
  numerator,
  denominator,
  vintage,
  source,
  note,
  explanation,
})

/** What stands once nothing is under way: what is in force, or nothing. */
export const groundOf = ({ value }: ReportCell, period: Period, today: string): EntryContent =>
  value
    ? picked(value)
    : {
        numerator: null,
        denominator: null,
        vintage: firstVintage(period, today),
        source: null,
        note: null,
        explanation: null,
      }

/** A text for a cell, taken or refused. `convention`: how its numbers are written. */
export function readCell(field: Field, text: string, convention: Convention | 'unknown'): Held {
  if (field === 'numerator' || field === 'denominator') {
    const read = readNumber(text, convention)
    if (read.kind === 'number') return read.value
    return read.kind === 'empty' ? null : { text, why: read.why }
  }
  if (field === 'vintage') {
    const said = fold(text.trim())
    const found = vintages.find((one) =>
      [one, vintageWords[one].vi, vintageWords[one].en].some((word) => fold(word) === said),
    )
    return found ?? { text, why: 'unknown-vintage' }
  }
  return text.length > longestText ? { text, why: 'text-too-long' } : text
}

/** A number with all its digits, as it would be typed. */
export function digitsOf(n: number, convention: Convention): string {
  const plain = String(n)
  const whole = plain.includes('e') ? n.toFixed(20).replace(/\.?0+$/, '') : plain
  return convention === 'vi' ? whole.replace('.', ',') : whole
}

/** What stands in a cell while it is typed in or copied. */
export function typedText(field: Field, held: Held, convention: Convention): string {
  if (isRefused(held)) return held.text
  if (typeof held === 'number') return digitsOf(held, convention)
  if (held === null) return ''
  return field === 'vintage' ? vintageWords[held as Vintage][convention] : held
}
