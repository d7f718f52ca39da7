import { addDays, type Day } from '../day.ts'
import { type Period, periodOf } from '../period.ts'

/** The last day on which the value of a period stands for want of a newer one, `carries` periods after its own. */
export function standsUntil(period: Period, carries: number): Day {
  let last = period
  for (let i = 0; i < carries; i++) last = periodOf(addDays(last.end, 1), last.grain)
  return last.end
}
