import { and, eq } from 'drizzle-orm'
import { briefingIssues, briefings } from '../../../db/schema/briefings.ts'
import { holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import type { BriefingPage } from '../../core/briefings/briefing.ts'
import type { Difference } from '../../core/briefings/differences.ts'
import type { Context } from '../context.ts'
import { frozenHash } from '../frozen-hash.ts'
import { mustSeeSome } from '../must-see.ts'
import { blocksOf, type KeptBriefing, openBriefing, rowOf } from './rows.ts'

/**
 * A briefing that the asker may open: an issued one, or a draft for those who make them; to others there is no draft.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-briefing
 */
export async function visibleBriefing(ctx: Context, code: string): Promise<KeptBriefing> {
  mustSeeSome(ctx)
  const row = await openBriefing(ctx.db, code)
  if (row.state === 'draft' && holdingFor(ctx.actor, 'write-briefings') === undefined)
    throw new AppError('unknown-briefing')
  return row
}

/**
 * What a briefing holds: its words and what its blocks ask for. Figures are read block by block, with the reader's rights.
 * @throws AppError those of `visibleBriefing`
 */
export async function readBriefingPage(ctx: Context, { code }: { code: string }): Promise<BriefingPage> {
  const row = await visibleBriefing(ctx, code)
  const write = holdingFor(ctx.actor, 'write-briefings') !== undefined
  const [issue, from] = await Promise.all([
    readIssue(ctx, code),
    row.basedOn === null ? undefined : titleOf(ctx, row.basedOn),
  ])
  return {
    briefing: rowOf(row, issue?.hash ?? null),
    blocks: blocksOf(row),
    basedOn: from && row.basedOn !== null ? { code: row.basedOn, title: from } : null,
    differences: write ? ((row.differences as Difference[] | null) ?? []) : [],
    verified: issue ? frozenHash(issue.content) === issue.hash : null,
    may: { edit: write && row.state === 'draft', duplicate: write, refresh: write && row.state === 'issued' },
  }
}

export async function readIssue(
  ctx: Pick<Context, 'db'>,
  code: string,
): Promise<typeof briefingIssues.$inferSelect | undefined> {
  const [found] = await ctx.db
    .select()
    .from(briefingIssues)
    .where(and(eq(briefingIssues.code, code), eq(briefingIssues.knownTo, 'infinity')))
  return found
}

async function titleOf(ctx: Context, code: string): Promise<string | undefined> {
  const [found] = await ctx.db
    .select({ title: briefings.title })
    .from(briefings)
    .where(and(eq(briefings.code, code), eq(briefings.knownTo, 'infinity')))
  return found?.title
}
