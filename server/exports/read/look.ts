import { dayOfInstant } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import { periodOf } from '../../core/period.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import type { Context, Desk } from '../../services/context.ts'
import type { FigureBlock } from '../document.ts'
import { sayFile } from '../words.ts'
import { dayAsked, pinnedAsOf } from './pinned.ts'

/** What a reader of blocks leans on: who asks, where people open the dashboard, and how that is put on paper. */
export type Asking = Context & Pick<Desk, 'link' | 'short'>

export const askingWith = <C extends Context>(ctx: C, { link, short }: Pick<Desk, 'link' | 'short'>) => ({
  ...ctx,
  link,
  short,
})

/** How a block is wanted: its language, and what the person wrote instead of our title and beside it. */
export type Look = { lang: Lang; title?: string | undefined; note?: string | undefined }

/** A figure as it is read; by what it was is for whoever reads specs to say. */
export type Unmarked = Omit<FigureBlock, 'mark'>

/** What a person wrote, composed, in ordinary spaces; null where it says nothing. */
export const written = (text: string | undefined): string | null =>
  text?.normalize('NFC').replace(/\s+/g, ' ').trim() || null

/** What chooses a series, or rows, on the page of a KPI. */
const ofOnePage = ['grain', 'from', 'to', 'part', 'sort', 'q', 'filter'] as const

/**
 * The address of a page as it was known: a question about now is pinned to its instant, for tomorrow "now" is another.
 * What a page takes for granted is left off, since the address is printed and typed.
 */
export function addressOf(
  asking: Asking,
  path: string,
  question: Question & { [K in (typeof ofOnePage)[number]]?: string | undefined },
  lang: Lang,
): string {
  const asOf = pinnedAsOf(asking, question)
  const usual = periodOf(dayAsked(asking, question), 'month')
  const search = new URLSearchParams()
  if (question.period !== undefined && question.period !== usual.id) search.set('period', question.period)
  search.set('asOf', asOf)
  if (question.compare === 'year') search.set('compare', 'year')
  if (question.office !== undefined) search.set('office', question.office)
  if (lang !== 'vi') search.set('lang', lang)
  for (const key of ofOnePage) {
    const value = question[key]
    if (value !== undefined) search.set(key, value)
  }
  return asking.link(`${path}?${search.toString().replaceAll('%3A', ':')}`)
}

/** When it was known, and where to look it up: the end of every trail. */
export const trailEnd = (
  asking: Asking,
  question: Question,
  address: string,
  lang: Lang,
): FigureBlock['about'] => {
  const isNow = question.asOf === undefined || question.asOf === dayOfInstant(asking.now)
  const f = formatter(lang)
  const known = isNow
    ? f.instant(asking.now.toISOString())
    : (question.asOf as string).length === 10
      ? f.day(question.asOf as string)
      : f.instant(question.asOf)
  return [
    [sayFile('asKnown', lang), known],
    [sayFile('address', lang), address],
  ]
}
