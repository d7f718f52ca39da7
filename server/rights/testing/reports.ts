import { contests, entries, kpiDefinitions } from '../../../db/schema/reporting.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { valueCode } from '../../core/reporting/due.ts'
import { approve, define, definitionOf } from '../../services/reporting/testing/definition.ts'

/** The period of which reports are under way; one of which they were approved, and the day before they were. */
export const reported = { underWay: '2024-10', approved: '2024-08', approvedAfter: '2024-08-31' }

export const underWay = ['entered', 'submitted', 'endorsed', 'returned'] as const
export type UnderWay = (typeof underWay)[number]

/** A guarded KPI of which the value is in a state, in every office; `open`: a public one, approved. */
export const kpiIn = (state: UnderWay | 'open'): string => `rights-${state}`

export type Report = { state: UnderWay; office: string; numerator?: number; at?: string }

/** Puts a value of an office into a state, whatever it was in before. */
export async function underWayIn(
  { database: { db } }: Pick<TestDatabase, 'database'>,
  { state, office, numerator = 7, at = '2024-11-01T08:00:00+07:00' }: Report,
): Promise<void> {
  const code = valueCode(kpiIn(state), office, reported.underWay)
  await recordVersion(db, entries, code, {
    at,
    by: 'somebody',
    facts: {
      code,
      kpiId: kpiIn(state),
      officeCode: office,
      period: reported.underWay,
      numerator,
      denominator: 100,
      vintage: 'official',
      enteredBy: 'somebody',
      state,
      reason: state === 'returned' ? 'vì' : null,
      endorsedBy: state === 'endorsed' ? 'somebody' : null,
    },
  })
}

/** Reported KPIs, public and not, and of some offices a value approved and one in every state. */
export async function placeReports(test: TestDatabase, offices: readonly string[]): Promise<void> {
  const { db } = test.database
  const open = definitionOf({ kpiId: kpiIn('open'), public: true })
  const guarded = underWay.map((state) => definitionOf({ kpiId: kpiIn(state), public: false }))
  await define(db, open, ...guarded)
  for (const office of offices)
    for (const of of [open, ...guarded])
      await approve(db, of, { office, period: reported.approved, numerator: 60, denominator: 100 })
  for (const office of offices) for (const state of underWay) await underWayIn(test, { state, office })
  for (const office of offices) await contestOf(test, office)
  const [changed] = guarded
  if (changed)
    await recordVersion(db, kpiDefinitions, changed.code, {
      at: '2024-11-06T08:00:00+07:00',
      by: 'somebody',
      facts: { ...changed, slack: 0.06 },
    })
}

/** Puts an open contest of an office. */
async function contestOf(
  { database: { db } }: Pick<TestDatabase, 'database'>,
  office: string,
): Promise<void> {
  const code = `rights/${office}`
  const at = '2024-11-05T08:00:00+07:00'
  await recordVersion(db, contests, code, {
    at,
    by: 'somebody',
    facts: {
      code,
      kpiId: kpiIn('open'),
      officeCode: office,
      period: reported.approved,
      numerator: 60,
      denominator: 100,
      claimedNumerator: 70,
      claimedDenominator: 100,
      reason: 'vì',
      source: 'sổ của đơn vị',
      state: 'open',
      openedBy: 'somebody',
      openedAt: at,
    },
  })
}
