import { addDays, type Day, minDay } from '../../server/core/day.ts'
import { type Grain, periodOf } from '../../server/core/period.ts'

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
