import type { Day } from './day.ts'
import type { Words } from './words.ts'

/** A day that differs from its weekday. `version` says which state of it was seen. */
export type CalendarDay = {
  day: Day
  version: number
  /** false: a weekday off; true: a weekend day that is worked */
  working: boolean
  name: Words
  /** the document that sets it */
  document: string | null
}

/** Such days of one year, in their order. */
export type CalendarDays = {
  today: Day
  year: number
  days: CalendarDay[]
  may: { manage: boolean }
}

/** Years for which days can be set. */
export const firstCalendarYear = 2000
export const lastCalendarYear = 2099
