import { sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { rolledSql } from '../../db/sql/rolled.ts'
import { withinScope } from '../auth/scope.ts'
import { addDays, minDay } from '../core/day.ts'
import type { Period } from '../core/period.ts'
import type { Kpi } from '../kpis/define.ts'
import { type Service, serviceOf } from '../kpis/services.ts'
import { type Span, spansOf } from '../kpis/spans.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'
import { askedPeriods, askedWindow, inOffices, populationOf } from './points.ts'

/** What was counted of one service of an office; `denominator` null where the KPI has none. */
export type ServicePoint = {
  office: string
  service: string
  numerator: number
  denominator: number | null
  rows: number
  sample: boolean
}

type Asked = { period: Period; moment: Moment; officeCodes: readonly string[] | null }

/**
 * The points of a KPI by office and service in one period: they add up to those of its offices. Whole months come from the
 * rollup, the days of a month that runs are counted from their rows; a KPI of what is open is counted whole, since a
 * desk is not the sum of its months. None where the rows name no service.
 */
export async function readServicePoints(ctx: Context, kpi: Kpi, asked: Asked): Promise<ServicePoint[]> {
  const service = serviceOf(kpi.measure)
  const { period, moment } = asked
  if (!service || period.start > moment.day) return []
  const months = wholeMonths(kpi, asked)
  const rest = months ? addDays(months.hi, 1) : period.start
  const parts = await Promise.all([
    months ? summed(ctx, kpi, months, asked) : [],
    rest <= minDay(period.end, moment.day)
      ? counted(ctx, kpi, service, { ...asked, period: { ...period, start: rest } })
      : [],
  ])
  const found = new Map<string, ServicePoint>()
  for (const part of parts.flat()) {
    const key = `${part.office} ${part.service}`
    const before = found.get(key)
    found.set(key, {
      ...part,
      numerator: (before?.numerator ?? 0) + part.numerator,
      denominator: kpi.denominator ? (before?.denominator ?? 0) + (part.denominator ?? 0) : null,
      rows: (before?.rows ?? 0) + part.rows,
      sample: (before?.sample ?? false) || part.sample,
    })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point)
}

/** The months at the beginning of a period that are over at the moment. */
function wholeMonths(kpi: Kpi, { period, moment }: Asked): Span | undefined {
  if (kpi.measure.rollup?.since !== 'start') return undefined
  return spansOf(period, moment.day, 'start').find(
    ({ grain, lo }) => grain === 'month' && lo === period.start,
  )
}

function summed(
  ctx: Context,
  kpi: Kpi,
  { lo, hi }: Span,
  { moment, officeCodes }: Asked,
): Promise<ServicePoint[]> {
  const { rollup } = kpi.measure
  if (!rollup) return Promise.resolve([])
  const { asOf } = askedWindow(moment)
  const denominator = rollup.denominator({ asOf })
  const rows = rollup.rows ?? denominator
  return rowsOf<ServicePoint>(
    ctx.db,
    sql`
    with ranges(grain, lo, hi) as (values ('service'::text, ${lo}::date, ${hi}::date))
    select rolled.office_code as "office", rolled.service as "service", sum(${rollup.numerator})::float8 as "numerator",
      sum(${denominator})::float8 as "denominator", sum(${rows})::int as "rows",
      coalesce(sum(${rows}) filter (where rolled.sample), 0) > 0 as "sample"
    from ${rolledSql(rollup.tables, {
      sums: rollup.sums,
      asOf,
      offices: (office) => sql`${withinScope(ctx.scope, kpi, office)} and ${inOffices(office, officeCodes)}`,
    })} rolled
    group by 1, 2 having sum(${rows}) > 0`,
  )
}

function counted(
  ctx: Context,
  kpi: Kpi,
  service: Service,
  { period, moment, officeCodes }: Asked,
): Promise<ServicePoint[]> {
  const { measure } = kpi
  const w = askedWindow(moment)
  return rowsOf<ServicePoint>(
    ctx.db,
    sql`
    with ${askedPeriods([period], moment)}
    select ${measure.office} as "office", ${service.column} as "service",
      coalesce(sum(${measure.amount}) filter (where ${measure.counted(w)}), 0)::float8 as "numerator",
      sum(${measure.outOf ?? measure.amount})::float8 as "denominator",
      count(*)::int as "rows", bool_or(${measure.sample(w)}) as "sample"
    from ${populationOf(ctx, kpi, w, officeCodes)}
    group by 1, 2`,
  )
}
