import { sql } from 'drizzle-orm'
import { calendarDays } from '../../../db/schema/tasks.ts'
import type { ExceptionalDays } from '../../core/working-days.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../moment.ts'

/** Days that differ from their weekday, as known at a moment. */
export function readExceptionalDays(
  ctx: Pick<Context, 'db' | 'answers'>,
  moment: Moment,
): Promise<ExceptionalDays> {
  return ctx.answers.get(`exceptional days ${moment.key}`, [calendarDays], async () => {
    const rows = await ctx.db
      .select({ day: calendarDays.code, working: calendarDays.working })
      .from(calendarDays)
      .where(knownAt(calendarDays, sql`${moment.asOf}::timestamptz`))
    return new Map(rows.map(({ day, working }) => [day, working]))
  })
}
