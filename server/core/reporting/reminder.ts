import { type Day, daysBetween } from '../day.ts'

/** When a reminder goes out: some days before a report is due, on the day, and after it. */
export const reminderStages = ['before', 'on', 'after', 'long-after'] as const
export type ReminderStage = (typeof reminderStages)[number]

/** Days from the deadline at which each begins. */
const begins: Record<ReminderStage, number> = { before: -3, on: 0, after: 1, 'long-after': 7 }

/** A reminder that was not sent in time is not sent late: of the stages that have begun the last one is. */
const ends = 14

/** The reminder that a day calls for, of a report due on another; null: none. */
export function reminderOn(today: Day, due: Day): ReminderStage | null {
  const passed = daysBetween(due, today)
  if (passed > ends) return null
  return [...reminderStages].reverse().find((stage) => passed >= begins[stage]) ?? null
}
