import { dayOfInstant, endOfDay } from '../../../server/core/day.ts'
import type { Formatter } from '../../../server/core/format.ts'
import type { ChangeKind, Changes } from '../../../server/core/reporting/answers.ts'
import type { Vocabulary } from '../../locales/vi.ts'

/** What a leader asks about first. */
const order: readonly ChangeKind[] = [
  'revised',
  'flip',
  'missing',
  'first',
  'target',
  'definition',
  'contest',
  'lock',
]

/** "Từ hết ngày 15/11/2024: 12 số liệu được sửa, 3 đánh giá thay đổi, 4 báo cáo còn thiếu." */
export function changeSentence(
  { since, tally }: Pick<Changes, 'since' | 'tally'>,
  words: Vocabulary['changes'],
  format: Formatter,
): string {
  const from = sinceText(since, words, format)
  const said = order.flatMap((kind) =>
    tally[kind] > 0 ? [words.counts[kind](tally[kind], format.number(tally[kind]))] : [],
  )
  return said.length ? words.lead(from, said.join(', ')) : words.leadNone(from)
}

function sinceText(since: string, words: Vocabulary['changes'], format: Formatter): string {
  const day = dayOfInstant(new Date(since))
  const isEnd = new Date(endOfDay(day)).toISOString() === since
  return isEnd ? words.untilEnd(format.day(day)) : format.instant(since)
}
