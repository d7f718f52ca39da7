import type { SeriesPoint } from '../../core/answers.ts'
import { type TrendData, trendFloorNote } from '../../core/charts/trend.ts'
import { formatter } from '../../core/format.ts'
import { trendCaption } from '../../core/sentences/trend.ts'
import { statusWord, upperFirst, vintageNouns } from '../../core/sentences/words.ts'
import type { Unit } from '../../core/value.ts'
import { alignedToYearBefore, yearBeforeSpan } from '../../core/year-before.ts'
import { readKpiPage } from '../../services/kpi-page.ts'
import { firstRecordedDay } from '../../services/moment.ts'
import { readSeries, type SeriesQuestion } from '../../services/series.ts'
import type { Cell, Column } from '../document.ts'
import { sayFile } from '../words.ts'
import { kpiAbout } from './kpi-about.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'
import { reliability } from './reliability.ts'
import { kpiStamp } from './stamp.ts'

const lines = {
  target: { vi: 'Đường đen: chỉ tiêu.', en: 'Black line: the target.' },
  limit: { vi: 'Đường đen: mức không được vượt quá.', en: 'Black line: the limit.' },
  hollow: { vi: 'Chấm rỗng: số liệu minh họa.', en: 'Hollow points: sample data.' },
  before: { vi: 'Nét đứt xám: cùng kỳ năm trước.', en: 'Dashed grey: the same period a year before.' },
  square: { vi: 'Ô vuông: số chưa chính thức.', en: 'Squares: not official yet.' },
}

/**
 * A KPI over time, drawn or as its table.
 * @throws AppError those of `readSeries`
 */
export async function readTrendBlock(
  asking: Asking,
  question: SeriesQuestion,
  { chart }: { chart: boolean },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const [page, series] = await Promise.all([readKpiPage(asking, question), readSeries(asking, question)])
  const { kpi } = page
  const { points, targets, events, asOfDay } = series
  const before = await readYearBefore(asking, question, points)
  const data: TrendData = {
    points,
    unit: kpi.unit,
    better: kpi.better,
    targets,
    events,
    asOfDay,
    ...(before ? { compare: { label: sayFile('yearBefore', lang), points: before } } : {}),
  }
  const caption = trendCaption(series, kpi, lang)
  const isSample = points.some((point) => point.illustrative)
  const drawn = [
    targets.length > 0 ? lines[kpi.better === 'lower' ? 'limit' : 'target'][lang] : null,
    before ? lines.before[lang] : null,
    isSample ? lines.hollow[lang] : null,
    caption.uncertain ? `${lines.square[lang]} ${caption.uncertain}` : null,
    caption.missing,
    trendFloorNote(data, { format: formatter(lang), lang }),
    reliability(page.item, lang),
  ]
  const address = addressOf(asking, `/kpis/${kpi.id}`, question, lang)
  return {
    kind: 'figure',
    title: written(title) ?? ofOffice(`${kpi.name[lang]}`, page, lang),
    finding: caption.finding,
    drawn:
      (chart ? drawn : [caption.missing, reliability(page.item, lang)]).filter(Boolean).join(' ') || null,
    note: written(note),
    chart: chart ? { kind: 'trend', data } : null,
    cards: null,
    table: {
      columns: seriesColumns(kpi, before !== null, lang),
      rows: points.map((point, i) => [
        formatter(lang).period(point.period),
        { day: point.until },
        point.numerator,
        ...(kpi.unit === 'share'
          ? [point.denominator, point.value === null ? null : { share: point.value }]
          : []),
        valueCell(point.target?.expected ?? null, kpi),
        ...(before ? [valueCell(before[i]?.value ?? null, kpi)] : []),
        statusWord(point.status, lang),
        point.value === null
          ? null
          : [
              upperFirst(vintageNouns[point.vintage][lang]),
              point.illustrative ? sayFile('sample', lang) : null,
            ]
              .filter(Boolean)
              .join('; '),
      ]),
      keys: points.map(({ period }) => period),
      strong: [],
      all: points.length,
    },
    stamp: kpiStamp(page, { isSample, address }, lang),
    about: [...kpiAbout(page, lang), ...trailEnd(asking, question, address, lang)],
  }
}

const valueCell = (value: number | null, { unit }: { unit: Unit }): Cell =>
  value !== null && unit === 'share' ? { share: value } : value

/** The same periods a year before, where they are asked to be compared with and something was recorded then. */
async function readYearBefore(asking: Asking, question: SeriesQuestion, points: readonly SeriesPoint[]) {
  const { compare, grain: _grain, ...asked } = question
  const span = compare === 'year' ? yearBeforeSpan(points, await firstRecordedDay(asking)) : null
  if (!span) return null
  const before = await readSeries(asking, { ...asked, ...span })
  return alignedToYearBefore(points, before.points)
}

/** A figure of one office says whose it is. */
export const ofOffice = (
  name: string,
  { office }: { office: { kind: string; name: Record<'vi' | 'en', string> } },
  lang: 'vi' | 'en',
): string => (office.kind === 'city' ? name : `${name}: ${office.name[lang]}`)

function seriesColumns(
  kpi: { unit: 'share' | 'count'; noun: Record<'vi' | 'en', string> },
  hasBefore: boolean,
  lang: 'vi' | 'en',
): Column[] {
  const unit = kpi.noun[lang]
  const counted: Column[] =
    kpi.unit === 'share'
      ? [
          { head: `${sayFile('numerator', lang)} (${unit})`, kind: 'number', weight: 2 },
          { head: `${sayFile('denominator', lang)} (${unit})`, kind: 'number', weight: 2 },
          { head: `${sayFile('share', lang)} (%)`, kind: 'share', weight: 1.4 },
        ]
      : [{ head: `${sayFile('number', lang)} (${unit})`, kind: 'number', weight: 2 }]
  const valued = (key: 'needed' | 'yearBefore'): Column => ({
    head: `${sayFile(key, lang)} (${kpi.unit === 'share' ? '%' : unit})`,
    kind: kpi.unit === 'share' ? 'share' : 'number',
    weight: 1.6,
  })
  return [
    { head: sayFile('period', lang), kind: 'text', weight: 2.2 },
    { head: sayFile('until', lang), kind: 'day', weight: 1.8 },
    ...counted,
    valued('needed'),
    ...(hasBefore ? [valued('yearBefore')] : []),
    { head: sayFile('status', lang), kind: 'text', weight: 2.2 },
    { head: sayFile('certainty', lang), kind: 'text', weight: 2.6 },
  ]
}
