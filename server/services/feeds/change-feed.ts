import { and, eq, sql } from 'drizzle-orm'
import { feeds } from '../../../db/schema/feeds.ts'
import { type Facts, nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import type { Holding } from '../../auth/actor.ts'
import type { AuditVerb } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'

type Row = typeof feeds.$inferSelect
export type FeedFacts = Omit<Facts<typeof feeds>, 'code'>

/** `facts`: what it is from now on; null: it ends. `told`: what the audit row says beside that. */
export type FeedChange = { verb: AuditVerb; facts: FeedFacts | null; told?: Record<string, unknown> }

/**
 * Changes a feed as it was seen, in one transaction with its audit row.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-feed, changed-meanwhile
 */
export async function changeFeed(
  ctx: VerbContext,
  { code, seen }: { code: string; seen: number | null },
  change: (tx: Transaction, before: Row | null, by: Holding) => FeedChange | Promise<FeedChange>,
): Promise<void> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-feeds')
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7411035)`)
    const [before] = await tx
      .select()
      .from(feeds)
      .where(and(eq(feeds.code, code), eq(feeds.knownTo, 'infinity')))
    if (seen !== null && !before) throw new AppError('unknown-feed', { code: code.slice(0, 40) })
    if ((before?.versionId ?? null) !== seen) throw new AppError('changed-meanwhile')
    const { verb, facts, told } = await change(tx, before ?? null, by)
    const at = await nextMoment(tx, feeds, [code], ctx.now)
    await recordVersion(tx, feeds, code, { at, by: actor.name, facts: facts && { ...facts, code } })
    await leaveEntry(tx, ctx, {
      verb,
      subject: { kind: 'feed', id: code },
      by,
      before: before ? factsOf(before) : null,
      after: facts && { ...facts, ...told },
    })
  })
}

/** What a row says, without its clocks. */
export const factsOf = ({
  versionId: _version,
  knownFrom: _from,
  knownTo: _to,
  recordedBy: _by,
  code: _code,
  ...facts
}: Row): FeedFacts => facts
