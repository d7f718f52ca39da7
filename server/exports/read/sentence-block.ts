import type { SentenceSpec } from '../../core/briefings/spec.ts'
import { cityParagraph, paragraphKpis } from '../../core/sentences/city-paragraph.ts'
import { headlineText } from '../../core/sentences/headline.ts'
import { kpiSentence } from '../../core/sentences/kpi.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import { readKpiPage } from '../../services/kpi-page.ts'
import { momentOf } from '../../services/moment.ts'
import { readScorecard } from '../../services/scorecard.ts'
import { readShelf } from '../../services/shelf.ts'
import type { TextBlock } from '../document.ts'
import { sayFile } from '../words.ts'
import { kpiAbout } from './kpi-about.ts'
import { type Asking, addressOf, type Look, trailEnd, written } from './look.ts'
import { itemsStamp } from './scorecard-block.ts'
import { kpiStamp } from './stamp.ts'

/**
 * A paragraph worked out of figures.
 * @throws AppError those of `readScorecard` and `readKpiPage`
 */
export async function readSentenceBlock(
  asking: Asking,
  { of, kpi, ...question }: Question & Pick<SentenceSpec, 'of' | 'kpi'>,
  { lang, title, note }: Look,
): Promise<Omit<TextBlock, 'mark'>> {
  const own = { kind: 'text', title: written(title), note: written(note) } as const
  if (of === 'kpi') {
    const asked = { ...question, id: kpi ?? '' }
    const page = await readKpiPage(asking, asked)
    const address = addressOf(asking, `/kpis/${page.kpi.id}`, question, lang)
    return {
      ...own,
      paragraphs: [kpiSentence(page.item, lang, page.office)],
      stamp: kpiStamp(page, { isSample: page.item.illustrative, address }, lang),
      about: [...kpiAbout(page, lang), ...trailEnd(asking, question, address, lang)],
    }
  }
  const card = await readScorecard(asking, question)
  const address = addressOf(asking, '/', question, lang)
  const items = of === 'city' ? card.items.filter(({ id }) => paragraphKpis.includes(id)) : card.items
  return {
    ...own,
    paragraphs: [of === 'city' ? (cityParagraph(items, lang) ?? none[lang]) : headlineText(card, lang)],
    stamp: itemsStamp(card.asOfDay, items, address, lang),
    about: [
      ...(of === 'city' ? await definitionLines(asking, question, items, lang) : []),
      ...trailEnd(asking, question, address, lang),
    ],
  }
}

/** What each is counted by, and whose rows they are. */
async function definitionLines(
  asking: Asking,
  { asOf }: Question,
  items: readonly { id: string }[],
  lang: Lang,
): Promise<TextBlock['about']> {
  const moment = await momentOf(asking, asOf)
  const { byId } = await readShelf(asking, moment, moment.day)
  return items.flatMap(({ id }) => {
    const kpi = byId.get(id)
    if (!kpi) return []
    return [
      [kpi.name[lang], kpi.formula[lang]] as const,
      [sayFile('source', lang), kpi.source[lang]] as const,
    ]
  })
}

const none: Record<Lang, string> = {
  vi: 'Chưa có số liệu nào để nói.',
  en: 'There is no figure to speak of yet.',
}
