import { addDays, type Day, minDay } from '../../server/core/day.ts'
import { type Grain, periodOf, previousPeriod } from '../../server/core/period.ts'
import { type Cadence, type DueRule, dueOn } from '../../server/core/reporting/due.ts'

const dueIn = (monthOf: Day, dueDay: number): Day => {
  const month = periodOf(monthOf, 'month')
  return minDay(addDays(month.start, dueDay - 1), month.end)
}

/** A cumulative figure is brought up to date every month; a week is too short to have a day of the month. */
const grainOf = (cadence: Grain): Grain => (cadence === 'ytd' || cadence === 'week' ? 'month' : cadence)

/** The next day by which the figure has to be brought up to date: `dueDay` of the last month of a period. */
export function nextDue(cadence: Grain, dueDay: number, today: Day): Day {
  const grain = grainOf(cadence)
  const period = periodOf(today, grain)
  const due = dueIn(period.end, dueDay)
  return due >= today ? due : dueIn(periodOf(addDays(period.end, 1), grain).end, dueDay)
}

/** The next day by which offices have to report it. A report may fall due months after its period. */
export function nextReportDue({ cadence, ...rule }: DueRule & { cadence: Cadence }, today: Day): Day {
  let period = periodOf(today, cadence)
  let due = dueOn(period, rule)
  if (due < today) return dueOn(periodOf(addDays(period.end, 1), cadence), rule)
  for (;;) {
    period = previousPeriod(period)
    const earlier = dueOn(period, rule)
    if (earlier < today) return due
    due = earlier
  }
}
