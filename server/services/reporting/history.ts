import { eq } from 'drizzle-orm'
import { entries, reportedValues } from '../../../db/schema/reporting.ts'
import { AppError } from '../../core/app-error.ts'
import type { ValueHistory } from '../../core/reporting/answers.ts'
import type { ValueKey } from '../../core/reporting/entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { officeOf, readOffices, refOf } from '../offices.ts'
import { kpiRef } from './cells.ts'
import { readAskable } from './subjects.ts'

/**
 * Everything that happened to one value, newest first: what was said, when, by whom.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-value
 */
export async function readValueHistory(ctx: VerbContext, key: ValueKey): Promise<ValueHistory> {
  entitled(ctx.actor, 'see-entries', key.office)
  const ask = (await readAskable(ctx))(key)
  if (!ask) throw new AppError('unknown-value')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const [under, inForce] = await Promise.all([
    ctx.db.select().from(entries).where(eq(entries.code, ask.code)),
    ctx.db.select().from(reportedValues).where(eq(reportedValues.code, ask.code)),
  ])
  const steps = [
    ...under.map((row) => ({ ...row, state: row.state as ValueHistory['steps'][number]['state'] })),
    ...inForce.map((row) => ({ ...row, state: 'approved' as const, reason: null })),
  ]
  return {
    key: { kpi: key.kpi, office: key.office, period: key.period },
    kpi: kpiRef(ask.definition),
    office: refOf(officeOf(offices, key.office)),
    steps: steps
      .map((row) => ({
        at: new Date(row.knownFrom).toISOString(),
        known: row.knownFrom,
        by: row.recordedBy,
        state: row.state,
        numerator: row.numerator,
        denominator: row.denominator,
        vintage: row.vintage,
        note: row.note,
        source: row.source,
        explanation: row.explanation,
        reason: row.reason,
      }))
      .sort((a, b) => (a.known < b.known ? 1 : -1))
      .map(({ known: _, ...step }) => step),
  }
}
