import { and, eq, gt, isNull } from 'drizzle-orm'
import { sessions } from '../../../db/schema/people.ts'
import type { Proven } from '../../auth/gate.ts'
import type { VerbContext } from '../context.ts'

const minute = 60_000
/** How long one token is used before a new one takes its place. */
const renewAfter = 60 * minute
/** How long the old one still opens, for requests that were on their way. */
const overlap = minute
/** However busy, after this somebody signs in again. */
const longest = 7 * 24 * 60 * minute

/** Whether a session's token has been used for long enough. `at`: the wall's clock. */
export const isDue = ({ createdAt, beganAt }: Pick<Proven, 'createdAt' | 'beganAt'>, at: Date): boolean =>
  at.getTime() - createdAt.getTime() > renewAfter && at.getTime() - beganAt.getTime() < longest

/**
 * Puts a new token in the place of one that is due, once, however many requests ask at a time. It is the same signing
 * in, so it leaves no audit row.
 */
export async function renewSession(ctx: VerbContext, session: Proven): Promise<void> {
  const { at } = ctx.visit
  const tried = await ctx.db.transaction(async (tx) => {
    const [mine] = await tx
      .update(sessions)
      .set({ replacedAt: at, expiresAt: new Date(at.getTime() + overlap) })
      .where(and(eq(sessions.id, session.sessionId), isNull(sessions.replacedAt)))
      .returning({ id: sessions.id })
    if (!mine) return null
    const { personId, beganAt } = session
    const came = await ctx.desk.gate.openSession(tx, { personId, beganAt }, ctx.visit.headers)
    const end = new Date(beganAt.getTime() + longest)
    if (came.ok)
      await tx
        .update(sessions)
        .set({ expiresAt: end })
        .where(and(eq(sessions.id, came.value.sessionId), gt(sessions.expiresAt, end)))
    return came
  })
  if (tried?.ok) ctx.visit.keep(tried.cookies)
}
