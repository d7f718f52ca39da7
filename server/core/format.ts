import { cityOffset, type Day, dayOfInstant, daysBetween, isDay } from './day.ts'
import { type Period, type PeriodId, parsePeriod } from './period.ts'
import { compareText } from './text.ts'
import type { Unit } from './value.ts'
import type { Lang, Words } from './words.ts'

/** What is not known is a dash, never a zero and never an empty cell. */
export const absent = '–'

/** Holds a number to its noun, so that no line ends between "19" and "cơ sở dữ liệu". */
export const nbsp = '\u00a0'

/** For places that take text as data (CSV, file names, comparisons): ordinary spaces. */
export const plain = (text: string): string => text.replaceAll(nbsp, ' ')

type Maybe = number | null | undefined

/** Every number, date and period that a person reads passes through one of these. */
export type Formatter = {
  lang: Lang
  /** 1.937; 0,7857 as recorded; one decimal where it is no record, unless told */
  number: (n: Maybe, decimals?: 0 | 1 | 2 | 3) => string
  /** 0.815 → 81,5%. What is not whole never reads as 100,0%, what is not nothing never as 0,0%. */
  share: (n: Maybe) => string
  /** Points of an index, with all decimals that they are published with: 6,68; 6,00 */
  score: (n: Maybe, decimals: number) => string
  /** A level that someone set: 85%, 28, 49,1% */
  level: (n: Maybe, unit: Unit) => string
  /** The size of a difference of two shares: 0.004 → 0,4 điểm phần trăm */
  points: (n: Maybe) => string
  /** A difference with its sign, for columns: +1, −0,4 */
  signed: (n: Maybe, unit: Unit) => string
  /** A difference without its sign, for sentences: 41, 0,4 điểm phần trăm */
  difference: (n: Maybe, unit: Unit) => string
  value: (n: Maybe, unit: Unit) => string
  /** 1.579/1.937; without a denominator the numerator alone */
  fraction: (numerator: Maybe, denominator: Maybe) => string
  /** 68 dịch vụ, 1 service */
  counted: (n: Maybe, noun: Words) => string
  day: (day: Day | null | undefined) => string
  /** without the year: 22/11 */
  dayShort: (day: Day | null | undefined) => string
  /** day and time in the city */
  instant: (iso: string | null | undefined) => string
  /** as a title: Tháng 11/2024 */
  period: (id: PeriodId) => string
  /** on an axis: T11/2024, T11 */
  periodShort: (id: PeriodId, withYear?: boolean) => string
  /** inside a sentence; the year goes when it is the one being talked of: tháng 10 */
  periodInText: (id: PeriodId, yearOf?: string) => string
  /** a, b và c */
  list: (items: readonly string[]) => string
  /** hôm nay, 1 ngày trước, 3 tháng trước; of a day or an instant */
  age: (when: string | null | undefined, today: Day) => string
  /** 145 ngày */
  days: (n: number) => string
  /** the order of names */
  compare: (a: string, b: string) => number
}

const formatters = new Map<Lang, Formatter>()

export function formatter(lang: Lang): Formatter {
  const found = formatters.get(lang)
  if (found) return found
  const built = build(lang)
  formatters.set(lang, built)
  return built
}

/** British English: 22 Nov 2024, no comma before "and". */
const locale = { vi: 'vi-VN', en: 'en-GB' } satisfies Record<Lang, string>
const minus = '−'

/** Decimals of a value that somebody recorded: the Digital Transformation Index is published as 0,7857. */
const mostDecimals = 4

/**
 * A value recorded with up to four decimals is shown as recorded. What was computed (a path, a mean) has more, and one
 * is enough; below one, where it would say nothing, four.
 */
function decimalsOf(n: number): 1 | 4 {
  const recorded = Number(n.toFixed(mostDecimals))
  const isRecorded = Math.abs(n - recorded) <= 1e-9 * Math.max(1, Math.abs(n))
  return isRecorded || Math.abs(n) < 1 ? mostDecimals : 1
}

/** Half of the last digit shown. */
const shownHalf = 0.0005

function build(lang: Lang): Formatter {
  const tag = locale[lang]
  const upTo = (digits: number) => new Intl.NumberFormat(tag, { maximumFractionDigits: digits })
  const byDecimals = { 0: upTo(0), 1: upTo(1), 2: upTo(2), 3: upTo(3), 4: upTo(4) }
  const percent = new Intl.NumberFormat(tag, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const shortPercent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  const oneDecimal = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const listing = new Intl.ListFormat(tag, { type: 'conjunction' })
  const words = periodWords[lang]

  const number = (n: Maybe, decimals?: 0 | 1 | 2 | 3) =>
    isNumber(n) ? byDecimals[decimals ?? decimalsOf(n)].format(n).replace('-', minus) : absent
  const share = (n: Maybe) => {
    if (!isNumber(n)) return absent
    if (n > 1 - shownHalf && n < 1) return `>${percent.format(0.999)}`
    if (n > 0 && n < shownHalf) return `<${percent.format(0.001)}`
    return percent.format(n).replace('-', minus)
  }
  const points = (n: Maybe) =>
    isNumber(n)
      ? `${oneDecimal.format(Math.abs(n * 100))}${nbsp}${{ vi: 'điểm phần trăm', en: 'percentage points' }[lang]}`
      : absent
  const withSign = (n: number, size: string) => `${n > 0 ? '+' : minus}${size}`
  const day = (d: Day | null | undefined) => (d && isDay(d) ? dayText(d, lang, true) : absent)

  return {
    lang,
    number,
    share,
    score: (n, decimals) =>
      isNumber(n)
        ? new Intl.NumberFormat(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
            .format(n)
            .replace('-', minus)
        : absent,
    level: (n, unit) => (isNumber(n) && unit === 'share' ? shortPercent.format(n) : number(n)),
    points,
    signed: (n, unit) => {
      if (!isNumber(n)) return absent
      if (unit === 'share') {
        return Math.abs(n) < shownHalf
          ? oneDecimal.format(0)
          : withSign(n, oneDecimal.format(Math.abs(n * 100)))
      }
      return n === 0 ? '0' : withSign(n, number(Math.abs(n)))
    },
    difference: (n, unit) => (unit === 'share' ? points(n) : number(isNumber(n) ? Math.abs(n) : n)),
    value: (n, unit) => (unit === 'share' ? share(n) : number(n)),
    fraction: (numerator, denominator) =>
      isNumber(numerator) && isNumber(denominator)
        ? `${number(numerator)}/${number(denominator)}`
        : number(numerator),
    counted: (n, noun) => {
      if (!isNumber(n)) return absent
      return `${number(n)}${nbsp}${lang === 'en' && n === 1 ? singular(noun.en) : noun[lang]}`
    },
    day,
    dayShort: (d) => (d && isDay(d) ? dayText(d, lang, false) : absent),
    instant: (iso) => {
      const date = iso ? new Date(iso) : null
      if (!date || Number.isNaN(date.getTime())) return absent
      const time = new Date(date.getTime() + cityOffsetMs).toISOString().slice(11, 16)
      return `${day(dayOfInstant(date))}${lang === 'en' ? ', ' : ' '}${time}`
    },
    period: (id) => named(id, words.title),
    periodShort: (id, withYear = true) => named(id, withYear ? words.short : words.shorter),
    periodInText: (id, yearOf) =>
      named(id, yearOf?.slice(0, 4) === id.slice(0, 4) ? words.inTextThisYear : words.inText),
    list: (items) => listing.format(items),
    age: (when, today) => {
      const from = when && (isDay(when) ? when : dayOf(when))
      return from ? ageText(daysBetween(from, today), lang) : absent
    },
    days: (n) => spanText(n, 'day', lang),
    compare: (a, b) => compareText(a, b, lang),
  }
}

const isNumber = (n: Maybe): n is number => typeof n === 'number' && Number.isFinite(n)

const cityOffsetMs = Number(cityOffset.slice(1, 3)) * 3_600_000

function dayOf(iso: string): Day | null {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? null : dayOfInstant(date)
}

const monthsShort = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthsLong = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function dayText(day: Day, lang: Lang, withYear: boolean): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  if (lang === 'vi') return withYear ? `${date}/${month}/${year}` : `${date}/${month}`
  const short = `${Number(date)}${nbsp}${monthsShort[Number(month) - 1]}`
  return withYear ? `${short}${nbsp}${year}` : short
}

type Parts = { year: string; nth: number; roman: string; month: string; monthLong: string; span: string }
type PeriodWords = Record<Period['grain'], (p: Parts) => string>

function named(id: PeriodId, words: PeriodWords): string {
  const period = parsePeriod(id)
  if (!period) return id
  const nth = Number(/^\d{4}-(?:W|Q|H)?(\d{1,2})/.exec(id)?.[1] ?? 0)
  return words[period.grain]({
    year: id.slice(0, 4),
    nth,
    roman: ['', 'I', 'II', 'III', 'IV'][nth] ?? '',
    month: monthsShort[nth - 1] ?? '',
    monthLong: monthsLong[nth - 1] ?? '',
    span: spanOf(period),
  }).replace(/ (?=\d|[IV]+\b)|(?<=\d) (?!\()/g, nbsp)
}

/** The days of a week; years only where they differ. */
function spanOf({ start, end }: Period): string {
  const years = start.slice(0, 4) !== end.slice(0, 4)
  return [start, end].map((day) => dayText(day, 'vi', years)).join(' – ')
}

const periodWords: Record<
  Lang,
  Record<'title' | 'short' | 'shorter' | 'inText' | 'inTextThisYear', PeriodWords>
> = {
  vi: {
    title: {
      week: ({ nth, year, span }) => `Tuần ${nth}/${year} (${span})`,
      month: ({ nth, year }) => `Tháng ${nth}/${year}`,
      quarter: ({ roman, year }) => `Quý ${roman}/${year}`,
      half: ({ nth, year }) => `6 tháng ${nth === 1 ? 'đầu' : 'cuối'} năm ${year}`,
      'nine-months': ({ year }) => `9 tháng năm ${year}`,
      year: ({ year }) => `Năm ${year}`,
      ytd: ({ nth, year }) => `Lũy kế đến tháng ${nth}/${year}`,
    },
    short: {
      week: ({ nth, year }) => `Tuần ${nth}/${year}`,
      month: ({ nth, year }) => `T${nth}/${year}`,
      quarter: ({ roman, year }) => `Quý ${roman}/${year}`,
      half: ({ nth, year }) => `6T ${nth === 1 ? 'đầu' : 'cuối'}/${year}`,
      'nine-months': ({ year }) => `9T/${year}`,
      year: ({ year }) => year,
      ytd: ({ nth, year }) => `LK T${nth}/${year}`,
    },
    shorter: {
      week: ({ nth }) => `Tuần ${nth}`,
      month: ({ nth }) => `T${nth}`,
      quarter: ({ roman }) => `Quý ${roman}`,
      half: ({ nth }) => `6T ${nth === 1 ? 'đầu' : 'cuối'}`,
      'nine-months': ({ year }) => `9T/${year}`,
      year: ({ year }) => year,
      ytd: ({ nth }) => `LK T${nth}`,
    },
    inText: {
      week: ({ nth, year }) => `tuần ${nth}/${year}`,
      month: ({ nth, year }) => `tháng ${nth}/${year}`,
      quarter: ({ roman, year }) => `quý ${roman}/${year}`,
      half: ({ nth, year }) => `6 tháng ${nth === 1 ? 'đầu' : 'cuối'} năm ${year}`,
      'nine-months': ({ year }) => `9 tháng năm ${year}`,
      year: ({ year }) => `năm ${year}`,
      ytd: ({ nth, year }) => `lũy kế đến tháng ${nth}/${year}`,
    },
    inTextThisYear: {
      week: ({ nth }) => `tuần ${nth}`,
      month: ({ nth }) => `tháng ${nth}`,
      quarter: ({ roman }) => `quý ${roman}`,
      half: ({ nth }) => `6 tháng ${nth === 1 ? 'đầu' : 'cuối'} năm`,
      'nine-months': () => '9 tháng',
      year: ({ year }) => `năm ${year}`,
      ytd: ({ nth }) => `lũy kế đến tháng ${nth}`,
    },
  },
  en: {
    title: {
      week: ({ nth, year, span }) => `Week ${nth} of ${year} (${inEnglish(span)})`,
      month: ({ monthLong, year }) => `${monthLong} ${year}`,
      quarter: ({ nth, year }) => `Q${nth} ${year}`,
      half: ({ nth, year }) => `${nth === 1 ? 'First' : 'Second'} half of ${year}`,
      'nine-months': ({ year }) => `First nine months of ${year}`,
      year: ({ year }) => `Year ${year}`,
      ytd: ({ monthLong, year }) => `Year to ${monthLong} ${year}`,
    },
    short: {
      week: ({ nth, year }) => `W${nth} ${year}`,
      month: ({ month, year }) => `${month} ${year}`,
      quarter: ({ nth, year }) => `Q${nth} ${year}`,
      half: ({ nth, year }) => `H${nth} ${year}`,
      'nine-months': ({ year }) => `9M ${year}`,
      year: ({ year }) => year,
      ytd: ({ month, year }) => `YTD ${month} ${year}`,
    },
    shorter: {
      week: ({ nth }) => `W${nth}`,
      month: ({ month }) => month,
      quarter: ({ nth }) => `Q${nth}`,
      half: ({ nth }) => `H${nth}`,
      'nine-months': ({ year }) => `9M ${year}`,
      year: ({ year }) => year,
      ytd: ({ month }) => `YTD ${month}`,
    },
    inText: {
      week: ({ nth, year }) => `week ${nth} of ${year}`,
      month: ({ monthLong, year }) => `${monthLong} ${year}`,
      quarter: ({ nth, year }) => `Q${nth} ${year}`,
      half: ({ nth, year }) => `the ${nth === 1 ? 'first' : 'second'} half of ${year}`,
      'nine-months': ({ year }) => `the first nine months of ${year}`,
      year: ({ year }) => year,
      ytd: ({ monthLong, year }) => `the year to ${monthLong} ${year}`,
    },
    inTextThisYear: {
      week: ({ nth }) => `week ${nth}`,
      month: ({ monthLong }) => monthLong,
      quarter: ({ nth }) => `Q${nth}`,
      half: ({ nth }) => `the ${nth === 1 ? 'first' : 'second'} half`,
      'nine-months': () => 'the first nine months',
      year: ({ year }) => year,
      ytd: ({ monthLong }) => `the year to ${monthLong}`,
    },
  },
}

/** 18/11 – 24/11 → 18 Nov – 24 Nov */
const inEnglish = (span: string): string =>
  span.replace(
    /(\d\d)\/(\d\d)(?:\/(\d{4}))?/g,
    (_, date: string, month: string, year?: string) =>
      `${Number(date)} ${monthsShort[Number(month) - 1]}${year ? ` ${year}` : ''}`,
  )

const spanNouns = {
  day: { vi: 'ngày', en: 'day' },
  month: { vi: 'tháng', en: 'month' },
  year: { vi: 'năm', en: 'year' },
} satisfies Record<string, Words>

const spanText = (n: number, noun: keyof typeof spanNouns, lang: Lang): string =>
  `${n}${nbsp}${spanNouns[noun][lang]}${lang === 'en' && n !== 1 ? 's' : ''}`

const daysPerMonth = 365.25 / 12

/** Days up to a month, whole months up to a year, then whole years. */
function ageText(days: number, lang: Lang): string {
  if (days === 0) return { vi: 'hôm nay', en: 'today' }[lang]
  const size = Math.abs(days)
  const span =
    size < 31
      ? spanText(size, 'day', lang)
      : size < 365
        ? spanText(Math.max(1, Math.floor(size / daysPerMonth)), 'month', lang)
        : spanText(Math.floor(size / 365.25) || 1, 'year', lang)
  if (days > 0) return { vi: `${span} trước`, en: `${span} ago` }[lang]
  return { vi: `còn ${span}`, en: `in ${span}` }[lang]
}

/** Nouns are written in the plural. The head of the phrase is turned: "departments and agencies with open data". */
export const singular = (plural: string): string => {
  const tail = plural.search(/ (?:with|without|in|on|of|at|behind|past|that) /)
  const head = tail < 0 ? plural : plural.slice(0, tail)
  const turned = head
    .split(' and ')
    .map((part) => part.replace(/ies$/, 'y').replace(/(?<![su])s$/, ''))
    .join(' and ')
  return tail < 0 ? turned : turned + plural.slice(tail)
}
