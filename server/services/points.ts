import { type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { rolledSql } from '../../db/sql/rolled.ts'
import { scopeKey, withinScope } from '../auth/scope.ts'
import { type Day, minDay } from '../core/day.ts'
import type { Period } from '../core/period.ts'
import { type Vintage, vintages } from '../core/reporting/vintage.ts'
import type { Point } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { kpis } from '../kpis/index.ts'
import { knownAt, type Rollup, type Window } from '../kpis/measure.ts'
import { rangesOf, type Span, spansOf } from '../kpis/spans.ts'
import type { Context } from './context.ts'
import { isSettled, type Moment } from './moment.ts'

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
  const question = { ...asked, periods }
  const rows = await (kpi.measure.rollup ? summed(ctx, kpi, question) : counted(ctx, kpi, question))
  return rows.map((row) => ({ ...row, denominator: kpi.denominator ? row.denominator : null }))
}

function counted(ctx: Context, kpi: Kpi, { periods, moment, officeCodes }: Asked): Promise<Row[]> {
  const { measure } = kpi
  const w = askedWindow(moment)
  return rowsOf<Row>(
    ctx.db,
    sql`
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
    group by 1, 2 order by 1, 2`,
  )
}

/** KPIs whose sums stand in the same rows of one rollup, and are seen by the same people. */
const together = (kpi: Kpi): readonly RolledKpi[] =>
  [...new Set([...kpis, kpi])].flatMap((one) => {
    const { rollup } = one.measure
    const { rollup: own } = kpi.measure
    const isNear = rollup?.tables.totals === own?.tables.totals && rollup?.since === own?.since
    return rollup && isNear && one.public === kpi.public ? [{ id: one.id, rollup }] : []
  })
type RolledKpi = { id: string; rollup: Rollup }

type Sums = Pick<Row, 'period' | 'office' | 'updatedAt'> & Record<string, unknown>

/**
 * The same of a flow's rollup: the cost follows offices and months, not rows. What is read for one KPI holds those beside it
 * too, so a scorecard reads once what several of its figures are made of.
 */
async function summed(ctx: Context, kpi: Kpi, asked: Asked): Promise<Row[]> {
  const near = together(kpi)
  const { periods, moment, officeCodes } = asked
  const key = `sums ${near.map(({ id }) => id)} ${periods.map(({ id }) => id)} ${officeCodes} ${moment.key} ${scopeKey(ctx.scope, kpi)}`
  // As of a past moment much has to be taken away again: worked out once, it is kept whatever rows come.
  const reads = isSettled(ctx, moment) ? [] : kpi.measure.reads
  const sums = await ctx.answers.get(key, reads, () => rowsOf<Sums>(ctx.db, sumsOf(ctx, kpi, near, asked)))
  return sums.flatMap((row): Row[] => {
    const { period, office, updatedAt } = row
    const of = (name: string) => row[`${name} ${kpi.id}`]
    const rows = Number(of('rows'))
    if (rows <= 0) return []
    return [
      {
        period,
        office,
        numerator: Number(of('numerator')),
        denominator: Number(of('denominator')),
        rows,
        sample: of('sample') === true,
        vintage: 'official',
        through: null,
        updatedAt,
      },
    ]
  })
}

function sumsOf(ctx: Context, kpi: Kpi, near: readonly RolledKpi[], asked: Asked): SQL {
  const [{ rollup } = { rollup: undefined }] = near
  if (!rollup) throw new Error(`${kpi.id} has no rollup`)
  const { asOf } = askedWindow(asked.moment)
  const said = near.map(({ id, rollup }) => {
    const denominator = rollup.denominator({ asOf })
    const rows = rollup.rows ?? denominator
    const as = (name: string) => sql.identifier(`${name} ${id}`)
    return sql`sum(${rollup.numerator})::float8 as ${as('numerator')}, sum(${denominator})::float8 as ${as('denominator')},
      sum(${rows})::int as ${as('rows')}, coalesce(sum(${rows}) filter (where rolled.sample), 0) > 0 as ${as('sample')}`
  })
  const sums = [...new Set(near.flatMap(({ rollup }) => rollup.sums))]
  const spans = asked.periods.flatMap((period) =>
    spansOf(period, asked.moment.day, rollup.since).map((span) => ({ ...span, period })),
  )
  return sql`
    with spans(period, start_on, grain, lo, hi) as (values ${list(
      spans.map(
        ({ period, grain, lo, hi }) =>
          sql`(${period.id}::text, ${period.start}::date, ${grain}::text, ${lo}::date, ${hi}::date)`,
      ),
    )}), ${knownSums(ctx, kpi, { tables: rollup.tables, sums }, rangesOf(spans), asked)},
    rolled as (
      select spans.period, spans.start_on, known.*
      from spans join known on known.grain = spans.grain and known.day between spans.lo and spans.hi
    )
    select rolled.period as "period", rolled.office_code as "office",
      to_json(max(rolled.updated_at)) #>> '{}' as "updatedAt", ${list(said)}
    from rolled group by 1, 2 order by 1, 2`
}

/** A relation `known`: the rows of a rollup in some ranges, as they were known at the moment, within the asker's rights. */
export function knownSums(
  ctx: Context,
  kpi: Kpi,
  { tables, sums }: Pick<Rollup, 'tables' | 'sums'>,
  ranges: readonly Span[],
  { moment, officeCodes }: Pick<Asked, 'moment' | 'officeCodes'>,
): SQL {
  const offices = (office: SQL) =>
    sql`${withinScope(ctx.scope, kpi, office)} and ${inOffices(office, officeCodes)}`
  return sql`ranges(grain, lo, hi) as (values ${list(
    ranges.map(({ grain, lo, hi }) => sql`(${grain}::text, ${lo}::date, ${hi}::date)`),
  )}), known as materialized (
    select * from ${rolledSql(tables, { sums, asOf: askedWindow(moment).asOf, offices })} one
  )`
}
