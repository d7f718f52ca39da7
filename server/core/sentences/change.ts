import type { Change } from '../change.ts'
import { formatter } from '../format.ts'
import type { ScorecardItem } from '../scorecard.ts'
import type { Lang } from '../words.ts'
import { boundOf } from './figure.ts'
import { isRunningAmount } from './gap.ts'
import { judgementWords, upperFirst } from './words.ts'

type Changed = Pick<
  ScorecardItem,
  'unit' | 'denominator' | 'value' | 'change' | 'period' | 'published' | 'vintage' | 'through'
>

const directionWords = {
  up: { vi: 'tăng', en: 'up' },
  down: { vi: 'giảm', en: 'down' },
  level: { vi: 'không đổi', en: 'unchanged' },
} satisfies Record<Change['direction'], Record<Lang, string>>

const sinceWords = { vi: 'so với', en: 'from' }
const about = { vi: 'khoảng', en: 'about' }

/** A share of at most this many things moves by things; of more, by percentage points. */
const mostCountedOut = 5_000

function sizeOf(item: Changed, change: Change, lang: Lang): string {
  const f = formatter(lang)
  if (item.unit === 'count') {
    if (boundOf(item) === null) return f.number(Math.abs(change.by))
    return `${about[lang]} ${f.number(Number(Math.abs(change.by).toPrecision(2)))}`
  }
  const { things } = change
  const countable = item.denominator !== null && item.denominator <= mostCountedOut && boundOf(item) === null
  return things && countable ? f.number(Math.abs(things)) : f.points(change.by)
}

/** "tăng 1 so với tháng 10", inside a sentence; null when there is nothing to compare with */
export function changePhrase(item: Changed, lang: Lang): string | null {
  const { change } = item
  if (!change) return null
  const against = `${sinceWords[lang]} ${formatter(lang).periodInText(change.against, item.period)}`
  const direction = directionWords[change.direction][lang]
  return change.direction === 'level'
    ? `${direction} ${against}`
    : `${direction} ${sizeOf(item, change, lang)} ${against}`
}

/** "Tăng 41 so với tháng 10: tốt hơn": which way, how far, against what, and whether that is good */
export function changeWords(item: Changed, lang: Lang): string | null {
  const phrase = changePhrase(item, lang)
  if (phrase && item.change) {
    const judged = item.change.judgement === 'same' ? '' : `: ${judgementWords[item.change.judgement][lang]}`
    return `${upperFirst(phrase)}${judged}`
  }
  if (item.value === null) return null
  if (isRunningAmount(item)) {
    return {
      vi: 'Kỳ chưa kết thúc nên chưa so sánh',
      en: 'The period is still running: not compared yet',
    }[lang]
  }
  return { vi: 'Chưa có kỳ nào để so sánh', en: 'Nothing to compare with yet' }[lang]
}
