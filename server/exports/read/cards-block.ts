import type { ScorecardItem } from '../../core/scorecard.ts'
import { changeWords } from '../../core/sentences/change.ts'
import { figureText } from '../../core/sentences/figure.ts'
import { targetLabel } from '../../core/sentences/gap.ts'
import { kpiSentence } from '../../core/sentences/kpi.ts'
import { mixedSatisfaction } from '../../core/sentences/satisfaction.ts'
import { statusWord } from '../../core/sentences/words.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import { readKpiPage } from '../../services/kpi-page.ts'
import type { Card } from '../document.ts'
import { sayFile } from '../words.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'
import { reliabilities } from './reliability.ts'
import { itemColumns, itemRow, itemsStamp } from './scorecard-block.ts'

/**
 * KPIs side by side, each with its figure, target, status and change; one alone with its sentence.
 * @throws AppError those of `readKpiPage`
 */
export async function readCardsBlock(
  asking: Asking,
  { kpis, ...question }: Question & { kpis: readonly string[] },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const pages = await Promise.all(kpis.map((id) => readKpiPage(asking, { ...question, id })))
  const items = pages.map(({ item }) => item)
  const [only] = pages
  const one = pages.length === 1 && only ? only : null
  const address = addressOf(asking, one ? `/kpis/${one.kpi.id}` : '/', question, lang)
  return {
    kind: 'figure',
    title: written(title) ?? (one ? one.kpi.name[lang] : sayFile('keyFigures', lang)),
    finding: one ? kpiSentence(one.item, lang, one.office) : (mixedSatisfaction(items)?.[lang] ?? null),
    drawn: null,
    note: written(note),
    chart: null,
    cards: items.map((item) => cardOf(item, lang)),
    table: {
      columns: itemColumns(lang),
      rows: items.map((item) => itemRow(item, lang)),
      keys: items.map(({ id }) => id),
      strong: [],
      all: items.length,
    },
    stamp: itemsStamp(only?.asOfDay ?? '', items, address, lang),
    about: [
      ...pages.flatMap(({ kpi }) => [
        [kpi.name[lang], kpi.formula[lang]] as const,
        [sayFile('source', lang), kpi.source[lang]] as const,
      ]),
      ...reliabilities(items, lang),
      ...trailEnd(asking, question, address, lang),
    ],
  }
}

const cardOf = (item: ScorecardItem, lang: Lang): Card => ({
  name: item.name[lang],
  figure: figureText(item, lang),
  status: statusWord(item.status, lang),
  target: item.target === null ? null : targetLabel(item.target, item, lang),
  change: changeWords(item, lang),
  sample: item.illustrative,
})
