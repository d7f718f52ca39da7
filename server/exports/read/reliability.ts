import type { ScorecardItem } from '../../core/scorecard.ts'
import { surveySentence } from '../../core/sentences/survey.ts'
import type { Lang } from '../../core/words.ts'
import type { FigureBlock } from '../document.ts'

/** How far the share of a survey can be trusted; null: it is of no survey, or nobody answered. */
export const reliability = (item: ScorecardItem, lang: Lang): string | null =>
  item.satisfaction === 'survey' ? surveySentence(item, lang) : null

/** The same of each of several that is one, in the trail of what they stand in. */
export const reliabilities = (items: readonly ScorecardItem[], lang: Lang): FigureBlock['about'] =>
  items.flatMap((item) => {
    const said = reliability(item, lang)
    return said === null ? [] : [[item.name[lang], said] as const]
  })
