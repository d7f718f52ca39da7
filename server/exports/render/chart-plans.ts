import { valueSpan } from '../../core/charts/axis.ts'
import type { RankingData } from '../../core/charts/ranking.ts'
import { barWords, type ServicesData } from '../../core/charts/services.ts'
import type { TrendData } from '../../core/charts/trend.ts'
import { formatter, plain } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import type { Chart, FigureBlock } from '../document.ts'
import { sayFile } from '../words.ts'
import type { NativeChart } from './native-chart.ts'
import type { SlideLook } from './slide-look.ts'

/** More bars than this go on to another chart. */
const mostBars = 24

/** One native chart; `lead`: the newest figure and its day, to be said in large letters above it. */
export type ChartPlan = { chart: NativeChart; lead: { figure: string; day: string } | null }

/** The figures of a chart as Office draws them. */
export function chartPlans(block: FigureBlock & { chart: Chart }, lang: Lang, look: SlideLook): ChartPlan[] {
  const alt = plain([block.title, block.finding].filter(Boolean).join('. '))
  switch (block.chart.kind) {
    case 'trend':
      return [trendPlan(block.chart.data, alt, lang, look)]
    case 'ranking':
      return rankingPlans(block.chart.data, alt, lang, look)
    case 'services':
      return [servicesPlan(block.chart.data, alt, lang, look)]
  }
}

/** A locale, without which a program that is set to another language writes 33.3% into a Vietnamese slide. */
const localeCode: Record<Lang, string> = { vi: '[$-42A]', en: '[$-809]' }

const valueFormat = (unit: 'share' | 'count', values: readonly number[], lang: Lang): string =>
  localeCode[lang] + (unit === 'share' ? '0.0%' : values.every(Number.isInteger) ? '#,##0' : '#,##0.0###')

const chartLook = ({ body, ink, quiet, grid }: SlideLook): NativeChart['look'] => ({
  face: body,
  ink,
  quiet,
  grid,
})

/** The figure, and what it is held against on the same days: the target, the year before. Without a figure the line breaks. */
function trendPlan(
  { points, unit, compare }: TrendData,
  alt: string,
  lang: Lang,
  look: SlideLook,
): ChartPlan {
  const f = formatter(lang)
  const values = points.map(({ value }) => value)
  const needed = points.map((point) =>
    'target' in point && point.target ? (point.target as { expected: number }).expected : null,
  )
  const before = compare ? points.map((_, i) => compare.points[i]?.value ?? null) : null
  const known = [...values, ...needed, ...(before ?? [])].filter((value) => value !== null)
  const last = points.findLast((point) => point.value !== null)
  const span = valueSpan(known, unit)
  return {
    chart: {
      kind: 'line',
      head: sayFile('period', lang),
      labels: points.map(({ period }) => plain(f.periodShort(period))),
      series: [
        { name: sayFile('figures', lang), values, colour: look.accent },
        ...(needed.some((level) => level !== null)
          ? [
              {
                name: sayFile('needed', lang),
                values: needed,
                colour: look.target,
                against: 'target' as const,
              },
            ]
          : []),
        ...(compare && before
          ? [{ name: compare.label, values: before, colour: look.before, against: 'before' as const }]
          : []),
      ],
      unit,
      format: valueFormat(unit, known, lang),
      axis: { ...span, format: unit === 'share' ? `${localeCode[lang]}0%` : valueFormat(unit, known, lang) },
      lang,
      alt,
      size: 11,
      look: chartLook(look),
    },
    lead: last
      ? {
          figure: plain(
            f.fraction(last.numerator, unit === 'share' ? last.denominator : null) +
              (unit === 'share' ? ` (${f.share(last.value)})` : ''),
          ),
          day: plain(f.day(last.until)),
        }
      : null,
  }
}

/** One bar an office, best first, with its figure at the end. */
function rankingPlans(
  { rows, city, unit }: RankingData,
  alt: string,
  lang: Lang,
  look: SlideLook,
): ChartPlan[] {
  // A sum over all offices has no place on the scale of one of them.
  const whole = city && unit === 'share' ? [{ ...city, name: sayFile('wholeCity', lang) }] : []
  const all = rows.map((row) => ({ ...row, name: row.office.name[lang] }))
  const values = all.map(({ value }) => value).filter((value) => value !== null)
  const chunks = Math.max(1, Math.ceil(all.length / mostBars))
  const each = Math.ceil(all.length / chunks) || 1
  const max = unit === 'share' ? 1 : valueSpan(values, unit).max
  return Array.from({ length: chunks }, (_, i): ChartPlan => {
    const shown = [...(i === 0 ? whole : []), ...all.slice(i * each, (i + 1) * each)]
    return {
      chart: {
        kind: 'bar',
        head: sayFile('office', lang),
        labels: shown.map(({ name }) => plain(name)),
        series: [
          {
            name: sayFile('figures', lang),
            values: shown.map(({ value }) => value),
            colour: look.accent,
            ...(i === 0 && whole.length > 0 ? { whole: { at: 0, colour: look.ink } } : {}),
          },
        ],
        unit,
        format: valueFormat(unit, values, lang),
        axis: { min: 0, max, step: null, format: valueFormat(unit, values, lang) },
        lang,
        alt,
        size: shown.length > 16 ? 9 : 11,
        look: chartLook(look),
      },
      lead: null,
    }
  })
}

/** One bar a service, as long as what it lacks; all others together are on no scale with one, and stand in the table. */
function servicesPlan(
  { rows, unit, service, bars }: ServicesData,
  alt: string,
  lang: Lang,
  look: SlideLook,
): ChartPlan {
  const shown = rows.filter(({ rest }) => !rest)
  const values = shown.map(({ weight }) => weight)
  const f = formatter(lang)
  return {
    chart: {
      kind: 'bar',
      head: service[lang],
      labels: shown.map(({ name, numerator, denominator }) =>
        plain(unit === 'share' ? `${name[lang]} (${f.fraction(numerator, denominator)})` : name[lang]),
      ),
      series: [{ name: barWords[bars][lang], values, colour: look.accent }],
      unit: 'count',
      format: valueFormat('count', values, lang),
      axis: {
        min: 0,
        max: valueSpan(values, 'count').max,
        step: null,
        format: valueFormat('count', values, lang),
      },
      lang,
      alt,
      size: shown.length > 8 ? 9 : 11,
      look: chartLook(look),
    },
    lead: null,
  }
}
