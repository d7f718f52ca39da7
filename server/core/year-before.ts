import type { SeriesPoint } from './answers.ts'
import type { Day } from './day.ts'
import { type PeriodId, parsePeriod, periodOf, sameLastYear } from './period.ts'

type Placed = Pick<SeriesPoint, 'period' | 'until'>

/** The periods of a series, a year before; null where nothing was recorded that early. */
export function yearBeforeSpan(
  points: readonly Pick<SeriesPoint, 'period'>[],
  firstDay: Day,
): { from: PeriodId; to: PeriodId } | null {
  const start = parsePeriod(points[0]?.period ?? '')
  const end = parsePeriod(points.at(-1)?.period ?? '')
  if (!start || !end) return null
  const from = sameLastYear(start)
  const to = sameLastYear(end)
  if (to.end < firstDay) return null
  const earliest = from.end < firstDay ? periodOf(firstDay, from.grain) : from
  return { from: earliest.id, to: to.id }
}

/** Moved to the days of this year, so that the two lines can be held against each other; null where nothing is known. */
export function alignedToYearBefore(
  points: readonly Placed[],
  before: readonly Pick<SeriesPoint, 'period' | 'value'>[],
): Pick<SeriesPoint, 'until' | 'value'>[] {
  const byPeriod = new Map(before.map(({ period, value }) => [period, value]))
  return points.map(({ period, until }) => {
    const of = parsePeriod(period)
    return { until, value: (of && byPeriod.get(sameLastYear(of).id)) ?? null }
  })
}
