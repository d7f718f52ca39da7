import { entries } from '../../db/schema/reporting.ts'
import { type Day, dayOfInstant } from '../../server/core/day.ts'
import type { Vintage } from '../../server/core/reporting/vintage.ts'
import { explanationOf } from './reported-values.ts'
import type { Report } from './reports.ts'
import type { Telling } from './telling.ts'
import { headOf, officerOf, reviewer } from './told-by.ts'
import type { Verdict } from './verdict.ts'
import { type Facts, momentAt, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

/** A value on its way: how far it came, and when it was begun. */
export type UnderWay = {
  code: string
  vintage: Vintage
  /** the working day on which it was entered; it was sent and endorsed on the same */
  on: Day
} & (
  | { state: 'entered' | 'submitted' | 'endorsed' }
  | { state: 'returned'; by: 'head' | 'reviewer'; reason: string }
)

export function entryRows(
  telling: Telling,
  reports: readonly Report[],
  of: {
    underWay: readonly UnderWay[]
    verdict: Verdict
    inForce: (code: string) => { versionId: number } | null
  },
): TableRows {
  const byCode = new Map(reports.map((report) => [report.code, report]))
  const random = telling.random('entries')
  return rowsOf(
    entries,
    of.underWay.flatMap((work) => {
      const report = byCode.get(work.code)
      if (!report) throw new Error(`nothing is reported as ${work.code}`)
      const { office, definition, period } = report
      const based = of.inForce(work.code)
      const begun = momentAt(work.on, '08:00') + random.int(0, 150) * 60_000
      const figure = report.figures[work.vintage]
      const facts: Facts<typeof entries> = {
        code: work.code,
        kpiId: definition.kpiId,
        officeCode: office,
        period: period.id,
        ...figure,
        vintage: work.vintage,
        note: null,
        source: null,
        explanation: explanationOf(of.verdict, report, figure, dayOfInstant(new Date(begun))),
        enteredBy: officerOf(office),
        sentOn: based ? report.sentOn : null,
        state: 'entered',
        reason: null,
        endorsedBy: null,
        basedOn: based?.versionId ?? null,
      }
      const hours = (count: number) => begun + count * 3_600_000
      const sent = { state: 'submitted' as const, sentOn: facts.sentOn ?? work.on }
      const endorsed = { state: 'endorsed' as const, endorsedBy: headOf(office) }
      const steps: Step<typeof facts>[] = []
      if (work.state !== 'entered') steps.push({ at: hours(1), by: officerOf(office), set: sent })
      if (work.state === 'endorsed' || (work.state === 'returned' && work.by === 'reviewer'))
        steps.push({ at: hours(3), by: headOf(office), set: endorsed })
      if (work.state === 'returned')
        steps.push({
          at: hours(5),
          by: work.by === 'head' ? headOf(office) : reviewer,
          set: { state: 'returned', endorsedBy: null, reason: work.reason },
        })
      return versionsOf({ at: begun, by: officerOf(office), facts }, steps, telling.clock)
    }),
  )
}
