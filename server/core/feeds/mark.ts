import { type Day, dayOfInstant } from '../day.ts'
import { formatter } from '../format.ts'
import type { Lang, Words } from '../words.ts'
import type { FeedState } from './health.ts'

/** Said of a figure whose rows have stopped coming. Instants are ISO 8601. */
export type FeedMark = {
  state: Exclude<FeedState, 'fresh'>
  since: string
  /** up to when everything had come; null: nothing ever had */
  lastGood: string | null
}

const troubleWords: Record<FeedMark['state'], Words> = {
  late: { vi: 'nguồn đang trễ', en: 'its source is late' },
  failed: { vi: 'nguồn đang lỗi', en: 'its source is failing' },
  partial: { vi: 'nguồn gửi thiếu', en: 'its source sent only a part' },
  paused: { vi: 'nguồn tạm dừng', en: 'its source is paused' },
}

export const lastGoodDay = ({ lastGood }: Pick<FeedMark, 'lastGood'>): Day | null =>
  lastGood === null ? null : dayOfInstant(new Date(lastGood))

/** Of several, the one that is furthest behind: what is made of all goes no further. */
export const furthestBehind = (marks: readonly FeedMark[]): FeedMark | null =>
  [...marks].sort((a, b) => (a.lastGood ?? '').localeCompare(b.lastGood ?? ''))[0] ?? null

/** "số liệu đến ngày 20/11/2024, nguồn đang trễ" */
export function feedMarkWords(mark: FeedMark, lang: Lang): string {
  const day = lastGoodDay(mark)
  const trouble = troubleWords[mark.state][lang]
  if (day === null)
    return { vi: `chưa lần nào nhận đủ, ${trouble}`, en: `never wholly received, ${trouble}` }[lang]
  const said = formatter(lang).day(day)
  return { vi: `số liệu đến ngày ${said}, ${trouble}`, en: `figures to ${said}, ${trouble}` }[lang]
}
