import { type Day, daysBetween } from '../../server/core/day.ts'
import { monthOf, workingDaysBetween } from './calendar.ts'
import { type Random, weighted } from './random.ts'

export type Knot = readonly [day: Day, level: number]

/** A level that moves straight from knot to knot and rests outside them. Two equal knots are a plateau. */
export function curve(knots: readonly Knot[]): (day: Day) => number {
  const known = new Map<Day, number>()
  return (day) => {
    const level = known.get(day) ?? levelOn(knots, day)
    known.set(day, level)
    return level
  }
}

function levelOn(knots: readonly Knot[], day: Day): number {
  const after = knots.findIndex(([on]) => on > day)
  if (after === 0) return (knots[0] as Knot)[1]
  const [fromDay, fromLevel] = (after < 0 ? knots[knots.length - 1] : knots[after - 1]) as Knot
  const next = knots[after]
  if (!next) return fromLevel
  const [toDay, toLevel] = next
  return fromLevel + ((toLevel - fromLevel) * daysBetween(fromDay, day)) / daysBetween(fromDay, toDay)
}

/** How busily a list is worked on, by month: campaigns and standstills. Months not named are idle. */
export type Activity = Readonly<Record<string, number>>

/** `count` working days between two days, crowded where the activity is high, in order. */
export function spread(
  random: Random,
  { count, from, to, activity }: { count: number; from: Day; to: Day; activity: Activity },
): Day[] {
  if (count === 0) return []
  const days = workingDaysBetween(from, to).map((day) => [day, activity[monthOf(day)] ?? 0] as const)
  const draw = weighted(days)
  return Array.from({ length: count }, () => draw(random)).sort()
}

/** Paper arrives after the fact: mostly within two weeks, at times within two months, now and then much later. */
export function reportingLag(random: Random): number {
  const kind = random.next()
  if (kind < 0.68) return random.int(1, 12)
  if (kind < 0.92) return random.int(13, 45)
  return random.int(46, 130)
}
