import { addDays, type Day, weekday } from '../../server/core/day.ts'
import { isWorkingDay as worksOn } from '../../server/core/working-days.ts'
import { exceptionalDays } from '../reference/holidays.ts'

const first: Day = '2019-12-01'
const last: Day = '2026-12-31'

export const isWorkingDay = (day: Day): boolean => worksOn(day, exceptionalDays)

const working: Day[] = []
/** for each day, the place of the first working day on or after it */
const placeOf = new Map<Day, number>()
for (let day = first; day <= last; day = addDays(day, 1)) {
  placeOf.set(day, working.length)
  if (isWorkingDay(day)) working.push(day)
}

function place(day: Day): number {
  const found = placeOf.get(day)
  if (found === undefined) throw new RangeError(`${day} is outside the calendar of the seeds`)
  return found
}

/** The working day itself, or the next one. */
export const workingDayFrom = (day: Day): Day => workingDayAfter(day, 0)

/** `count` working days after a day; for a day off, counted from the next working day. */
export function workingDayAfter(day: Day, count: number): Day {
  const found = working[place(day) + count]
  if (found === undefined) throw new RangeError(`${day} + ${count} is outside the calendar of the seeds`)
  return found
}

/** Both ends included. */
export const workingDaysBetween = (from: Day, to: Day): Day[] =>
  working.slice(place(from), place(to) + (isWorkingDay(to) ? 1 : 0))

/** The month of a day, `YYYY-MM`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** Months from one to another, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  for (;;) {
    const id = `${year}-${String(month).padStart(2, '0')}`
    if (id > to) return months
    months.push(id)
    if (++month > 12) [year, month] = [year + 1, 1]
  }
}

/** Plans are made to the ends of quarters: the end of the quarter that a day falls in. */
export function quarterEnd(day: Day): Day {
  const year = day.slice(0, 4)
  const ends = [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`]
  return ends.find((end) => day <= end) as Day
}

/** People file less around Tết and more before school and before the end of the year. */
const monthWeights = [0.95, 0.72, 1.06, 1.04, 1.08, 1.05, 1.02, 1.1, 1.0, 1.06, 1.02, 0.98]
const weekdayWeights = [1.18, 1.06, 1.0, 0.97, 0.88, 0.1, 0.05]

export const seasonOn = (day: Day): number => monthWeights[Number(day.slice(5, 7)) - 1] as number
export const busynessOn = (day: Day): number => weekdayWeights[weekday(day) - 1] as number
