import { type KindGroup, kindGroups } from '../../core/kind-groups.ts'
import type { OfficeFigure } from '../../core/scorecard.ts'
import { rankingCaption } from '../../core/sentences/ranking.ts'
import { kindWords, statusWord } from '../../core/sentences/words.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import { readBreakdown } from '../../services/breakdown.ts'
import { type KpiPage, readKpiPage } from '../../services/kpi-page.ts'
import type { Cell, Column } from '../document.ts'
import { sayFile } from '../words.ts'
import { kpiAbout } from './kpi-about.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'
import { kpiStamp } from './stamp.ts'

/**
 * A KPI by office, drawn or as its table; a block for each kind of office, since kinds are not comparable.
 * @throws AppError those of `readBreakdown`
 */
export async function readRankingBlocks(
  asking: Asking,
  question: Question & { id: string },
  { chart }: { chart: boolean },
  { lang, title, note }: Look,
): Promise<(Unmarked & { part: string | null })[]> {
  const [page, breakdown] = await Promise.all([
    readKpiPage(asking, question),
    readBreakdown(asking, question),
  ])
  const { kpi, item } = page
  const groups = kindGroups(breakdown)
  const address = addressOf(asking, `/kpis/${kpi.id}`, question, lang)
  const name = written(title) ?? `${kpi.name[lang]}, ${sayFile('byOffice', lang)}`
  const city = breakdown.city && breakdown.city.office.kind === 'city' ? breakdown.city : null
  // What was published is the city's figure; how it splits by office is in no public source.
  const isSample = item.illustrative || item.published !== null
  const whole: KindGroup[] =
    groups.length > 0 ? groups : [{ kind: 'department', rows: [], median: null, silent: breakdown.silent }]
  return whole.map(({ kind, rows, median, silent }) => ({
    kind: 'figure',
    title: whole.length > 1 ? `${name} (${kindWords[kind][lang]})` : name,
    finding: rankingCaption({ rows, median, silent }, kpi, lang),
    drawn:
      silent.length > 0
        ? `${{ vi: 'Chưa có số liệu', en: 'Without a figure' }[lang]}: ${silent.map((office) => office.name[lang]).join('; ')}.`
        : null,
    note: written(note),
    chart: chart ? { kind: 'ranking', data: { rows, city, median, unit: kpi.unit } } : null,
    cards: null,
    part: whole.length > 1 ? kind : null,
    table: {
      columns: rankingColumns(page, lang),
      rows: [
        ...(city ? [rowOf(city, null, page, lang)] : []),
        ...rows.map((row) => rowOf(row, row.value === null ? null : row.rank, page, lang)),
      ],
      keys: [...(city ? [city.office.code] : []), ...rows.map(({ office }) => office.code)],
      strong: city ? [0] : [],
      all: rows.length + (city ? 1 : 0),
    },
    stamp: kpiStamp(page, { isSample, address }, lang),
    about: [...kpiAbout(page, lang), ...trailEnd(asking, question, address, lang)],
  }))
}

const rowOf = (figure: OfficeFigure, rank: number | null, { kpi }: KpiPage, lang: Lang): Cell[] => [
  rank,
  figure.office.kind === 'city' ? sayFile('wholeCity', lang) : figure.office.name[lang],
  figure.value === null && !figure.denominator && kpi.unit === 'share' ? null : figure.numerator,
  ...(kpi.unit === 'share'
    ? [figure.denominator || null, figure.value === null ? null : { share: figure.value }]
    : []),
  statusWord(figure.status, lang),
]

function rankingColumns({ kpi }: KpiPage, lang: Lang): Column[] {
  const unit = kpi.noun[lang]
  return [
    { head: sayFile('rank', lang), kind: 'number', weight: 0.8 },
    { head: sayFile('office', lang), kind: 'text', weight: 4 },
    ...(kpi.unit === 'share'
      ? ([
          { head: `${sayFile('numerator', lang)} (${unit})`, kind: 'number', weight: 2 },
          { head: `${sayFile('denominator', lang)} (${unit})`, kind: 'number', weight: 2 },
          { head: `${sayFile('share', lang)} (%)`, kind: 'share', weight: 1.4 },
        ] satisfies Column[])
      : ([{ head: `${sayFile('number', lang)} (${unit})`, kind: 'number', weight: 2 }] satisfies Column[])),
    { head: sayFile('status', lang), kind: 'text', weight: 2 },
  ]
}
