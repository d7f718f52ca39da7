import { eq } from 'drizzle-orm'
import { feedTurns } from '../../../db/schema/feeds.ts'
import { AppError } from '../../core/app-error.ts'
import type { VerbContext } from '../context.ts'
import { changeFeed, factsOf } from './change-feed.ts'

export type SetPaused = { code: string; seen: number; paused: boolean }

/**
 * Pauses a feed, or goes on with it: it is then pulled at once, and expected from now on.
 * @throws AppError as `changeFeed`
 */
export const setPaused = (ctx: VerbContext, { code, seen, paused }: SetPaused): Promise<void> =>
  changeFeed(ctx, { code, seen }, async (tx, before) => {
    if (!before) throw new AppError('unknown-feed', { code })
    await tx.delete(feedTurns).where(eq(feedTurns.feedCode, code))
    const facts = { ...factsOf(before), paused }
    return {
      verb: paused ? 'feed.paused' : 'feed.resumed',
      facts: paused ? facts : { ...facts, expectedFrom: ctx.visit.at },
    }
  })
