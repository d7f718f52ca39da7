import { and, eq, inArray } from 'drizzle-orm'
import { entries } from '../../../db/schema/reporting.ts'
import { withinScope } from '../../auth/scope.ts'
import type { WaitingFigures } from '../../core/reporting/answers.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { readOffices, refOf } from '../offices.ts'

/**
 * For which KPIs a newer value has been sent and waits for approval, in the offices whose figures the asker sees. Not
 * what it says: until it is approved, the approved one is the figure.
 */
export async function readWaiting(ctx: Context): Promise<WaitingFigures> {
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const rows = await ctx.db
    .select({ kpi: entries.kpiId, office: entries.officeCode })
    .from(entries)
    .where(
      and(
        eq(entries.knownTo, 'infinity'),
        inArray(entries.state, ['submitted', 'endorsed']),
        withinScope(ctx.scope, { public: false }, entries.officeCode),
      ),
    )
    .orderBy(entries.kpiId, entries.officeCode)
  const found = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const { kpi, office } of rows) {
    found.set(kpi, (found.get(kpi) ?? new Set()).add(office))
    counts.set(kpi, (counts.get(kpi) ?? 0) + 1)
  }
  return [...found].map(([kpi, codes]) => ({
    kpi,
    entries: counts.get(kpi) ?? 0,
    offices: [...codes].flatMap((code) => {
      const office = offices.get(code)
      return office ? [refOf(office)] : []
    }),
  }))
}
