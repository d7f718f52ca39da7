import { type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { rolledSql } from '../../db/sql/rolled.ts'
import { withinScope } from '../auth/scope.ts'
import { type Day, minDay } from '../core/day.ts'
import type { Period } from '../core/period.ts'
import { type Vintage, vintages } from '../core/reporting/vintage.ts'
import type { Point } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { knownAt, type Rollup, type Window } from '../kpis/measure.ts'
import { spansOf } from '../kpis/spans.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'

const list = (items: readonly SQL[]) => sql.join([...items], sql`, `)

export const inOffices = (column: Kpi['measure']['office'] | SQL, codes: readonly string[] | null): SQL =>
  codes ? sql`${column} in (${list(codes.map((code) => sql`${code}`))})` : sql`true`

/** The periods asked, as a table; a running period ends on the day of the moment. */
export const askedPeriods = (periods: readonly Period[], moment: Moment): SQL =>
  sql`asked(period, start_on, until_on, end_on) as (values ${list(
    periods.map(
      (p) => sql`(${p.id}::text, ${p.start}::date, ${minDay(p.end, moment.day)}::date, ${p.end}::date)`,
    ),
  )})`

export const askedWindow = (moment: Moment): Window => ({
  start: sql`asked.start_on`,
  until: sql`asked.until_on`,
  end: sql`asked.end_on`,
  asOf: sql`${moment.asOf}::timestamptz`,
})

/** The rows of a KPI known at the moment and in the asker's rights: what points, lists and facets are asked of. */
export function populationOf(ctx: Context, kpi: Kpi, w: Window, officeCodes: readonly string[] | null): SQL {
  const { measure } = kpi
  return sql`asked join ${measure.table} on ${knownAt(measure.table, w.asOf)}
    and ${measure.within(w)} and ${withinScope(ctx.scope, kpi, measure.office)} and ${inOffices(measure.office, officeCodes)}`
}

/** Vintages in the order of `core/reporting/vintage.ts`: a total is as certain as its least certain row. */
const leastCertainOf = (vintage: SQL): SQL => {
  const order = sql`array[${list(vintages.map((one) => sql`${one}`))}]::text[]`
  return sql`(${order})[min(array_position(${order}, ${vintage}))]`
}

type Row = {
  period: string
  office: string
  numerator: number
  denominator: number
  rows: number
  sample: boolean
  vintage: Vintage
  through: Day | null
  updatedAt: string
}

type Asked = { periods: readonly Period[]; moment: Moment; officeCodes: readonly string[] | null }

/**
 * The points of a KPI: one a period and office that has rows behind it, none where there are none.
 * In one order, so that equals stand in the same place whenever they are asked for.
 * Everything shown of a KPI (tile, trend, breakdown, matrix, median) is worked out of these. Where the flow has a rollup
 * they are its sums, and `updatedAt` says when the newest of what was summed up became known.
 */
export async function readPoints(ctx: Context, kpi: Kpi, asked: Asked): Promise<Point[]> {
  const periods = asked.periods.filter((period) => period.start <= asked.moment.day)
  if (periods.length === 0) return []
  const { rollup } = kpi.measure
  const question = { ...asked, periods }
  const rows = await rowsOf<Row>(
    ctx.db,
    rollup ? summed(ctx, kpi, rollup, question) : counted(ctx, kpi, question),
  )
  return rows.map((row) => ({ ...row, denominator: kpi.denominator ? row.denominator : null }))
}

function counted(ctx: Context, kpi: Kpi, { periods, moment, officeCodes }: Asked): SQL {
  const { measure } = kpi
  const w = askedWindow(moment)
  return sql`
    with ${askedPeriods(periods, moment)}
    select asked.period as "period", ${measure.office} as "office",
      coalesce(sum(${measure.amount}) filter (where ${measure.counted(w)}), 0)::float8 as "numerator",
      sum(${measure.outOf ?? measure.amount})::float8 as "denominator",
      count(*)::int as "rows",
      bool_or(${measure.sample(w)}) as "sample",
      ${measure.vintage ? leastCertainOf(measure.vintage) : sql`'official'`} as "vintage",
      ${measure.through ? sql`min(${measure.through})::text` : sql`null`} as "through",
      to_json(max(${measure.recordedAt(w)})) #>> '{}' as "updatedAt"
    from ${populationOf(ctx, kpi, w, officeCodes)}
    group by 1, 2 order by 1, 2`
}

/** The same of a flow's rollup: the cost follows offices and months, not rows. */
function summed(ctx: Context, kpi: Kpi, rollup: Rollup, { periods, moment, officeCodes }: Asked): SQL {
  const { asOf } = askedWindow(moment)
  const denominator = rollup.denominator({ asOf })
  const rows = rollup.rows ?? denominator
  const spans = periods.flatMap((period) =>
    spansOf(period, moment.day, rollup.since).map(
      ({ grain, lo, hi }) =>
        sql`(${period.id}::text, ${period.start}::date, ${grain}::text, ${lo}::date, ${hi}::date)`,
    ),
  )
  const offices = (office: SQL) =>
    sql`${withinScope(ctx.scope, kpi, office)} and ${inOffices(office, officeCodes)}`
  return sql`
    with spans(period, start_on, grain, lo, hi) as (values ${list(spans)})
    select rolled.period as "period", rolled.office_code as "office", sum(${rollup.numerator})::float8 as "numerator",
      sum(${denominator})::float8 as "denominator", sum(${rows})::int as "rows",
      coalesce(sum(${rows}) filter (where rolled.sample), 0) > 0 as "sample", 'official' as "vintage", null as "through",
      to_json(max(rolled.updated_at)) #>> '{}' as "updatedAt"
    from ${rolledSql(rollup.tables, { sums: rollup.sums, asOf, offices })} rolled
    group by 1, 2 having sum(${rows}) > 0 order by 1, 2`
}
