import { formatter } from '../../core/format.ts'
import type { ScorecardItem } from '../../core/scorecard.ts'
import { attentionLine, needingAttention } from '../../core/sentences/attention.ts'
import { changeWords } from '../../core/sentences/change.ts'
import { figureText, officeFigureText } from '../../core/sentences/figure.ts'
import { headlineText } from '../../core/sentences/headline.ts'
import { mixedSatisfaction } from '../../core/sentences/satisfaction.ts'
import { isTrouble } from '../../core/status.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import { readScorecard } from '../../services/scorecard.ts'
import type { LeaderPage } from '../leader-page.ts'
import { sayFile } from '../words.ts'
import { type Asking, addressOf } from './look.ts'
import { itemsStamp } from './scorecard-block.ts'

/** Lines of what needs attention that leave room for the rest. */
const mostLines = 5

/**
 * The overview as one page: what it says, what needs attention, every KPI, offices × KPIs.
 * @throws AppError those of `readScorecard`
 */
export async function readLeaderPage(asking: Asking, question: Question, lang: Lang): Promise<LeaderPage> {
  const card = await readScorecard(asking, question)
  const shown = card.matrix.kpis.flatMap((id, at) => {
    const item = card.items.find((one) => one.id === id)
    return item ? [{ item, at }] : []
  })
  const troubles = (row: (typeof card.matrix.rows)[number]) =>
    row.cells.filter((cell) => cell && isTrouble(cell.status)).length
  return {
    lang,
    title:
      card.office.kind === 'city'
        ? sayFile('overview', lang)
        : `${sayFile('overview', lang)}: ${card.office.name[lang]}`,
    headline: headlineText(card, lang),
    attention: needingAttention(card)
      .slice(0, mostLines)
      .map((item) => {
        const { lead, what, who, since } = attentionLine(item, card.asOfDay, lang)
        const said = [what, since && `${since.length} ${since.from}`.trim(), who].filter(Boolean).join('. ')
        return { status: item.status, lead, said }
      }),
    themes: card.themes.flatMap(({ id, name }) => {
      const items = card.items.filter(({ theme }) => theme === id)
      return items.length === 0 ? [] : [{ name: name[lang], items: items.map((item) => tile(item, lang)) }]
    }),
    mixed: mixedSatisfaction(card.items)?.[lang] ?? null,
    matrix: {
      kpis: shown.map(({ item }) => item.short[lang]),
      rows: card.matrix.rows
        .map((row) => ({ row, inTrouble: troubles(row) }))
        .sort((a, b) => b.inTrouble - a.inTrouble)
        .map(({ row }) => ({
          office: row.office.name[lang],
          cells: shown.map(({ item, at }) => {
            const cell = row.cells[at]
            if (!cell || cell.value === null) return null
            return { status: cell.status, figure: officeFigureText(cell, item.unit, lang) }
          }),
        })),
    },
    stamp: itemsStamp(
      card.asOfDay,
      card.items,
      await asking.short(addressOf(asking, '/', question, lang)),
      lang,
    ),
  }
}

const tile = (item: ScorecardItem, lang: Lang): LeaderPage['themes'][number]['items'][number] => ({
  status: item.status,
  name: item.short[lang],
  figure: figureText(item, lang) ?? sayFile('notKnown', lang),
  target: item.target === null ? '' : formatter(lang).level(item.target.level, item.unit),
  change: changeWords(item, lang) ?? '',
})
