import type { ServicesData } from '../charts/services.ts'
import { formatter } from '../format.ts'
import type { Lang } from '../words.ts'
import { lowerFirst } from './words.ts'

/** "Còn thiếu nhiều nhất ở Cấp phép xây dựng: 12 trong 64 (18,8%). Tính theo 40 thủ tục hành chính." `count`: services in all. */
export function servicesCaption(
  { rows, service, bars }: Pick<ServicesData, 'rows' | 'service' | 'bars'>,
  count: number,
  lang: Lang,
): string {
  const f = formatter(lang)
  const [first] = rows
  if (!first) return { vi: 'Chưa có dòng nào.', en: 'There are no rows.' }[lang]
  const all = rows.reduce((sum, { weight }) => sum + weight, 0)
  const by = {
    vi: `Tính theo ${f.number(count)} ${lowerFirst(service.vi)}.`,
    en: `Told by ${lowerFirst(service.en)}: ${f.number(count)} in all.`,
  }[lang]
  if (all === 0)
    return `${{ vi: 'Không nơi nào còn thiếu.', en: 'Nothing is missing anywhere.' }[lang]} ${by}`
  const part = `${f.number(first.weight)} ${{ vi: 'trong', en: 'of' }[lang]} ${f.number(all)} (${f.share(first.weight / all)})`
  const lead = {
    missing: { vi: 'Còn thiếu nhiều nhất ở', en: 'Most is missing in' },
    counted: { vi: 'Nhiều nhất ở', en: 'Most is in' },
  }[bars][lang]
  return `${lead} ${first.name[lang]}: ${part}. ${by}`
}
