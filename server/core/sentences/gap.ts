import { type Formatter, formatter, nbsp } from '../format.ts'
import type { ScorecardItem, TargetNow } from '../scorecard.ts'
import type { Status } from '../status.ts'
import type { Target } from '../target.ts'
import type { Unit } from '../value.ts'
import type { Lang } from '../words.ts'
import { boundOf } from './figure.ts'

/** Up to here a target of a share is spoken of as so many things: "mốc 28" of 57, but "mốc 85%" of 1.937. */
const mostNamedAsThings = 100
/** Up to here a shortfall is a list that someone can go through: "thiếu 68 dịch vụ"; above it, percentage points. */
const mostCountedOut = 5_000
/** Targets such as 28/57 come back from a database slightly off. */
const wholeEnough = 0.005

type Base = { unit: Unit; denominator: number | null }

/** The level of a share as a number of things, where it is one: 28/57 → 28. */
export function levelAsThings(level: number, { unit, denominator }: Base): number | null {
  if (unit === 'count') return level
  if (!denominator || denominator > mostNamedAsThings) return null
  const things = level * denominator
  return Math.abs(things - Math.round(things)) < wholeEnough ? Math.round(things) : null
}

/** 28, 85% */
export function levelText(level: number, base: Base, lang: Lang): string {
  const f = formatter(lang)
  const things = levelAsThings(level, base)
  return things === null ? f.level(level, base.unit) : f.number(things)
}

const targetWord = {
  higher: { vi: 'Mốc', en: 'Target' },
  lower: { vi: 'Tối đa', en: 'At most' },
}

/** Mốc 28 · 31/12/2024: the label of a target on a bullet or a step */
export function targetLabel(
  target: Pick<Target, 'level' | 'dueOn'>,
  base: Base & { better: ScorecardItem['better'] },
  lang: Lang,
): string {
  const word = targetWord[base.better][lang]
  return `${word}${nbsp}${levelText(target.level, base, lang)} · ${formatter(lang).day(target.dueOn)}`
}

type Judged = Pick<
  ScorecardItem,
  | 'unit'
  | 'better'
  | 'noun'
  | 'numerator'
  | 'denominator'
  | 'value'
  | 'target'
  | 'status'
  | 'vintage'
  | 'through'
  | 'until'
  | 'published'
>

/** An amount that is still growing, which a reported one is not, is held against what the days gone by should have brought. */
export const isRunningAmount = ({
  unit,
  vintage,
  through,
}: Pick<ScorecardItem, 'unit' | 'vintage' | 'through'>): boolean =>
  unit === 'count' && vintage === 'preliminary' && through === null

type Side = 'short' | 'on-path' | 'met' | 'beyond'
/** `size` is null where only a bound is known */
export type Gap = {
  side: Side
  size: { things: number } | { points: number } | null
  level: number
  target: TargetNow
  running: boolean
}

export function gapOf(item: Judged): Gap | null {
  const { value, target, better, unit, status } = item
  if (value === null || !target) return null
  const running = isRunningAmount(item)
  const level = running ? neededBy(target.expected, value) : target.level
  const beyond = better === 'higher' ? value - level : level - value
  const side = sideOf(beyond, unit, status)
  return { side, size: boundOf(item) === null ? sizeOf(item, level) : null, level, target, running }
}

/** Of things that are counted whole, what a path asks for on a day is whole too. */
const neededBy = (expected: number, value: number): number =>
  Number.isInteger(value) ? Math.round(expected) : expected

/** Half of what is shown last; counts may have four decimals. */
const shownStep = { share: 0.0005, count: 0.00005 } satisfies Record<Unit, number>

function sideOf(beyond: number, unit: Unit, status: Status): Side {
  if (Math.abs(beyond) < shownStep[unit]) return status === 'behind' || status === 'at-risk' ? 'short' : 'met'
  if (beyond > 0) return 'beyond'
  return status === 'on-track' ? 'on-path' : 'short'
}

function sizeOf({ unit, better, numerator, denominator, value }: Judged, level: number): Gap['size'] {
  if (unit === 'count') return { things: Math.abs(level - (value ?? 0)) }
  const short = better === 'higher' ? level > (value ?? 0) : level < (value ?? 0)
  const asThings = levelAsThings(level, { unit, denominator }) !== null
  if (numerator !== null && denominator && denominator <= mostCountedOut && (short || asThings)) {
    const exact = level * denominator
    const whole = Math.abs(exact - Math.round(exact)) < wholeEnough ? Math.round(exact) : null
    const needed = whole ?? (better === 'higher' ? Math.ceil(exact) : Math.floor(exact))
    return { things: Math.abs(needed - numerator) }
  }
  return { points: Math.abs((value ?? 0) - level) }
}

type Phrases = Record<
  Lang,
  Record<ScorecardItem['better'], Record<Side, (size: string, target: string) => string>>
>

/** Stands alone. `size` is empty where only a bound is known. */
const full: Phrases = {
  vi: {
    higher: {
      short: (size, target) => (size ? `thiếu ${size} so với ${target}` : `dưới ${target}`),
      'on-path': (size, target) => (size ? `còn ${size} nữa đến ${target}` : `đang đến ${target}`),
      met: (_, target) => `đạt ${target}`,
      beyond: (size, target) => (size ? `vượt ${size} so với ${target}` : `vượt ${target}`),
    },
    lower: {
      short: (size, target) => `cao hơn ${size} so với ${target}`,
      'on-path': (size, target) => `còn phải giảm ${size} để về ${target}`,
      met: (_, target) => `đúng bằng ${target}`,
      beyond: (size, target) => `thấp hơn ${size} so với ${target}`,
    },
  },
  en: {
    higher: {
      short: (size, target) => (size ? `${size} short of ${target}` : `below ${target}`),
      'on-path': (size, target) => (size ? `${size} to go to ${target}` : `on its way to ${target}`),
      met: (_, target) => `at ${target}`,
      beyond: (size, target) => (size ? `${size} above ${target}` : `above ${target}`),
    },
    lower: {
      short: (size, target) => `${size} above ${target}`,
      'on-path': (size, target) => `${size} to shed down to ${target}`,
      met: (_, target) => `at ${target}`,
      beyond: (size, target) => `${size} below ${target}`,
    },
  },
}

/** Beside a mark that already names the target. */
const brief: Phrases = {
  vi: {
    higher: {
      short: (size) => (size ? `thiếu ${size}` : 'dưới mốc'),
      'on-path': (size) => (size ? `còn ${size}` : 'đang đến mốc'),
      met: () => 'đạt mốc',
      beyond: (size) => (size ? `vượt ${size}` : 'vượt mốc'),
    },
    lower: {
      short: (size) => `cao hơn ${size}`,
      'on-path': (size) => `còn phải giảm ${size}`,
      met: () => 'đúng mức tối đa',
      beyond: (size) => `thấp hơn ${size}`,
    },
  },
  en: {
    higher: {
      short: (size) => (size ? `${size} short` : 'below target'),
      'on-path': (size) => (size ? `${size} to go` : 'on its way'),
      met: () => 'at target',
      beyond: (size) => (size ? `${size} above` : 'above target'),
    },
    lower: {
      short: (size) => `${size} too many`,
      'on-path': (size) => `${size} to shed`,
      met: () => 'at the limit',
      beyond: (size) => `${size} below`,
    },
  },
}

/** Below the level of the day it is due, but where the path to it should be today. */
export const asPlanned = { vi: 'đúng lộ trình', en: 'as planned' }

/** "mốc 28", "the target of 28"; of a running amount "mức 440.000 cần có đến 22/11/2024" */
function targetPhrase(gap: Gap, item: Judged, lang: Lang): string {
  const f = formatter(lang)
  if (gap.running) {
    const level = f.number(gap.level)
    return {
      vi: `mức ${level} cần có đến ${f.day(item.until)}`,
      en: `the ${level} needed by ${f.day(item.until)}`,
    }[lang]
  }
  const level = levelText(gap.level, item, lang)
  return item.better === 'higher'
    ? { vi: `mốc ${level}`, en: `the target of ${level}` }[lang]
    : { vi: `mức tối đa ${level}`, en: `the limit of ${level}` }[lang]
}

const sizeText = (gap: Gap, f: Formatter): string => {
  if (gap.size === null) return ''
  return 'things' in gap.size ? f.number(gap.size.things) : f.points(gap.size.points)
}

/** The gap without the clause about the path, which a longer sentence says at its end. */
export const gapPhrase = (gap: Gap, item: Judged, lang: Lang): string =>
  full[lang][item.better][gap.side](sizeText(gap, formatter(lang)), targetPhrase(gap, item, lang))

const planned = (gap: Gap, lang: Lang): string => (gap.side === 'on-path' ? `, ${asPlanned[lang]}` : '')

/** "thiếu 9 so với mốc 28", "vượt 2,3 điểm phần trăm so với mốc 95%"; null without a target or a figure */
export function gapWords(item: Judged, lang: Lang): string | null {
  const gap = gapOf(item)
  return gap && gapPhrase(gap, item, lang) + planned(gap, lang)
}

/** For a tile, where the target is drawn beside it: "thiếu 68 dịch vụ", "vượt 2,3 điểm phần trăm", "đạt mốc" */
export function gapBrief(item: Judged, lang: Lang): string | null {
  const gap = gapOf(item)
  if (!gap) return null
  const f = formatter(lang)
  const size = gap.size && 'things' in gap.size ? f.counted(gap.size.things, item.noun) : sizeText(gap, f)
  return brief[lang][item.better][gap.side](size, '') + planned(gap, lang)
}
