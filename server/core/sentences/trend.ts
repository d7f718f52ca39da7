import type { SeriesPoint } from '../answers.ts'
import { daysBetween } from '../day.ts'
import { formatter } from '../format.ts'
import type { Target } from '../target.ts'
import type { Lang } from '../words.ts'
import { type Asked, whatIsCounted } from './figure.ts'
import { isRunningAmount, levelText } from './gap.ts'
import { statusWord, upperFirst, vintageNouns } from './words.ts'

type Drawn = Pick<
  SeriesPoint,
  'period' | 'until' | 'numerator' | 'denominator' | 'value' | 'vintage' | 'through'
>

/** What a line says, and where it is broken. */
export type TrendCaption = {
  finding: string
  missing: string | null
  /** which of the figures that offices report are not official */
  uncertain: string | null
}

/** A year of months: what "the pace" is measured over. */
const paceOver = 12
const daysPerMonth = 365.25 / 12

export function trendCaption(
  { points, targets }: { points: readonly Drawn[]; targets: readonly Target[] },
  asked: Asked,
  lang: Lang,
): TrendCaption {
  return {
    finding: findingOf(points, targets, asked, lang),
    missing: missingOf(points, lang),
    uncertain: uncertainOf(points, lang),
  }
}

/** A sum still growing is no step of a pace. */
const isWhole = (unit: Asked['unit']) => (point: Drawn) => !isRunningAmount({ ...point, unit })

function findingOf(points: readonly Drawn[], targets: readonly Target[], asked: Asked, lang: Lang): string {
  const f = formatter(lang)
  const known = points
    .slice(-paceOver)
    .filter(isWhole(asked.unit))
    .filter((p) => p.value !== null)
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) {
    return { vi: 'Chưa có số liệu trong khoảng thời gian này.', en: 'No data in this span of time.' }[lang]
  }
  const figure = (p: Drawn) => figureOf(p, asked, lang)
  if (known.length === 1) {
    return {
      vi: `Mới có số liệu của một kỳ, ${f.periodInText(last.period)}: ${figure(last)}.`,
      en: `Figures for one period only, ${f.periodInText(last.period)}: ${figure(last)}.`,
    }[lang]
  }
  const measure = measureOf(known, asked)
  const values = known.map(measure.of)
  const span = {
    vi: `từ ${f.periodInText(first.period, last.period)} đến ${f.periodInText(last.period)}`,
    en: `from ${f.periodInText(first.period, last.period)} to ${f.periodInText(last.period)}`,
  }[lang]
  if (values.every((v) => v === 0)) {
    return {
      vi: `Bằng 0 ở cả ${f.number(known.length)} kỳ có số liệu, ${span}.`,
      en: `Zero in all ${f.number(known.length)} periods with figures, ${span}.`,
    }[lang]
  }
  const steps = values.slice(1).map((v, i) => v - (values[i] as number))
  if (steps.every((step) => Math.abs(step) < measure.shown)) {
    return { vi: `Không đổi ở mức ${figure(last)} ${span}.`, en: `Unchanged at ${figure(last)} ${span}.` }[
      lang
    ]
  }
  const steady = steps.every((step) => step >= 0) || steps.every((step) => step <= 0)
  if (!steady) return extremesOf(known, figure, lang)
  const total = (values.at(-1) as number) - (values[0] as number)
  const months = daysBetween(first.until, last.until) / daysPerMonth
  const pace = `${paceOf(total / months, measure, asked, lang)} ${span}`
  return `${pace}${needOf(total / months, measure, last, targets, asked, lang)}.`
}

/** An index has decimals; things have none. */
const isCounted = ({ numerator }: Drawn) => Number.isInteger(numerator ?? 0)

type Measure = { of: (p: Drawn) => number; things: boolean; shown: number }

/** Things where the whole stays the same, parts of one where it changes. */
function measureOf(known: readonly Drawn[], { unit }: Asked): Measure {
  const same = known.every((p) => p.denominator === known[0]?.denominator)
  return unit === 'count' || same
    ? { of: (p) => p.numerator ?? 0, things: true, shown: known.every(isCounted) ? 0.5 : 0.00005 }
    : { of: (p) => p.value ?? 0, things: false, shown: 0.0005 }
}

function figureOf(p: Drawn, { unit }: Asked, lang: Lang): string {
  const f = formatter(lang)
  return unit === 'count'
    ? f.number(p.numerator)
    : `${f.fraction(p.numerator, p.denominator)} (${f.share(p.value)})`
}

function extremesOf(known: readonly Drawn[], figure: (p: Drawn) => string, lang: Lang): string {
  const f = formatter(lang)
  const value = (p: Drawn) => p.value as number
  const low = known.reduce((a, b) => (value(b) < value(a) ? b : a))
  const high = known.reduce((a, b) => (value(b) > value(a) ? b : a))
  const last = known.at(-1) as Drawn
  const at = (p: Drawn) => `${figure(p)} ${{ vi: 'vào', en: 'in' }[lang]} ${f.periodInText(p.period)}`
  const ends = {
    vi: `Thấp nhất ${at(low)}, cao nhất ${at(high)}`,
    en: `Lowest ${at(low)}, highest ${at(high)}`,
  }[lang]
  if (last === low || last === high) {
    return {
      vi: `${ends}; kỳ mới nhất ${last === low ? 'thấp nhất' : 'cao nhất'} trong ${f.number(known.length)} kỳ.`,
      en: `${ends}; the latest period is the ${last === low ? 'lowest' : 'highest'} of ${f.number(known.length)}.`,
    }[lang]
  }
  return { vi: `${ends}; mới nhất ${at(last)}.`, en: `${ends}; latest ${at(last)}.` }[lang]
}

function rateText(rate: number, { things }: Measure, lang: Lang): string {
  const f = formatter(lang)
  if (!things) return f.points(rate)
  const size = Math.abs(rate)
  return f.number(size, size < 0.01 ? 3 : size < 0.1 ? 2 : size < 20 ? 1 : 0)
}

function paceOf(rate: number, measure: Measure, asked: Asked, lang: Lang): string {
  const size = rateText(rate, measure, lang)
  const counted = asked.unit === 'count' ? whatIsCounted(asked, lang) : asked.noun[lang]
  const noun = measure.things ? ` ${counted}` : ''
  return {
    vi: `${rate > 0 ? 'Tăng' : 'Giảm'} bình quân ${size}${noun} mỗi tháng`,
    en: `${rate > 0 ? 'Up' : 'Down'} by ${size}${noun} a month on average`,
  }[lang]
}

/** What the next target asks of the days that are left. */
function needOf(
  rate: number,
  measure: Measure,
  last: Drawn,
  targets: readonly Target[],
  asked: Asked,
  lang: Lang,
): string {
  const f = formatter(lang)
  const next = [...targets].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).find((t) => t.dueOn > last.until)
  if (!next) return ''
  const scale = measure.things && asked.unit === 'share' ? (last.denominator ?? 0) : 1
  const level = next.level * scale
  const missing = asked.better === 'higher' ? level - measure.of(last) : measure.of(last) - level
  if (missing < measure.shown) return ''
  const days = daysBetween(last.until, next.dueOn)
  const needed = missing / (days / daysPerMonth)
  const name = `${levelText(next.level, { unit: asked.unit, denominator: last.denominator }, lang)}`
  const day = f.day(next.dueOn)
  const towards = asked.better === 'higher' ? rate : -rate
  if (towards >= needed) {
    return {
      vi: `; giữ nhịp này thì kịp mốc ${name} của ngày ${day}`,
      en: `; at this pace the target of ${name} for ${day} would be met`,
    }[lang]
  }
  if (days < 2 * daysPerMonth) {
    const whole = measure.shown === 0.5 ? Math.ceil(missing - 1e-6) : missing
    const more = measure.things ? f.number(whole) : f.points(missing)
    return {
      vi: `; muốn đạt mốc ${name} phải ${asked.better === 'higher' ? 'thêm' : 'giảm'} ${more} trong ${f.days(days)} còn lại`,
      en: `; the target of ${name} needs ${more} ${asked.better === 'higher' ? 'more' : 'fewer'} in the ${f.days(days)} left`,
    }[lang]
  }
  const size = rateText(needed, measure, lang)
  return {
    vi: `; muốn đạt mốc ${name} vào ${day} cần ${size} mỗi tháng`,
    en: `; the target of ${name} by ${day} needs ${size} a month`,
  }[lang]
}

/** Periods without a figure since the first one with; earlier ones were not measured yet. */
export function missingPeriods<P extends Pick<SeriesPoint, 'value'>>(points: readonly P[]): P[] {
  const first = points.findIndex((p) => p.value !== null)
  return first < 0 ? [] : points.slice(first).filter((p) => p.value === null)
}

/** Periods named; more are only counted. */
const mostNamed = 4

function missingOf(points: readonly Drawn[], lang: Lang): string | null {
  const f = formatter(lang)
  const missing = missingPeriods(points)
  if (missing.length === 0) return null
  if (missing.length > mostNamed) {
    return {
      vi: `${f.number(missing.length)} kỳ chưa có số liệu: đường vẽ đứt ở đó.`,
      en: `${f.number(missing.length)} periods have no data: the line breaks there.`,
    }[lang]
  }
  const last = missing.at(-1)
  const names = f.list(missing.map((p) => f.periodInText(p.period, p === last ? undefined : last?.period)))
  const capital = names.charAt(0).toUpperCase() + names.slice(1)
  return {
    vi: `${capital} chưa có số liệu: đường vẽ đứt ở đó.`,
    en: `No data for ${names}: the line breaks there.`,
  }[lang]
}

/** "Tháng 10/2024: số ước." Of reports only: what is counted out of a running period says until when. */
function uncertainOf(points: readonly Drawn[], lang: Lang): string | null {
  const f = formatter(lang)
  const reported = points.filter(({ value, through }) => value !== null && through !== null)
  const said = (['estimate', 'preliminary'] as const).flatMap((vintage) => {
    const own = reported.filter((point) => point.vintage === vintage)
    if (own.length === 0) return []
    const names =
      own.length > mostNamed
        ? { vi: `${f.number(own.length)} kỳ`, en: `${f.number(own.length)} periods` }[lang]
        : f.list(own.map(({ period }) => f.periodInText(period)))
    return [`${upperFirst(names)}: ${vintageNouns[vintage][lang]}.`]
  })
  return said.length > 0 ? said.join(' ') : null
}

/** Read aloud when the arrow keys stop at a point. */
export function pointSentence(point: SeriesPoint, asked: Asked, lang: Lang): string {
  const f = formatter(lang)
  const period = f.period(point.period)
  const until = point.until < point.end ? ` (${{ vi: 'đến', en: 'to' }[lang]} ${f.day(point.until)})` : ''
  if (point.value === null) return `${period}: ${{ vi: 'chưa có số liệu', en: 'no data' }[lang]}.`
  const figure =
    asked.unit === 'count'
      ? f.counted(point.numerator, asked.noun)
      : `${f.fraction(point.numerator, point.denominator)} ${asked.noun[lang]}, ${f.share(point.value)}`
  const expected = point.target
    ? `, ${{ vi: 'mức cần có', en: 'needed' }[lang]} ${levelText(point.target.expected, { unit: asked.unit, denominator: point.denominator }, lang)}`
    : ''
  const isUncertain = point.through !== null && point.vintage !== 'official'
  const vintage = isUncertain ? ` ${upperFirst(vintageNouns[point.vintage][lang])}.` : ''
  const sample = point.illustrative ? ` ${{ vi: 'Số liệu minh họa.', en: 'Sample data.' }[lang]}` : ''
  return `${period}${until}: ${figure}. ${statusWord(point.status, lang)}${expected}.${vintage}${sample}`
}
