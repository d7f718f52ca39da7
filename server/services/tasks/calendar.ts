import { and, between, sql } from 'drizzle-orm'
import { calendarDays, tasks } from '../../../db/schema/tasks.ts'
import { scopeKey } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import { addDays, type Day, daysBetween } from '../../core/day.ts'
import { parsePeriod } from '../../core/period.ts'
import type { TaskCalendar } from '../../core/tasks/answers.ts'
import { isWorkingDay } from '../../core/working-days.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { officeOf, officesUnder, readOffices } from '../offices.ts'
import { inOffices } from '../points.ts'
import { findTasks } from './find.ts'
import { taskReads } from './list.ts'

export type TaskCalendarQuestion = { month: string; asOf?: string | undefined; office?: string | undefined }

/**
 * The tasks that fall due in a month, by the day of the deadline in force, of whatever year's list.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-period, unknown-office, those of `momentOf`
 */
export async function readTaskCalendar(ctx: Context, question: TaskCalendarQuestion): Promise<TaskCalendar> {
  mustSeeSome(ctx)
  const moment = await momentOf(ctx, question.asOf)
  const month = parsePeriod(question.month)
  if (month?.grain !== 'month') throw new AppError('bad-period', { period: question.month.slice(0, 40) })
  const offices = await readOffices(ctx, moment)
  const codes = officesUnder(offices, officeOf(offices, question.office))
  const key = `task calendar ${month.id} ${codes?.join() ?? ''} ${moment.key} ${scopeKey(ctx.scope)}`
  return ctx.answers.get(key, taskReads, async () => {
    const [found, exceptions] = await Promise.all([
      findTasks(
        ctx,
        moment,
        sql`${tasks.dueOn} between ${month.start} and ${month.end} and ${inOffices(tasks.officeCode, codes)}`,
      ),
      ctx.db
        .select()
        .from(calendarDays)
        .where(
          and(
            knownAt(calendarDays, sql`${moment.asOf}::timestamptz`),
            between(calendarDays.code, month.start, month.end),
          ),
        ),
    ])
    const exceptional = new Map(exceptions.map(({ code, working }) => [code, working]))
    const days: Day[] = Array.from({ length: daysBetween(month.start, month.end) + 1 }, (_, i) =>
      addDays(month.start, i),
    )
    return {
      asOfDay: moment.day,
      month: month.id,
      days: days.map((day) => {
        const exception = exceptions.find(({ code }) => code === day)
        return {
          day,
          working: isWorkingDay(day, exceptional),
          holiday: exception && !exception.working ? { vi: exception.nameVi, en: exception.nameEn } : null,
          tasks: found.filter(({ dueOn }) => dueOn === day),
        }
      }),
    }
  })
}
