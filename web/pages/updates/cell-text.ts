import type { Formatter } from '../../../server/core/format.ts'
import type { ReportCell, ReportedKpiRef } from '../../../server/core/reporting/answers.ts'
import { type Vintage, vintageWords } from '../../../server/core/reporting/vintage.ts'
import { valueOf } from '../../../server/core/value.ts'
import type { Vocabulary } from '../../locales/vi.ts'
import { digitsOf, type Field, type Held, isRefused } from './row-draft.ts'

/** What a cell shows when nobody types in it. A number keeps all its digits. */
export function shownText(field: Field, held: Held, format: Formatter): string {
  if (isRefused(held)) return held.text
  if (held === null) return ''
  if (typeof held === 'number')
    return Number.isInteger(held * 1_000) ? format.number(held, 3) : digitsOf(held, format.lang)
  return field === 'vintage' ? vintageWords[held as Vintage][format.lang] : held
}

/** The figure of the period before: "1.116/1.204, 92,7%". */
export function beforeText(
  before: NonNullable<ReportCell['before']>,
  { unit }: ReportedKpiRef,
  format: Formatter,
): string {
  const fraction = format.fraction(before.numerator, before.denominator)
  return unit === 'share' ? `${fraction}, ${format.share(valueOf(before, unit))}` : fraction
}

/** "tăng 0,9 điểm phần trăm"; null while there is nothing to compare. */
export function changeText(
  value: number | null,
  { before }: ReportCell,
  { unit }: ReportedKpiRef,
  words: Vocabulary['updates'],
  format: Formatter,
): string | null {
  const was = before ? valueOf(before, unit) : null
  if (value === null || was === null) return null
  const by = value - was
  const size = format.difference(by, unit)
  if (size === format.difference(0, unit)) return words.same
  return by > 0 ? words.more(size) : words.less(size)
}
