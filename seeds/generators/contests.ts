import { contests } from '../../db/schema/reporting.ts'
import type { Day } from '../../server/core/day.ts'
import type { Figure } from './reports.ts'
import type { Telling } from './telling.ts'
import { headOf } from './told-by.ts'
import { type Facts, momentAt, rowsOf, type TableRows, versionsOf } from './versions.ts'

/** A figure from the centre that an office holds to be wrong. */
export type ContestPlan = {
  kpi: string
  office: string
  period: string
  on: Day
  claimed: (was: Figure) => Figure
  reason: string
  source: string
}

export const contestRows = (
  telling: Telling,
  plans: readonly ContestPlan[],
  inForce: (code: string) => { numerator: number; denominator?: number | null } | null,
): TableRows =>
  rowsOf(
    contests,
    plans.flatMap(({ kpi, office, period, on, claimed, reason, source }) => {
      const code = `${kpi}/${office}/${period}`
      const value = inForce(code)
      if (!value) throw new Error(`there is no ${code} to contest`)
      const was: Figure = { numerator: value.numerator, denominator: value.denominator ?? null }
      const { numerator, denominator } = claimed(was)
      const at = momentAt(on, '09:40')
      const facts: Facts<typeof contests> = {
        code,
        kpiId: kpi,
        officeCode: office,
        period,
        ...was,
        claimedNumerator: numerator,
        claimedDenominator: denominator,
        reason,
        source,
        state: 'open',
        openedBy: headOf(office),
        openedAt: new Date(at).toISOString(),
        decision: null,
      }
      return versionsOf({ at, by: headOf(office), facts }, [], telling.clock)
    }),
  )
