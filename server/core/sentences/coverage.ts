import { formatter } from '../format.ts'
import type { Coverage } from '../reporting/answers.ts'
import type { Lang } from '../words.ts'

type Row = Coverage['offices'][number]

/** Values that the office has not sent, or that came back. */
export const owedOf = ({ counts }: Pick<Row, 'counts'>): number =>
  counts.empty + counts.entered + counts.returned

/** Offices named as the furthest behind. */
const mostNamed = 3

/** "18/20 đơn vị đã báo cáo đủ tháng 10/2024; chậm nhất: Sở Y tế (thiếu 3), Sở Ngoại vụ (thiếu 1)." */
export function coverageSentence({ period, offices }: Pick<Coverage, 'period' | 'offices'>, lang: Lang) {
  const f = formatter(lang)
  const when = f.periodInText(period)
  const behind = offices.filter((row) => owedOf(row) > 0)
  if (offices.length > 0 && behind.length === 0)
    return {
      vi: `Cả ${f.number(offices.length)} đơn vị đã báo cáo đủ ${when}.`,
      en: `All ${f.number(offices.length)} offices have reported ${when} in full.`,
    }[lang]
  const full = f.fraction(offices.length - behind.length, offices.length)
  const last = [...behind].sort((a, b) => b.late - a.late || owedOf(b) - owedOf(a)).slice(0, mostNamed)
  const missing = (row: Row) =>
    `${row.office.name[lang]} (${{ vi: 'thiếu', en: 'owes' }[lang]} ${f.number(owedOf(row))})`
  const names = last.map(missing).join(', ')
  const more = behind.length > last.length ? { vi: ' và đơn vị khác', en: ' and others' }[lang] : ''
  return {
    vi: `${full} đơn vị đã báo cáo đủ ${when}; chậm nhất: ${names}${more}.`,
    en: `${full} offices have reported ${when} in full; furthest behind: ${names}${more}.`,
  }[lang]
}
