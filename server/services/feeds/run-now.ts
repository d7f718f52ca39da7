import { AppError } from '../../core/app-error.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { openFeed } from './feed-rows.ts'
import { takeTurn } from './watch.ts'

/**
 * Has a feed pulled now, paused or not; its next turn is a whole cadence from now on.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-feed, feed-not-pulled, feed-is-sample
 */
export async function runNow(ctx: VerbContext, { code }: { code: string }): Promise<void> {
  const by = entitled(ctx.actor, 'manage-feeds')
  await ctx.db.transaction(async (tx) => {
    const feed = await openFeed(tx, code)
    if (feed.kind === 'push') throw new AppError('feed-not-pulled')
    if (feed.sample) throw new AppError('feed-is-sample')
    await enqueue(tx, 'feeds', { code }, { key: code })
    await takeTurn(tx, code, new Date(ctx.visit.at.getTime() + feed.everyMinutes * 60_000))
    await leaveEntry(tx, ctx, { verb: 'feed.asked', subject: { kind: 'feed', id: code }, by })
  })
}
