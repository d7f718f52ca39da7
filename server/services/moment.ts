import { type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { indexCounts, indexVersions } from '../../db/schema/indices.ts'
import { officeSuccessions, offices } from '../../db/schema/offices.ts'
import { scopeKey, withinScope } from '../auth/scope.ts'
import { AppError } from '../core/app-error.ts'
import { addDays, type Day, dayOfInstant, endOfDay, isDay } from '../core/day.ts'
import { kpis } from '../kpis/index.ts'
import type { Context } from './context.ts'

/** A moment of knowledge: what is read is what was known then. */
export type Moment = {
  /** as PostgreSQL reads it */
  asOf: string
  /** the day of the moment in the city; no figure speaks of a later one */
  day: Day
  /** part of every cache key: "now" moves on, a past moment does not */
  key: string
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

/** The whole of a millisecond: things recorded within one follow each other in its microseconds. */
const whole = (instant: Date) => instant.toISOString().replace('Z', '999Z')
/** Said to the microsecond: as it is. */
const finer = /\.\d{4,6}/

/**
 * A day means its end in the city; an instant means itself; nothing means now.
 * @throws AppError bad-as-of, as-of-in-future, as-of-before-first
 */
export async function momentOf(ctx: Context, asked: string | undefined): Promise<Moment> {
  const moment = await momentAsked(ctx, asked)
  if (ctx.hindsight === undefined) return moment
  const asOf = finer.test(ctx.hindsight) ? ctx.hindsight : whole(new Date(ctx.hindsight))
  return { asOf, day: moment.day, key: `${moment.day} by ${asOf}` }
}

async function momentAsked(ctx: Context, asked: string | undefined): Promise<Moment> {
  if (asked === undefined) return momentNow(ctx.now)
  const today = dayOfInstant(ctx.now)
  const instant = instantPattern.test(asked) ? new Date(asked) : null
  if (!isDay(asked) && (!instant || Number.isNaN(instant.getTime())))
    throw new AppError('bad-as-of', { asOf: asked.slice(0, 60) })
  const day = instant ? dayOfInstant(instant) : asked
  if (day > today || (instant && instant > ctx.now))
    throw new AppError('as-of-in-future', { day, last: today })
  const first = await firstRecordedDay(ctx)
  if (day < first) throw new AppError('as-of-before-first', { first })
  const asOf = instant ? (finer.test(asked) ? asked : whole(instant)) : endOfDay(day)
  return { asOf, day, key: asOf }
}

/** The moment at which the city stands. */
export function momentNow(now: Date): Moment {
  const day = dayOfInstant(now)
  return { asOf: whole(now), day, key: `now ${day}` }
}

/** Days after which nothing can still be under way that was recorded then: a transaction takes less. */
const underWay = 2

/** What was known at such a moment stays as it is, whatever becomes known later. */
export const isSettled = ({ now }: Pick<Context, 'now'>, { asOf }: Moment): boolean =>
  addDays(dayOfInstant(new Date(asOf)), underWay) <= dayOfInstant(now)

/** Tables that figures rest on; where no public KPI does, with the office that rights to a row go by. */
const sources = (() => {
  const open = new Set(kpis.filter((kpi) => kpi.public).flatMap((kpi) => kpi.measure.reads))
  const guarded = kpis.filter(({ measure }) => !open.has(measure.table)).map(({ measure }) => measure)
  return [
    ...[...open].map((table) => ({ table, guard: null })),
    ...new Map(
      guarded.map((measure) => [measure.table, { table: measure.table, guard: measure.office }]),
    ).values(),
  ].filter(({ table }) => table !== offices && table !== officeSuccessions)
})()
const rollups = new Map(
  kpis.flatMap(({ measure }) => (measure.rollup ? [[measure.table, measure.rollup.tables] as const] : [])),
)
/** Flows that everybody sees, with the sums that say when their first row became known; all else is asked itself. */
const summed = sources.flatMap(({ table, guard }) => {
  const sums = guard === null ? rollups.get(table) : undefined
  return sums ? [{ table, sums }] : []
})
const asked = sources.filter((source) => !summed.some(({ table }) => table === source.table))
/** Counts of an index that everybody sees. */
const publicIndex = sql`${indexCounts.indexId} in (select ${indexVersions.indexId} from ${indexVersions} where ${indexVersions.public})`

/** The first day on which anything was recorded that a figure of the asker rests on. */
export async function firstRecordedDay(ctx: Context): Promise<Day> {
  const days = await Promise.all([firstOfFlows(ctx), firstOfOthers(ctx)])
  return days.flatMap((day) => day ?? []).sort()[0] ?? dayOfInstant(ctx.now)
}

/**
 * Every version is counted in a month, so the price follows offices and months and not rows. What is recorded later is known
 * later (db/versions.ts), so once there is a first day, it stays.
 */
async function firstOfFlows(ctx: Context): Promise<Day | null> {
  const key = 'first-recorded-day of flows'
  const first = await ctx.answers.get(key, [], () =>
    firstOf(
      ctx,
      summed.flatMap(({ sums: { totals, pending } }) =>
        [totals, pending].map((table) => sql`select min(first_at) as at from ${table} where grain = 'month'`),
      ),
    ),
  )
  if (first === null) ctx.answers.drop(key)
  return first
}

function firstOfOthers(ctx: Context): Promise<Day | null> {
  const reads = [...asked.map(({ table }) => table), indexCounts, indexVersions]
  return ctx.answers.get(`first-recorded-day ${scopeKey(ctx.scope)}`, reads, () =>
    firstOf(ctx, [
      sql`select min(${indexCounts.knownFrom}) as at from ${indexCounts} where ${publicIndex}`,
      ...asked.map(
        ({ table, guard }) => sql`select min(${table.knownFrom}) as at from ${table}
          where ${guard ? withinScope(ctx.scope, { public: false }, guard) : sql`true`}`,
      ),
    ]),
  )
}

async function firstOf(ctx: Context, firsts: SQL[]): Promise<Day | null> {
  const [row] = await rowsOf<{ day: Day | null }>(
    ctx.db,
    sql`select min(at)::date::text as "day" from (${sql.join(firsts, sql` union all `)}) one`,
  )
  return row?.day ?? null
}
