import { formatter, nbsp } from '../format.ts'
import { vintageSigns } from '../reporting/vintage.ts'
import type { OfficeFigure, ScorecardItem } from '../scorecard.ts'
import type { Unit } from '../value.ts'
import type { Lang, Words } from '../words.ts'
import { lowerFirst } from './words.ts'

/** What is asked, without the answer. A KPI's descriptor and an item of a scorecard both have it. */
export type Asked = Pick<ScorecardItem, 'name' | 'short' | 'noun' | 'unit' | 'better'>

/** A figure in the parts that a tile weighs differently. Joined by `figureText`. */
export type FigureParts = {
  /** "trên": the city published a bound, not the number */
  over: string | null
  main: string
  /** the denominator */
  of: string | null
  share: string | null
  /** said where no denominator says what is counted */
  noun: string | null
}

type Counted = Pick<ScorecardItem, 'unit' | 'noun' | 'numerator' | 'denominator' | 'value' | 'published'>

export const overWords = {
  share: { vi: 'trên', en: 'over' },
  count: { vi: 'trên', en: 'more than' },
} satisfies Record<Unit, Words>

/** A bound that the city announced in place of the number: "trên 437.000", "trên 90%". */
export function boundOf(item: Pick<ScorecardItem, 'published' | 'unit'>): number | null {
  if (item.published?.relation !== 'more-than') return null
  return item.unit === 'share' ? item.published.share : item.published.numerator
}

/** null: no data */
export function figureParts(item: Counted, lang: Lang): FigureParts | null {
  const f = formatter(lang)
  const { numerator, denominator, unit } = item
  const bound = boundOf(item)
  if (bound !== null) {
    return {
      over: overWords[unit][lang],
      main: f.level(bound, unit),
      of: null,
      share: null,
      noun: item.noun[lang],
    }
  }
  if (item.value === null || numerator === null) return null
  if (unit === 'count') {
    const noun = f.counted(numerator, item.noun).split(nbsp).slice(1).join(nbsp)
    return { over: null, main: f.number(numerator), of: null, share: null, noun }
  }
  return {
    over: null,
    main: f.number(numerator),
    of: f.number(denominator),
    share: f.share(item.value),
    noun: null,
  }
}

/** 19/57 (33,3%); trên 90%; 58 */
export function figureText(item: Counted, lang: Lang): string | null {
  const parts = figureParts(item, lang)
  if (!parts) return null
  const main = parts.of === null ? parts.main : `${parts.main}/${parts.of}`
  return [parts.over, main, parts.share && `(${parts.share})`].filter(Boolean).join(nbsp)
}

/** 0/4 beside the name of an office; ≈ 0/4 where it is an estimate */
export const officeFigureText = (
  { numerator, denominator, vintage }: Pick<OfficeFigure, 'numerator' | 'denominator' | 'vintage'>,
  unit: Unit,
  lang: Lang,
) =>
  [
    vintageSigns[vintage ?? 'official'],
    formatter(lang).fraction(numerator, unit === 'share' ? denominator : null),
  ]
    .filter(Boolean)
    .join(nbsp)

/**
 * True where the name goes on from the noun ("cơ sở dữ liệu dùng chung" + "đã tạo lập"): then a number may stand before
 * the name ("19 trong 57 cơ sở dữ liệu dùng chung đã tạo lập") and the sentence needs no verb of its own.
 */
export const nameFollowsNumber = ({ name, noun }: Pick<Asked, 'name' | 'noun'>, lang: Lang): boolean =>
  name[lang].toLowerCase().startsWith(noun[lang].toLowerCase())

/** "cơ sở dữ liệu dùng chung đã tạo lập", or the noun alone where the name does not go on from it */
export const whatIsCounted = (asked: Pick<Asked, 'name' | 'noun'>, lang: Lang): string =>
  nameFollowsNumber(asked, lang) ? lowerFirst(asked.name[lang]) : asked.noun[lang]
