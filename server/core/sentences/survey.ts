import { formatter } from '../format.ts'
import { wilson } from '../wilson.ts'
import type { Lang } from '../words.ts'

type Answered = { numerator: number | null; denominator: number | null }

/** "94,8%–97,2%": the interval of `wilson`, written out. Null: nobody answered. */
export function surveyInterval({ numerator, denominator }: Answered, lang: Lang): string | null {
  if (numerator === null || !denominator) return null
  const interval = wilson(numerator, denominator)
  const f = formatter(lang)
  return interval && `${f.share(interval.low)}–${f.share(interval.high)}`
}

/**
 * "1.031/1.072 phiếu hài lòng; khoảng tin cậy 95%: 94,8%–97,2% (Wilson) …": how far the share of a survey can be trusted, and
 * that it is not the satisfaction that index 766 works out from lateness and complaints. Null: nobody answered.
 */
export function surveySentence({ numerator, denominator }: Answered, lang: Lang): string | null {
  const between = surveyInterval({ numerator, denominator }, lang)
  if (between === null) return null
  const counts = formatter(lang).fraction(numerator, denominator)
  return {
    vi: `${counts} phiếu hài lòng; khoảng tin cậy 95%: ${between} (Wilson). Đây là khảo sát, khác mức độ hài lòng của Bộ chỉ số 766, tính từ hồ sơ quá hạn và phản ánh.`,
    en: `${counts} answers satisfied; 95% confidence interval: ${between} (Wilson). This is a survey, unlike the satisfaction of Index 766, which is worked out from lateness and complaints.`,
  }[lang]
}

/** Over and in the table of the elements that a survey asks for. */
export const elementWords = {
  vi: {
    title: 'Năm yếu tố của khảo sát',
    note: 'Các yếu tố theo SIPAS, mỗi yếu tố chấm từ 1 đến 5 điểm; phiếu không chấm yếu tố nào thì không tính cho yếu tố đó.',
    element: 'Yếu tố',
    satisfied: 'Phiếu chấm 4–5 / có chấm',
    share: 'Tỷ lệ',
    interval: 'Khoảng tin cậy 95%',
  },
  en: {
    title: 'The five elements of the survey',
    note: 'The elements are those of SIPAS, each scored from 1 to 5; an answer that leaves an element out does not count for it.',
    element: 'Element',
    satisfied: 'Scoring 4–5 / scoring it',
    share: 'Share',
    interval: '95% confidence interval',
  },
} as const satisfies Record<Lang, Record<string, string>>
