import { addDays, type Day } from '../../server/core/day.ts'
import { busynessOn, isWorkingDay, monthOf, monthsBetween, seasonOn } from '../distributions/calendar.ts'
import type { Random } from '../distributions/random.ts'
import { inOfficeHours, type Moment, momentAt } from './versions.ts'

/** How many events fall on each day, from so many an average month: seasons, weekdays, days off and chance. */
export function eventsByDay(
  random: Random,
  { from, to, perMonth }: { from: Day; to: Day; perMonth: (day: Day) => number },
): (readonly [day: Day, count: number])[] {
  return monthsBetween(monthOf(from), monthOf(to))
    .flatMap((month) => {
      const days = daysOf(month)
      const weights = days.map((day) => (isWorkingDay(day) ? busynessOn(day) : 0.06))
      const sum = weights.reduce((a, b) => a + b, 0)
      const total = perMonth(`${month}-15`) * seasonOn(`${month}-15`) * (1 + 0.025 * random.normal())
      return days.map(
        (day, i) => [day, Math.floor((total * (weights[i] as number)) / sum + random.next())] as const,
      )
    })
    .filter(([day]) => day >= from && day <= to)
}

function daysOf(month: string): Day[] {
  const days: Day[] = []
  for (let day: Day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

/** Feeds bring most facts on the day, some in the night after; now and then one is stuck for weeks. */
export function fedAt(random: Random, day: Day): Moment {
  const kind = random.next()
  if (kind < 0.72 && isWorkingDay(day)) return inOfficeHours(random, day)
  if (kind < 0.975) return momentAt(addDays(day, 1), '06:00')
  return momentAt(addDays(day, random.int(2, 24)), '06:00')
}
