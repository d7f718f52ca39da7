import { sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { officeSuccessions, offices } from '../../db/schema/offices.ts'
import { AppError } from '../core/app-error.ts'
import { type Day, dayOfInstant, endOfDay, isDay } from '../core/day.ts'
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

/**
 * A day means its end in the city; an instant means itself; nothing means now.
 * @throws AppError bad-as-of, as-of-in-future, as-of-before-first
 */
export async function momentOf(ctx: Context, asked: string | undefined): Promise<Moment> {
  const today = dayOfInstant(ctx.now)
  if (asked === undefined) return { asOf: ctx.now.toISOString(), day: today, key: `now ${today}` }
  const instant = instantPattern.test(asked) ? new Date(asked) : null
  if (!isDay(asked) && (!instant || Number.isNaN(instant.getTime())))
    throw new AppError('bad-as-of', { asOf: asked.slice(0, 60) })
  const day = instant ? dayOfInstant(instant) : asked
  if (day > today || (instant && instant > ctx.now))
    throw new AppError('as-of-in-future', { day, last: today })
  const first = await firstRecordedDay(ctx)
  if (day < first) throw new AppError('as-of-before-first', { first })
  const asOf = instant ? instant.toISOString() : endOfDay(day)
  return { asOf, day, key: asOf }
}

const sources = [...new Set(kpis.flatMap((kpi) => kpi.measure.reads))].filter(
  (table) => table !== offices && table !== officeSuccessions,
)

/** The first day on which anything that a figure rests on was recorded. */
export function firstRecordedDay(ctx: Context): Promise<Day> {
  return ctx.answers.get('first-recorded-day', sources, async () => {
    const firsts = sources.map((table) =>
      ctx.db.select({ at: sql<string | null>`min(${table.knownFrom})::date::text` }).from(table),
    )
    const [a, b, ...rest] = firsts
    const rows = a && b ? await unionAll(a, b, ...rest) : []
    const days = rows.flatMap((row) => (row.at ? [row.at] : [])).sort()
    return days[0] ?? dayOfInstant(ctx.now)
  })
}
