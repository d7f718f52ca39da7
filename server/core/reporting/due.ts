import { addDays, type Day, daysBetween } from '../day.ts'
import { type Period, type PeriodId, parsePeriod, periodOf, previousPeriod } from '../period.ts'

/** When a report of a period is due: a day of its last month, or of a month some months later. */
export type DueRule = { dueDay: number; dueLag: number }

/** How often an office reports: the grains of which a value is entered. */
export const cadences = ['month', 'quarter', 'half', 'year'] as const
export type Cadence = (typeof cadences)[number]

/**
 * The day by which the figure of a period must have left the office; a day that the month lacks means its last.
 * City practice: monthly reports fall due on the 25th of the month itself (domain notes 4.1).
 */
export function dueOn(period: Period, { dueDay, dueLag }: DueRule): Day {
  const year = Number(period.end.slice(0, 4))
  const month = Number(period.end.slice(5, 7)) - 1 + dueLag
  const target = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  const last = (parsePeriod(target) as Period).end
  const day = `${target}-${String(dueDay).padStart(2, '0')}`
  return day < last ? day : last
}

/** Days before the deadline from which a report is asked for. */
export const askedForDays = 10

/** From when a report appears among what is owed. */
export const askedFrom = (due: Day): Day => addDays(due, -askedForDays)

/**
 * The periods whose report has been asked for by a day and reached back at most `count` periods, oldest first.
 */
export function periodsAskedFor(today: Day, grain: Cadence, rule: DueRule, count: number): Period[] {
  const found: Period[] = []
  let period = periodOf(today, grain)
  while (found.length < count && found.length < 240) {
    if (askedFrom(dueOn(period, rule)) <= today) found.unshift(period)
    else if (daysBetween(period.end, today) > 3_000) break
    period = previousPeriod(period)
  }
  return found
}

/** City practice: monthly reports fall due on the 25th of the month itself (domain notes 4.1). */
const usualRule: DueRule = { dueDay: 25, dueLag: 0 }

/** The month whose figures are being reported on a day. */
export const reportedNow = (today: Day): PeriodId =>
  (periodsAskedFor(today, 'month', usualRule, 1)[0] ?? periodOf(today, 'month')).id

/** What a value of a period is known by: KPI, office, period. */
export const valueCode = (kpi: string, office: string, period: PeriodId): string =>
  `${kpi}/${office}/${period}`
