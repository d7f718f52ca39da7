import type { Day } from '../../../server/core/day.ts'
import { type PeriodId, periodOf, periodsUpTo } from '../../../server/core/period.ts'

/** As far back as a result is still frozen: this year and the one before, with their quarters and months. */
const counts = { year: 2, quarter: 8, month: 24 } as const

/** Periods that have begun, the longest and newest first. */
export const periodsToSeal = (today: Day): PeriodId[] =>
  (Object.keys(counts) as (keyof typeof counts)[]).flatMap((grain) =>
    periodsUpTo(periodOf(today, grain), counts[grain])
      .reverse()
      .map(({ id }) => id),
  )
