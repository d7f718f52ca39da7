import { addDays, type Day, weekday } from '../../server/core/day.ts'

/** The weeks of a month, six at most, Monday first, with the days of other months left blank. */
export function monthWeeks({ start, end }: { start: Day; end: Day }): (Day | null)[][] {
  const days: (Day | null)[] = Array.from({ length: weekday(start) - 1 }, () => null)
  for (let day = start; day <= end; day = addDays(day, 1)) days.push(day)
  while (days.length % 7) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
