import { addDays, type Day, daysBetween } from '../day.ts'
import type { Role } from '../roles.ts'
import { type ExceptionalDays, workingDaysBetween } from '../working-days.ts'

/** When a reminder of a task goes out: some working days before its deadline, on the day, and once it has passed. */
export const taskReminders = ['before', 'on', 'overdue'] as const
export type TaskReminder = (typeof taskReminders)[number]

/** Working days before the deadline at which the first goes out: time enough to ask for an extension, which must be sent before the deadline's end. */
const daysBefore = 3
/** One that was not sent in time is not sent late: nobody is told of a deadline that passed long ago as of news. */
const ends = 14

/** The reminder that a day calls for, of an open task due on another; null: none. */
export function taskReminderOn(today: Day, due: Day, exceptional: ExceptionalDays): TaskReminder | null {
  if (today > due) return daysBetween(due, today) <= ends ? 'overdue' : null
  if (today === due) return 'on'
  return workingDaysBetween(today, due, exceptional) <= daysBefore ? 'before' : null
}

/** Deadlines outside of these days call for no reminder, whatever the calendar: no holiday lasts longer than two weeks. */
export const remindedDays = (today: Day): { from: Day; to: Day } => ({
  from: addDays(today, -ends),
  to: addDays(today, daysBefore + 18),
})

/**
 * Whom it goes to, as it gets worse. Before the deadline whoever does the work; on the day the head too, who alone
 * loses the criterion by midnight; once it is lost the reviewer too, who must answer for the whole list.
 */
const ladder: Record<TaskReminder, readonly Role[]> = {
  before: ['officer'],
  on: ['officer', 'head'],
  overdue: ['officer', 'head', 'reviewer'],
}

/** With whom a task lies: a completion that was sent waits for somebody else than who sent it. */
export type LiesWith = 'office' | 'head' | 'reviewer'

export function remindedOf(reminder: TaskReminder, liesWith: LiesWith): readonly Role[] {
  if (liesWith === 'reviewer') return ['reviewer']
  if (liesWith === 'head') return ladder[reminder].includes('reviewer') ? ['head', 'reviewer'] : ['head']
  return ladder[reminder]
}
