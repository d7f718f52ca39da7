import { and, asc, eq, gte, lte } from 'drizzle-orm'
import { calendarDays } from '../../../db/schema/tasks.ts'
import { holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { type CalendarDays, firstCalendarYear, lastCalendarYear } from '../../core/calendar-answer.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Context } from '../context.ts'

export type CalendarQuestion = { year?: number | undefined }

/**
 * The days of a year that differ from their weekday; without a year, of this one. Public holidays are nobody's secret.
 * @throws AppError bad-period for no year of the calendar
 */
export async function readCalendar(ctx: Context, asked: CalendarQuestion): Promise<CalendarDays> {
  const today = dayOfInstant(ctx.now)
  const year = asked.year ?? Number(today.slice(0, 4))
  if (!Number.isInteger(year) || year < firstCalendarYear || year > lastCalendarYear)
    throw new AppError('bad-period', { period: String(year) })
  const rows = await ctx.db
    .select()
    .from(calendarDays)
    .where(
      and(
        eq(calendarDays.knownTo, 'infinity'),
        gte(calendarDays.code, `${year}-01-01`),
        lte(calendarDays.code, `${year}-12-31`),
      ),
    )
    .orderBy(asc(calendarDays.code))
  return {
    today,
    year,
    days: rows.map((row) => ({
      day: row.code,
      version: row.versionId,
      working: row.working,
      name: { vi: row.nameVi, en: row.nameEn },
      document: row.document,
    })),
    may: { manage: holdingFor(ctx.actor, 'manage-calendar') !== undefined },
  }
}
