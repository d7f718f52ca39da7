import { addDays, type Day, dayOfInstant, isDay } from '../../../server/core/day.ts'
import {
  type Period,
  parsePeriod,
  periodOf,
  previousPeriod,
  sameLastYear,
} from '../../../server/core/period.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import type { Setting } from '../../data/questions.ts'
import { placeOf } from '../routes.ts'
import type { ViewState } from '../view-state.ts'

/** What a page shows, once what the address leaves out is filled in. Null where it says what cannot be. */
export type Shown = {
  asOfDay: Day | null
  /** an earlier day than today, or an instant gone by, is being looked at */
  isPast: boolean
  period: Period | null
  compare: 'previous' | 'year'
  comparePeriod: Period | null
  office: OfficeRef | null
}

export function shownBy(view: ViewState, path: string, setting: Setting): Shown {
  const asOfDay = view.asOf === undefined ? setting.today : dayAsked(view.asOf)
  const period =
    view.period !== undefined
      ? (parsePeriod(view.period) ?? null)
      : asOfDay === null
        ? null
        : periodOf(asOfDay, 'month')
  const compare = view.compare === 'year' ? 'year' : 'previous'
  const { route, id } = placeOf(path)
  const code = route.section === 'offices' && id ? id : view.office
  const { offices } = setting
  return {
    asOfDay,
    isPast: asOfDay !== null && (asOfDay < setting.today || isInstant(view.asOf)),
    period,
    compare,
    comparePeriod: period && (compare === 'year' ? sameLastYear(period) : previousPeriod(period)),
    office:
      (code === undefined
        ? offices.find((office) => office.kind === 'city')
        : offices.find((office) => office.code === code)) ?? null,
  }
}

/** Today as a day means up to now; an instant of today stands still. */
const isInstant = (asOf: string | undefined): boolean => asOf !== undefined && !isDay(asOf)

function dayAsked(asOf: string): Day | null {
  if (isDay(asOf)) return asOf
  const instant = new Date(asOf)
  return /^\d{4}-\d{2}-\d{2}T/.test(asOf) && !Number.isNaN(instant.getTime()) ? dayOfInstant(instant) : null
}

/** The last day of the period of a grain before the one that holds `day`. */
export const endBefore = (day: Day, grain: 'month' | 'quarter' | 'year'): Day =>
  addDays(periodOf(day, grain).start, -1)
