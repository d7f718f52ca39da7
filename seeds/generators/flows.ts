import { addDays, type Day } from '../../server/core/day.ts'
import { busynessOn, isWorkingDay, monthOf, monthsBetween, seasonOn } from '../distributions/calendar.ts'
import { apportion, type Random, weighted } from '../distributions/random.ts'
import { inOfficeHours, type Moment, momentAt } from './versions.ts'

type Span = { from: Day; to: Day; perMonth: (day: Day) => number }
type EventDays = readonly (readonly [day: Day, count: number])[]

/** How the events of a flow come: how many on each day, and when one of a day is known. */
export type Coming = {
  days(random: Random, span: Span): EventDays
  fedAt(random: Random, day: Day): Moment
}

/** How many events fall on each day, from so many an average month: seasons, weekdays, days off and chance. */
function eventsByDay(random: Random, { from, to, perMonth }: Span): EventDays {
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
const fed =
  (onTheDay: (random: Random, day: Day) => Moment): Coming['fedAt'] =>
  (random, day) => {
    const kind = random.next()
    if (kind < 0.72 && isWorkingDay(day)) return onTheDay(random, day)
    if (kind < 0.975) return momentAt(addDays(day, 1), '06:00')
    return momentAt(addDays(day, random.int(2, 24)), '06:00')
  }

/** As many as the plan says, each known at a minute of its own. */
export const asPlanned: Coming = { days: eventsByDay, fedAt: fed(inOfficeHours) }

/** When systems hand over what they have, and how much that is by then: mornings are full, noon is a break. */
const feedHours = weighted([
  ['09:00', 16],
  ['10:00', 24],
  ['12:00', 20],
  ['15:00', 22],
  ['17:00', 18],
])

const fedByHour = fed((random, day) => momentAt(day, feedHours(random)))

/**
 * Exactly `count` in all, spread over the days as the plan spreads its own, and known at the hours at which systems hand
 * over, all of them by `last`: a large city sends files, not single facts.
 */
export const inFiles = (count: number, last: Moment): Coming => ({
  days(random, { perMonth, ...span }) {
    // Finer than any city, so that a day's part is not rounded before it is dealt out.
    const days = eventsByDay(random, { ...span, perMonth: (day) => 1_000 * perMonth(day) })
    const counts = apportion(
      count,
      days.map(([, weight]) => weight),
    )
    return days.map(([day], i) => [day, counts[i] as number] as const)
  },
  fedAt: (random, day) => Math.min(fedByHour(random, day), last),
})
