import { type Day, minDay } from '../day.ts'
import { type Grain, type PeriodId, parsePeriod, periodOf, previousPeriod } from '../period.ts'

/**
 * Of which period a block speaks: the briefing's own, the one before it, or one that stays whatever the briefing is of; with
 * `grain` the longer or shorter period in which it ends. So a briefing of the next month needs no block changed.
 */
export type WhenRule = {
  rule: 'own' | 'before' | 'fixed'
  /** where it stays */
  period?: PeriodId | undefined
  grain?: Grain | undefined
}

/**
 * @param own the period of the briefing
 * @param day the day of the moment, after which nothing is asked
 */
export function periodBy(when: WhenRule | undefined, own: PeriodId, day: Day): PeriodId {
  const base = parsePeriod(when?.rule === 'fixed' && when.period !== undefined ? when.period : own)
  if (!base) return own
  const asked =
    when?.grain === undefined || when.grain === base.grain
      ? base
      : periodOf(minDay(base.end, day), when.grain)
  return (when?.rule === 'before' ? previousPeriod(asked) : asked).id
}
