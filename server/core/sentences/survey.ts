import { formatter } from '../format.ts'
import { wilson } from '../wilson.ts'
import type { Lang } from '../words.ts'

/**
 * "1.031/1.072 phiếu hài lòng; khoảng tin cậy 95%: 94,8%–97,2% (Wilson) …": how far the share of a survey can be trusted, and
 * that it is not the satisfaction that index 766 works out from lateness and complaints. Null: nobody answered.
 */
export function surveySentence(
  { numerator, denominator }: { numerator: number | null; denominator: number | null },
  lang: Lang,
): string | null {
  if (numerator === null || !denominator) return null
  const interval = wilson(numerator, denominator)
  if (!interval) return null
  const f = formatter(lang)
  const counts = f.fraction(numerator, denominator)
  const between = `${f.share(interval.low)}–${f.share(interval.high)}`
  return {
    vi: `${counts} phiếu hài lòng; khoảng tin cậy 95%: ${between} (Wilson). Đây là khảo sát, khác mức độ hài lòng của Bộ chỉ số 766, tính từ hồ sơ quá hạn và phản ánh.`,
    en: `${counts} answers satisfied; 95% confidence interval: ${between} (Wilson). This is a survey, unlike the satisfaction of Index 766, which is worked out from lateness and complaints.`,
  }[lang]
}
