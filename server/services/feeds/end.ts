import { eq } from 'drizzle-orm'
import { feedSecrets, feedTurns } from '../../../db/schema/feeds.ts'
import type { VerbContext } from '../context.ts'
import { changeFeed } from './change-feed.ts'

export type EndFeed = { code: string; seen: number }

/**
 * Ends a feed: its rows stay, its secret goes, and no figure waits for it any more.
 * @throws AppError as `changeFeed`
 */
export const endFeed = (ctx: VerbContext, { code, seen }: EndFeed): Promise<void> =>
  changeFeed(ctx, { code, seen }, async (tx) => {
    await tx.delete(feedSecrets).where(eq(feedSecrets.feedCode, code))
    await tx.delete(feedTurns).where(eq(feedTurns.feedCode, code))
    return { verb: 'feed.ended', facts: null }
  })
