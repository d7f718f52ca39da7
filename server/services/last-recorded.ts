import { inArray, or, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { addDays } from '../core/day.ts'
import type { Kpi } from '../kpis/define.ts'
import type { Rollup } from '../kpis/measure.ts'
import { rangesOf, type Span, spansOf } from '../kpis/spans.ts'
import type { Asked } from './asked.ts'
import type { Context } from './context.ts'
import { askedPeriods, askedWindow, knownSums, populationOf } from './points.ts'

/**
 * When the newest of what a figure is made of became known. By whom, and in which row; null where it is no row of the figure
 * that came, but one that left it.
 */
export type LastRecorded = { at: string; by: string | null; code: string | null }

type AskedOf = Pick<Asked, 'period' | 'moment' | 'officeCodes'>

/** null: nothing is known. */
export function readLastRecorded(ctx: Context, kpi: Kpi, asked: AskedOf): Promise<LastRecorded | null> {
  const { rollup } = kpi.measure
  return rollup ? ofSums(ctx, kpi, rollup, asked) : ofRows(ctx, kpi, asked)
}

async function ofRows(ctx: Context, kpi: Kpi, { period, moment, officeCodes }: AskedOf) {
  const w = askedWindow(moment)
  const [last] = await rowsOf<LastRecorded>(
    ctx.db,
    sql`with ${askedPeriods([period], moment)}
    select to_json(${kpi.measure.recordedAt(w)}) #>> '{}' as "at", ${sql`${kpi.measure.table}.recorded_by`} as "by",
      ${kpi.measure.code} as "code"
    from ${populationOf(ctx, kpi, w, officeCodes)}
    order by 1 desc, ${kpi.measure.code} limit 1`,
  )
  return last ?? null
}

/** Of a batch that moved more sums than these, a row is looked for in some of them. */
const mostSums = 10

/**
 * The sums know when, and of which offices and days; only rows of those are looked at, so that the price does not follow what is
 * in the period.
 */
async function ofSums(ctx: Context, kpi: Kpi, rollup: Rollup, asked: AskedOf) {
  const { period, moment } = asked
  const newest = await newestIn(ctx, kpi, rollup, rangesOf(spansOf(period, moment.day, rollup.since)), asked)
  const at = newest[0]?.at
  if (at === undefined) return null
  const isWhole = (one: Span) => one.grain === 'month'
  const months = rangesOf(newest.filter(isWhole).map(({ lo, hi }) => ({ grain: 'day', lo, hi })))
  const ofMonths = months.length
    ? await newestIn(ctx, kpi, rollup, months, { moment, officeCodes: newest.map(({ office }) => office) })
    : []
  const sums = [...newest.filter((one) => !isWhole(one)), ...ofMonths]
  const days = [...new Set(sums.flatMap(({ lo }) => [lo, addDays(lo, -1)]))]
  const w = askedWindow(moment)
  const [row] = days.length
    ? await rowsOf<Pick<LastRecorded, 'by' | 'code'>>(
        ctx.db,
        // Found first and put in order then: asked for the first by code, a planner walks along all codes.
        sql`with ${askedPeriods([period], moment)}, found as materialized (
          select ${sql`${kpi.measure.table}.recorded_by`} as "by", ${kpi.measure.code} as "code"
          from ${populationOf(ctx, kpi, w, [...new Set(sums.map(({ office }) => office))])}
          where ${kpi.measure.table.knownFrom} = ${at}::timestamptz
            and ${or(...rollup.events.map((event) => inArray(event, days)))}
        ) select * from found order by code limit 1`,
      )
    : []
  return { at, by: row?.by ?? null, code: row?.code ?? null }
}

/** The sums that moved last, all at one moment, and the days that they are of. */
async function newestIn(
  ctx: Context,
  kpi: Kpi,
  rollup: Rollup,
  ranges: readonly Span[],
  asked: Omit<AskedOf, 'period'>,
): Promise<({ at: string; office: string } & Span)[]> {
  const isOfKpi = or(...rollup.sums.map(({ name }) => sql`${sql.identifier(name)} <> 0`))
  return rowsOf(
    ctx.db,
    sql`with ${knownSums(ctx, kpi, rollup, ranges, asked)}, own as (select * from known where ${isOfKpi})
    select to_json(updated_at) #>> '{}' as "at", office_code as "office", grain as "grain", day::text as "lo",
      (case grain when 'month' then day + interval '1 month' - interval '1 day' else day end)::date::text as "hi"
    from own where updated_at = (select max(updated_at) from own) order by day desc, office_code limit ${mostSums}`,
  )
}
