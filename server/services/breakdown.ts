import { scopeKey } from '../auth/scope.ts'
import type { Breakdown } from '../core/answers.ts'
import { minDay } from '../core/day.ts'
import { periodsUpTo } from '../core/period.ts'
import type { OfficeFigure } from '../core/scorecard.ts'
import { compareText } from '../core/text.ts'
import { medianOf } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { type Asked, type Question, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { readKpiFigures, readsOf, reportersOf, uncertainty } from './kpi-figures.ts'
import { existsOn, refOf } from './offices.ts'
import { readPoints } from './points.ts'
import { silentOffices } from './silence.ts'

/**
 * A KPI by office in one period: ranked, with the median of each kind of office, and with those that fell silent.
 * @throws AppError those of `understandKpi`
 */
export async function readBreakdown(ctx: Context, question: Question & { id: string }): Promise<Breakdown> {
  const { kpi, asked } = await understandKpi(ctx, question)
  const key = `breakdown ${kpi.id} ${asked.period.id} ${asked.office.code} ${asked.moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, readsOf(kpi), () => computeBreakdown(ctx, kpi, asked))
}

async function computeBreakdown(ctx: Context, kpi: Kpi, asked: Asked): Promise<Breakdown> {
  const { period, moment } = asked
  const until = minDay(period.end, moment.day)
  const [figures, lastYear] = await Promise.all([
    readKpiFigures(ctx, kpi, asked),
    readPoints(ctx, kpi, { periods: periodsUpTo(period, 13), moment, officeCodes: asked.officeCodes }),
  ])
  const rows = [...figures.cells].flatMap(([code, cell]): OfficeFigure[] => {
    const office = asked.offices.get(code)
    return office && cell ? [{ office: refOf(office), ...cell }] : []
  })
  const { item } = figures
  return {
    kpi: kpi.id,
    period: period.id,
    until,
    asOfDay: asked.known.day,
    feed: figures.item.feed,
    rows: ranked(kpi, rows),
    silent: kpi.reporting
      ? reportersOf(kpi, asked.offices, until)
          .filter(({ code }) => !figures.cells.has(code) && (asked.officeCodes?.includes(code) ?? true))
          .map(refOf)
      : silentOffices(lastYear, period).flatMap((code) => {
          const office = asked.offices.get(code)
          return office && existsOn(office, until) ? [refOf(office)] : []
        }),
    medians: kpi.kinds.flatMap((kind) => {
      const value = medianOf(rows.filter((row) => row.office.kind === kind).map((row) => row.value))
      return value === null ? [] : [{ kind, value }]
    }),
    city:
      item.numerator === null
        ? null
        : {
            office: refOf(asked.office),
            numerator: item.numerator,
            denominator: item.denominator,
            value: item.value,
            status: item.status,
            ...uncertainty(kpi, item.vintage),
          },
  }
}

/** Best first; those without a value last; equal values share a rank and stand in the order of their names. */
export function ranked<F extends OfficeFigure>(
  kpi: Pick<Kpi, 'better'>,
  figures: readonly F[],
): (F & { rank: number })[] {
  const sign = kpi.better === 'higher' ? -1 : 1
  const worst = Number.POSITIVE_INFINITY
  const order = (f: F) => (f.value === null ? worst : sign * f.value)
  const sorted = [...figures].sort(
    (a, b) => order(a) - order(b) || compareText(a.office.name.vi, b.office.name.vi),
  )
  return sorted.map((figure) => ({
    ...figure,
    rank: 1 + sorted.filter((other) => order(other) < order(figure)).length,
  }))
}
