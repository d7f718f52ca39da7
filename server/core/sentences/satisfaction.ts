import { formatter } from '../format.ts'
import type { Lang, Words } from '../words.ts'

/**
 * What a figure of satisfaction rests on: `survey`, what people answered on a scale of 1 to 5; `records`, what index 766 makes of
 * lateness and of petitions that come again (domain notes 3.1.2), for which nobody is asked.
 */
export type SatisfactionBy = 'survey' | 'records'

/**
 * "Đo theo hai cách khác nhau, không so sánh trực tiếp: …": what stands beside figures of which some are of one kind and some of the
 * other, wherever they share a card, a table or a chart. Null: they do not meet.
 */
export function mixedSatisfaction(
  items: readonly { short: Words; satisfaction?: SatisfactionBy | undefined }[],
): Words | null {
  const named = (by: SatisfactionBy) => items.filter(({ satisfaction }) => satisfaction === by)
  const [survey, records] = [named('survey'), named('records')]
  if (survey.length === 0 || records.length === 0) return null
  const list = (of: typeof items, lang: Lang) =>
    formatter(lang).list(of.map(({ short }) => `“${short[lang]}”`))
  return {
    vi: `Đo theo hai cách khác nhau, không so sánh trực tiếp: ${list(survey, 'vi')} là ý kiến trả lời khảo sát (thang 1–5); ${list(records, 'vi')} tính từ việc quá hạn và phản ánh, như Bộ chỉ số 766, không hỏi ý kiến.`,
    en: `Measured in two different ways, not to be compared directly: ${list(survey, 'en')} by what people answered in surveys, on a scale of 1 to 5; ${list(records, 'en')} by records of lateness and complaints, as in Index 766, without asking anybody.`,
  }
}
