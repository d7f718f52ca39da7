import type { Formatter } from '../../../server/core/format.ts'
import type { AccountVocabulary } from '../../locales/vi-accounts.ts'

/** "15 phút", "6 giờ", "1 ngày": in the largest unit that is whole. */
export function cadenceText(minutes: number, words: AccountVocabulary['feeds'], format: Formatter): string {
  const usual = words.cadences[minutes]
  if (usual) return usual
  if (minutes % 1440 === 0) return words.days(format.number(minutes / 1440))
  if (minutes % 60 === 0) return words.hours(format.number(minutes / 60))
  return words.minutes(format.number(minutes))
}
