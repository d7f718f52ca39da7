import type { Day } from '../../core/day.ts'
import { feedMarkWords } from '../../core/feeds/mark.ts'
import { formatter } from '../../core/format.ts'
import type { OfficeRef, ScorecardItem } from '../../core/scorecard.ts'
import { changeWords } from '../../core/sentences/change.ts'
import { boundOf, figureText, officeFigureText } from '../../core/sentences/figure.ts'
import { headlineText } from '../../core/sentences/headline.ts'
import { mixedSatisfaction } from '../../core/sentences/satisfaction.ts'
import { statusWord, upperFirst, vintageNouns } from '../../core/sentences/words.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import { readOfficePage } from '../../services/office-page.ts'
import { readScorecard } from '../../services/scorecard.ts'
import type { Cell, Column, Stamp } from '../document.ts'
import { sayFile } from '../words.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'
import { reliabilities } from './reliability.ts'

/**
 * Every KPI as it stands, theme by theme.
 * @throws AppError those of `readScorecard`
 */
export async function readScorecardBlock(
  asking: Asking,
  question: Question,
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const card = await readScorecard(asking, question)
  const rows: Cell[][] = []
  const strong: number[] = []
  const keys: string[] = []
  for (const theme of card.themes) {
    const items = card.items.filter((item) => item.theme === theme.id)
    if (items.length === 0) continue
    strong.push(rows.length)
    keys.push(theme.id, ...items.map(({ id }) => id))
    rows.push([
      theme.name[lang],
      ...itemColumns(lang)
        .slice(1)
        .map(() => null),
    ])
    rows.push(...items.map((item) => itemRow(item, lang)))
  }
  const address = addressOf(asking, '/', question, lang)
  return {
    kind: 'figure',
    title: written(title) ?? named('overview', card.office, lang),
    finding: [headlineText(card, lang), mixedSatisfaction(card.items)?.[lang]].filter(Boolean).join(' '),
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: { columns: itemColumns(lang), rows, keys, strong, all: rows.length },
    stamp: itemsStamp(card.asOfDay, card.items, address, lang),
    about: [...reliabilities(card.items, lang), ...trailEnd(asking, question, address, lang)],
  }
}

/**
 * Offices × KPIs: the matrix of the overview.
 * @throws AppError those of `readScorecard`
 */
export async function readMatrixBlock(
  asking: Asking,
  question: Question,
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const card = await readScorecard(asking, question)
  const { kpis, rows } = card.matrix
  const items = kpis.flatMap((id) => card.items.find((item) => item.id === id) ?? [])
  const address = addressOf(asking, '/', question, lang)
  return {
    kind: 'figure',
    title: written(title) ?? named('matrix', card.office, lang),
    finding: mixedSatisfaction(items)?.[lang] ?? null,
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: {
      columns: [
        { head: sayFile('office', lang), kind: 'text', weight: 3 },
        ...items.map((item): Column => ({ head: item.short[lang], kind: 'text', weight: 1.4 })),
      ],
      rows: rows.map(({ office, cells }) => [
        office.name[lang],
        ...items.map((item, i): Cell => {
          const cell = cells[i]
          if (!cell || cell.value === null) return null
          const figure = officeFigureText(cell, item.unit, lang)
          return `${figure} · ${statusWord(cell.status, lang)}`
        }),
      ]),
      keys: rows.map(({ office }) => office.code),
      strong: [],
      all: rows.length,
    },
    stamp: itemsStamp(card.asOfDay, items, address, lang),
    about: [
      ...items.map((item) => [item.short[lang], item.name[lang]] as const),
      ...trailEnd(asking, question, address, lang),
    ],
  }
}

/**
 * The KPIs of one office beside the median of its kind.
 * @throws AppError those of `readOfficePage`
 */
export async function readOfficeBlock(
  asking: Asking,
  question: Question & { office: string },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const page = await readOfficePage(asking, question)
  const { office: _, ...rest } = question
  const address = addressOf(asking, `/offices/${page.office.code}`, rest, lang)
  const items = page.items.map(({ item }) => item)
  return {
    kind: 'figure',
    title: written(title) ?? page.office.name[lang],
    finding: mixedSatisfaction(items)?.[lang] ?? null,
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: {
      columns: [
        ...itemColumns(lang),
        { head: sayFile('median', lang), kind: 'number', weight: 1.4 },
        { head: sayFile('rank', lang), kind: 'text', weight: 1 },
      ],
      rows: page.items.map(({ item, median, rank, of }) => [
        ...itemRow(item, lang),
        median === null ? null : item.unit === 'share' ? { share: median } : median,
        rank === null || of < 2 ? null : formatter(lang).fraction(rank, of),
      ]),
      keys: items.map(({ id }) => id),
      strong: [],
      all: page.items.length,
    },
    stamp: itemsStamp(page.asOfDay, items, address, lang),
    about: [...reliabilities(items, lang), ...trailEnd(asking, question, address, lang)],
  }
}

const named = (key: 'overview' | 'matrix', office: OfficeRef, lang: Lang): string =>
  office.kind === 'city' ? sayFile(key, lang) : `${sayFile(key, lang)}: ${office.name[lang]}`

export function itemColumns(lang: Lang): Column[] {
  const text = (key: Parameters<typeof sayFile>[0], weight: number): Column => ({
    head: sayFile(key, lang),
    kind: 'text',
    weight,
  })
  return [
    text('kpi', 4),
    text('unit', 2),
    { head: sayFile('numerator', lang), kind: 'number', weight: 1.3 },
    { head: sayFile('denominator', lang), kind: 'number', weight: 1.3 },
    { head: `${sayFile('share', lang)} (%)`, kind: 'share', weight: 1.2 },
    { head: sayFile('target', lang), kind: 'number', weight: 1.2 },
    { head: sayFile('dueOn', lang), kind: 'day', weight: 1.5 },
    text('status', 1.8),
    { head: sayFile('since', lang), kind: 'day', weight: 1.5 },
    text('change', 2.6),
    { head: sayFile('until', lang), kind: 'day', weight: 1.5 },
    text('certainty', 2.4),
  ]
}

export function itemRow(item: ScorecardItem, lang: Lang): Cell[] {
  const isShare = item.unit === 'share'
  const { target } = item
  return [
    item.name[lang],
    item.noun[lang],
    item.numerator,
    isShare ? item.denominator : null,
    isShare && item.value !== null ? { share: item.value } : null,
    target === null ? null : isShare ? { share: target.level } : target.level,
    target === null ? null : { day: target.dueOn },
    statusWord(item.status, lang),
    item.since === null ? null : { day: item.since },
    changeWords(item, lang),
    { day: item.until },
    certaintyOf(item, lang),
  ]
}

/** How far a figure can be trusted, in words: what the city announced, what is not official, what is a sample. */
function certaintyOf(item: ScorecardItem, lang: Lang): string | null {
  if (item.value === null) return null
  const { published } = item
  const announced = published
    ? `${sayFile('published', lang)} ${formatter(lang).day(published.announcedOn)}${boundOf(item) === null ? '' : `: ${figureText(item, lang)}`}`
    : null
  return (
    [
      announced,
      item.vintage === 'official' ? null : upperFirst(vintageNouns[item.vintage][lang]),
      item.feed ? upperFirst(feedMarkWords(item.feed, lang)) : null,
      item.illustrative ? sayFile('sample', lang) : null,
    ]
      .filter(Boolean)
      .join('; ') || null
  )
}

/** "Hồ sơ trực tuyến: số liệu đến ngày 20/11/2024, nguồn đang trễ" */
const heldFigures = (items: readonly ScorecardItem[], lang: Lang): string[] =>
  items.flatMap(({ short, feed }) => (feed ? [`${short[lang]}: ${feedMarkWords(feed, lang)}`] : []))

/** Under what is of several KPIs. */
export function itemsStamp(
  asOfDay: Day,
  items: readonly ScorecardItem[],
  address: string,
  lang: Lang,
): Stamp {
  const uncertain = (['estimate', 'preliminary'] as const).filter((vintage) =>
    items.some((item) => item.value !== null && item.vintage === vintage),
  )
  return {
    unit: sayFile('severalUnits', lang),
    asOf: [formatter(lang).day(asOfDay), ...heldFigures(items, lang)].join('; '),
    source: sayFile('severalSources', lang),
    vintage:
      uncertain.length > 0
        ? `${{ vi: 'có', en: 'some' }[lang]} ${formatter(lang).list(uncertain.map((vintage) => vintageNouns[vintage][lang]))}`
        : null,
    sample: items.some((item) => item.illustrative || item.published !== null)
      ? sayFile('sample', lang)
      : null,
    address,
  }
}
