import type { Judgement } from '../change.ts'
import type { Vintage } from '../reporting/vintage.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Status } from '../status.ts'
import type { Lang, Words } from '../words.ts'

/** Shape, word, colour: the word is the part that print and a screen reader keep. */
export const statusWords = {
  behind: { vi: 'Chậm tiến độ', en: 'Behind' },
  'at-risk': { vi: 'Có nguy cơ', en: 'At risk' },
  'no-data': { vi: 'Chưa có số liệu', en: 'No data' },
  'on-track': { vi: 'Đúng tiến độ', en: 'On track' },
  'no-target': { vi: 'Chưa giao chỉ tiêu', en: 'No target set' },
} satisfies Record<Status, Words>

export const statusWord = (status: Status, lang: Lang): string => statusWords[status][lang]

export const judgementWords = {
  better: { vi: 'tốt hơn', en: 'better' },
  worse: { vi: 'kém hơn', en: 'worse' },
  same: { vi: 'không đổi', en: 'unchanged' },
} satisfies Record<Judgement, Words>

/** What a figure is called by how certain it is, inside a sentence. */
export const vintageNouns = {
  estimate: { vi: 'số ước', en: 'estimate' },
  preliminary: { vi: 'số sơ bộ', en: 'preliminary' },
  official: { vi: 'số chính thức', en: 'official' },
} satisfies Record<Vintage, Words>

/** What offices of one kind are called together, in the form that follows a number. */
export const kindWords = {
  city: { vi: 'thành phố', en: 'cities' },
  department: { vi: 'sở, ngành', en: 'departments' },
  district: { vi: 'quận, huyện', en: 'districts' },
  commune: { vi: 'xã, phường', en: 'communes' },
} satisfies Record<OfficeRef['kind'], Words>

/** Inside a sentence a title loses its capital, an abbreviation (CSDL, LGSP) keeps it. */
export function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  const abbreviation = second !== second.toLowerCase() || /\d/.test(second)
  return abbreviation ? text : first.toLowerCase() + text.slice(first.length)
}

export const upperFirst = (text: string): string => {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
