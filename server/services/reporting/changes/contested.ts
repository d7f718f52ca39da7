import { and, desc, getTableColumns, sql } from 'drizzle-orm'
import { contests } from '../../../../db/schema/reporting.ts'
import { withinScope } from '../../../auth/scope.ts'
import type { Change } from '../../../core/reporting/answers.ts'
import type { Context } from '../../context.ts'
import { refOf } from '../../offices.ts'
import { during, iso, mostListed, type Seen, told } from './seen.ts'

/** Contests opened and decided, of offices that the asker sees more of than everybody. */
export async function readContestChanges(
  ctx: Context,
  seen: Seen,
): Promise<{ changes: Change[]; found: number }> {
  const rows = await ctx.db
    .select({ row: getTableColumns(contests), found: sql<number>`(count(*) over ())::int` })
    .from(contests)
    .where(
      and(
        during(contests.knownFrom, seen),
        seen.guard({ kpiId: contests.kpiId, office: contests.officeCode }),
        withinScope(seen.scope, { public: false }, contests.officeCode),
      ),
    )
    .orderBy(desc(contests.knownFrom))
    .limit(mostListed)
  return {
    found: rows[0]?.found ?? 0,
    changes: rows.flatMap(({ row }): Change[] => {
      const kpi = seen.kpis.get(row.kpiId)
      const office = seen.offices.get(row.officeCode)
      if (!kpi || !office) return []
      return [
        {
          kind: 'contest',
          at: iso(row.knownFrom),
          by: row.recordedBy,
          kpi: told(kpi),
          office: refOf(office),
          period: row.period,
          state: row.state,
          why: row.decision ?? row.reason,
        },
      ]
    }),
  }
}
