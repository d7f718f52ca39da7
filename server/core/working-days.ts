import { addDays, type Day, daysBetween, weekday } from './day.ts'

/** Days that differ from their weekday: `false` for a weekday off, `true` for a weekend day that is worked instead. */
export type ExceptionalDays = ReadonlyMap<Day, boolean>

/** Monday to Friday, Decision 188/1999/QĐ-TTg, unless the day is an exception. */
export const isWorkingDay = (day: Day, exceptional: ExceptionalDays): boolean =>
  exceptional.get(day) ?? worksByWeekday(day)

export const worksByWeekday = (day: Day): boolean => weekday(day) <= 5

/** Working days after `from`, up to and including `to`: what is left until a deadline. 0 where `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, exceptional: ExceptionalDays): number {
  const days = daysBetween(from, to)
  if (days <= 0) return 0
  let count = Math.floor(days / 7) * 5
  for (let day = to, rest = days % 7; rest > 0; day = addDays(day, -1), rest--)
    if (worksByWeekday(day)) count++
  for (const [day, works] of exceptional)
    if (day > from && day <= to && works !== worksByWeekday(day)) count += works ? 1 : -1
  return count
}

/** The `count`-th working day after a day; 0: the day itself, or the next one worked. */
export const workingDayAfter = (day: Day, count: number, exceptional: ExceptionalDays): Day =>
  worked(day, count, 1, exceptional)

/** The `count`-th working day before a day; 0: the day itself, or the last one worked before it. */
export const workingDayBefore = (day: Day, count: number, exceptional: ExceptionalDays): Day =>
  worked(day, count, -1, exceptional)

function worked(day: Day, count: number, direction: 1 | -1, exceptional: ExceptionalDays): Day {
  let found = day
  if (count === 0) while (!isWorkingDay(found, exceptional)) found = addDays(found, direction)
  for (let left = count; left > 0; ) {
    found = addDays(found, direction)
    if (isWorkingDay(found, exceptional)) left--
  }
  return found
}

/** The Monday of a day's week. */
export const weekBegins = (day: Day): Day => addDays(day, 1 - weekday(day))

/** Whether it is the first day worked of its week (Monday to Sunday): in a week that begins with a holiday, a later one. */
export const beginsWorkingWeek = (day: Day, exceptional: ExceptionalDays): boolean =>
  isWorkingDay(day, exceptional) && workingDayAfter(weekBegins(day), 0, exceptional) === day
