import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import { briefingIssues, briefings } from '../../../db/schema/briefings.ts'
import { holdingFor } from '../../auth/actor.ts'
import type { BriefingList } from '../../core/briefings/briefing.ts'
import type { Context } from '../context.ts'
import { mustSeeSome } from '../must-see.ts'
import { toldRevisions } from './revised-keys.ts'
import { briefingReads, rowOf } from './rows.ts'

/** Five years of weeks and months; older ones stand under their address. */
const mostListed = 300

/**
 * Briefings that were issued, and, for those who make them, drafts; the newest first.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function listBriefings(ctx: Context): Promise<BriefingList> {
  mustSeeSome(ctx)
  const write = holdingFor(ctx.actor, 'write-briefings') !== undefined
  const rows = await ctx.answers.get('briefings', briefingReads, async () => {
    const found = await ctx.db
      .select({ row: getTableColumns(briefings), hash: briefingIssues.hash })
      .from(briefings)
      .leftJoin(
        briefingIssues,
        and(eq(briefingIssues.code, briefings.code), eq(briefingIssues.knownTo, 'infinity')),
      )
      .where(eq(briefings.knownTo, 'infinity'))
      .orderBy(desc(briefings.knownFrom), briefings.code)
      .limit(mostListed)
    return found.map(({ row, hash }) => rowOf(row, hash))
  })
  const told = write ? await toldRevisions(ctx.db) : null
  return {
    drafts: write ? rows.filter(({ state }) => state === 'draft') : [],
    issued: rows
      .filter(({ state }) => state === 'issued')
      .map((row) => ({ ...row, revisions: told && (told.get(row.code) ?? 0) })),
    may: { write },
  }
}
