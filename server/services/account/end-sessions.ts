import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { sessions } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'

/** Signs a person out everywhere, at once on every server process. */
export async function endAllSessions(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, personId))
}

/** What a newer token replaced would open for a minute more: not once a session is ended. */
export async function endReplaced(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.userId, personId), isNotNull(sessions.replacedAt)))
}

/** Ends one of the asker's own sessions. @throws AppError sign-in-needed, unknown-session */
export async function endSession(ctx: VerbContext, id: string): Promise<{ ended: number }> {
  const person = personOf(ctx.actor)
  return ctx.db.transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, person.id)))
      .returning({ address: sessions.ipAddress, browser: sessions.userAgent })
    if (ended.length === 0) throw new AppError('unknown-session')
    await endReplaced(tx, person.id)
    await leaveEntry(tx, ctx, {
      verb: 'session.ended',
      subject: { kind: 'person', id: person.id },
      before: ended[0],
    })
    return { ended: ended.length }
  })
}

/** Ends all of the asker's sessions but this one. @throws AppError sign-in-needed */
export async function endOtherSessions(ctx: VerbContext): Promise<{ ended: number }> {
  const person = personOf(ctx.actor)
  return ctx.db.transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, person.id), ne(sessions.id, person.session)))
      .returning({ id: sessions.id })
    await leaveEntry(tx, ctx, {
      verb: 'sessions.ended',
      subject: { kind: 'person', id: person.id },
      after: { ended: ended.length },
    })
    return { ended: ended.length }
  })
}
