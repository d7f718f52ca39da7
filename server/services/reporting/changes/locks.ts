import { desc, getTableColumns, sql } from 'drizzle-orm'
import { periodLocks } from '../../../../db/schema/reporting.ts'
import type { Changes } from '../../../core/reporting/answers.ts'
import type { Context } from '../../context.ts'
import { during, iso, mostListed, type Seen } from './seen.ts'

/** Periods locked and opened again. */
export async function readLockChanges(
  ctx: Context,
  seen: Seen,
): Promise<{ locks: Changes['locks']; found: number }> {
  const rows = await ctx.db
    .select({ row: getTableColumns(periodLocks), found: sql<number>`(count(*) over ())::int` })
    .from(periodLocks)
    .where(during(periodLocks.knownFrom, seen))
    .orderBy(desc(periodLocks.knownFrom))
    .limit(mostListed)
  return {
    found: rows[0]?.found ?? 0,
    locks: rows.map(({ row }) => ({
      period: row.code,
      locked: row.locked,
      reason: row.reason,
      by: row.recordedBy,
      at: iso(row.knownFrom),
    })),
  }
}
