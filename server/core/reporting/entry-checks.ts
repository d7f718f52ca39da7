import { type Formatter, formatter } from '../format.ts'
import type { PeriodId } from '../period.ts'
import { medianOf, type Unit, valueOf } from '../value.ts'
import type { Lang, Words } from '../words.ts'

type EntryUnit = Unit | 'score'

/** One cell of a report while it is typed, with what is known around it. A score is its numerator. */
export type EntryCheck = {
  unit: EntryUnit
  numerator: number | null
  /** 1 or null for a score, null for a count */
  denominator: number | null
  /** the limits of the value; of a share 0…1 */
  least: number | null
  most: number | null
  /** approved values of the same KPI and office, oldest first */
  history: readonly { period: PeriodId; value: number | null; numerator: number }[]
  /** offices other than this one, of the same KPI and period */
  othersReported: number
  othersExpected: number
  /** figures that this value may not exceed or must equal, in its own units */
  related: readonly { rule: 'not-more-than' | 'equals'; name: Words; value: number }[]
}

type Part = 'value' | 'numerator' | 'denominator'
type Usual = { entered: number; usual: number; approved: number; unit: EntryUnit }
type Beside = { value: number; other: number; name: Words; unit: EntryUnit }

/** An error keeps a figure from being sent; a warning asks for a second look. */
export type EntryFinding =
  | { level: 'error'; code: 'numerator-missing'; params: { denominator: number } }
  | { level: 'error'; code: 'denominator-missing'; params: { numerator: number } }
  | { level: 'error'; code: 'denominator-zero'; params: { numerator: number } }
  | { level: 'error'; code: 'negative'; params: { part: Part; entered: number } }
  | {
      level: 'error'
      code: 'numerator-above-denominator'
      params: { numerator: number; denominator: number }
    }
  | { level: 'error'; code: 'below-least'; params: { value: number; least: number; unit: EntryUnit } }
  | { level: 'error'; code: 'above-most'; params: { value: number; most: number; unit: EntryUnit } }
  | { level: 'warning'; code: 'value-far-from-history'; params: Usual }
  | { level: 'warning'; code: 'numerator-far-from-history'; params: Usual }
  | { level: 'warning'; code: 'more-than-related'; params: Beside }
  | { level: 'warning'; code: 'differs-from-related'; params: Beside }
  | { level: 'warning'; code: 'missing'; params: { reported: number; expected: number } }

/** Errors in how a figure is made come alone: there is no value yet to compare. */
export function checkEntry(entry: EntryCheck): EntryFinding[] {
  const { numerator, denominator, unit } = entry
  if (numerator === null && (unit !== 'share' || denominator === null)) return missing(entry)
  const broken = unit === 'share' ? brokenShare(numerator, denominator) : brokenCount(entry)
  const value =
    numerator === null ? null : valueOf({ numerator, denominator }, unit === 'share' ? unit : 'count')
  if (broken.length > 0 || numerator === null || value === null) return broken
  return [
    ...outOfRange(value, entry),
    ...farFromHistory(value, numerator, entry),
    ...contradictions(value, entry),
  ]
}

/** Silence is remarked once more than half of the others have spoken. */
function missing({ othersReported: reported, othersExpected: expected }: EntryCheck): EntryFinding[] {
  return reported * 2 > expected
    ? [{ level: 'warning', code: 'missing', params: { reported, expected } }]
    : []
}

function negative(part: Part, entered: number | null): EntryFinding[] {
  return entered !== null && entered < 0
    ? [{ level: 'error', code: 'negative', params: { part, entered } }]
    : []
}

const brokenCount = ({ unit, numerator }: EntryCheck): EntryFinding[] =>
  unit === 'count' ? negative('value', numerator) : []

function brokenShare(numerator: number | null, denominator: number | null): EntryFinding[] {
  const below = [...negative('numerator', numerator), ...negative('denominator', denominator)]
  if (below.length > 0) return below
  if (numerator === null) {
    return denominator === null
      ? []
      : [{ level: 'error', code: 'numerator-missing', params: { denominator } }]
  }
  if (denominator === null) return [{ level: 'error', code: 'denominator-missing', params: { numerator } }]
  if (denominator === 0) return [{ level: 'error', code: 'denominator-zero', params: { numerator } }]
  return numerator > denominator
    ? [{ level: 'error', code: 'numerator-above-denominator', params: { numerator, denominator } }]
    : []
}

function outOfRange(value: number, { least, most, unit }: EntryCheck): EntryFinding[] {
  if (least !== null && value < least) {
    return [{ level: 'error', code: 'below-least', params: { value, least, unit } }]
  }
  if (most !== null && value > most) {
    return [{ level: 'error', code: 'above-most', params: { value, most, unit } }]
  }
  return []
}

/** Of fewer values the middle and the spread say nothing. */
const fewestForHistory = 4

/**
 * Modified z-score 0.6745·|x − median|/MAD above 3.5: Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
 * (ASQC, 1993). 0.6745 makes the MAD of a normal distribution its standard deviation.
 */
const madsAway = 3.5 / 0.6745

/**
 * A smaller difference is never remarked, however steady the history: 5 percentage points of a share, a tenth of
 * the usual level elsewhere, 2 things of a count. Our own choice, so that warnings stay rare enough to be read.
 */
const leastRemarked = (usual: number, unit: EntryUnit): number => {
  if (unit === 'share') return 0.05
  const tenth = Math.abs(usual) / 10
  return unit === 'count' ? Math.max(tenth, 2) : tenth
}

/** What is usual, where `entered` is far from it. */
function farFrom(entered: number, approved: readonly (number | null)[], unit: EntryUnit): Usual | null {
  const known = approved.filter((v) => v !== null)
  const usual = medianOf(known)
  if (usual === null || known.length < fewestForHistory) return null
  const spread = medianOf(known.map((v) => Math.abs(v - usual))) ?? 0
  const far = Math.abs(entered - usual) > Math.max(madsAway * spread, leastRemarked(usual, unit))
  return far ? { entered, usual, approved: known.length, unit } : null
}

/** The numerator of a share is looked at too: ten times both parts is the same share. */
function farFromHistory(value: number, numerator: number, { history, unit }: EntryCheck): EntryFinding[] {
  const far = farFrom(
    value,
    history.map((h) => h.value),
    unit,
  )
  if (far) return [{ level: 'warning', code: 'value-far-from-history', params: far }]
  if (unit !== 'share') return []
  const numerators = history.map((h) => h.numerator)
  const farNumerator = farFrom(numerator, numerators, 'count')
  return farNumerator ? [{ level: 'warning', code: 'numerator-far-from-history', params: farNumerator }] : []
}

/** One step of what is shown (0.1%; 0.001): two figures that read alike do not contradict each other. */
const visible = 0.001

function contradictions(value: number, { related, unit }: EntryCheck): EntryFinding[] {
  return related.flatMap(({ rule, name, value: other }): EntryFinding[] => {
    const params = { value, other, name, unit }
    if (rule === 'not-more-than') {
      return value - other >= visible ? [{ level: 'warning', code: 'more-than-related', params }] : []
    }
    return Math.abs(value - other) >= visible
      ? [{ level: 'warning', code: 'differs-from-related', params }]
      : []
  })
}

/** The sentence beside the cell. */
export const checkWords = (check: EntryFinding, lang: Lang): string => wordsOf(check, formatter(lang))[lang]

const partWords = {
  value: { vi: 'Giá trị', en: 'The value' },
  numerator: { vi: 'Tử số', en: 'The numerator' },
  denominator: { vi: 'Mẫu số', en: 'The denominator' },
} satisfies Record<Part, Words>

function wordsOf({ code, params }: EntryFinding, f: Formatter): Words {
  const number = (n: number) => f.number(n)
  const figure = (n: number, unit: EntryUnit) => (unit === 'share' ? f.share(n) : number(n))
  switch (code) {
    case 'numerator-missing':
      return {
        vi: `Đã nhập mẫu số ${number(params.denominator)} nhưng chưa nhập tử số.`,
        en: `There is a denominator, ${number(params.denominator)}, but no numerator.`,
      }
    case 'denominator-missing':
      return {
        vi: `Đã nhập tử số ${number(params.numerator)} nhưng chưa nhập mẫu số.`,
        en: `There is a numerator, ${number(params.numerator)}, but no denominator.`,
      }
    case 'denominator-zero':
      return {
        vi: 'Mẫu số bằng 0 nên không tính được tỷ lệ. Nếu trong kỳ không phát sinh, hãy để trống cả tử số và mẫu số.',
        en: 'A share over a denominator of 0 cannot be worked out. If there was nothing in the period, leave both empty.',
      }
    case 'negative': {
      const part = partWords[params.part]
      return {
        vi: `${part.vi} không được là số âm (${number(params.entered)}).`,
        en: `${part.en} cannot be negative (${number(params.entered)}).`,
      }
    }
    case 'numerator-above-denominator':
      return {
        vi: `Tử số ${number(params.numerator)} lớn hơn mẫu số ${number(params.denominator)}.`,
        en: `The numerator, ${number(params.numerator)}, is greater than the denominator, ${number(params.denominator)}.`,
      }
    case 'below-least': {
      const [value, least] = [figure(params.value, params.unit), figure(params.least, params.unit)]
      return {
        vi: `Giá trị ${value} thấp hơn mức thấp nhất cho phép là ${least}.`,
        en: `The value, ${value}, is below the lowest allowed, ${least}.`,
      }
    }
    case 'above-most': {
      const [value, most] = [figure(params.value, params.unit), figure(params.most, params.unit)]
      return {
        vi: `Giá trị ${value} vượt mức cao nhất cho phép là ${most}.`,
        en: `The value, ${value}, is above the highest allowed, ${most}.`,
      }
    }
    case 'value-far-from-history':
      return farWords(partWords.value, params, figure)
    case 'numerator-far-from-history':
      return farWords(partWords.numerator, params, figure)
    case 'more-than-related': {
      const [value, other] = [figure(params.value, params.unit), figure(params.other, params.unit)]
      return {
        vi: `Giá trị ${value} lớn hơn “${params.name.vi}” (${other}).`,
        en: `The value, ${value}, is greater than “${params.name.en}” (${other}).`,
      }
    }
    case 'differs-from-related': {
      const [value, other] = [figure(params.value, params.unit), figure(params.other, params.unit)]
      return {
        vi: `Giá trị ${value} không khớp với “${params.name.vi}” (${other}); hai số này phải bằng nhau.`,
        en: `The value, ${value}, does not match “${params.name.en}” (${other}); the two must be equal.`,
      }
    }
    case 'missing':
      return {
        vi: `Chưa có số liệu, trong khi ${params.reported}/${params.expected} đơn vị khác đã báo cáo.`,
        en: `There is no figure yet, while ${params.reported} of ${params.expected} other offices have reported.`,
      }
  }
}

function farWords(part: Words, params: Usual, figure: (n: number, unit: EntryUnit) => string): Words {
  const { approved, unit } = params
  const [entered, usual] = [figure(params.entered, unit), figure(params.usual, unit)]
  return {
    vi: `${part.vi} ${entered} chênh lệch nhiều so với ${approved} kỳ đã phê duyệt (thường khoảng ${usual}). Hãy kiểm tra lại.`,
    en: `${part.en}, ${entered}, is far from the ${approved} approved periods (usually about ${usual}). Please check it.`,
  }
}
