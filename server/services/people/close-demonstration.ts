import { and, eq, inArray, isNull } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { tokens } from '../../../db/schema/tokens.ts'
import type { Transaction } from '../../../db/versions.ts'
import { endAllSessions } from '../account/end-sessions.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { TerminalContext } from './create-administrator.ts'

/**
 * What anybody could do in a demonstration must open nothing once somebody real is here: its people are signed out and
 * disabled, those they invited as well, and their tokens are revoked.
 */
export async function closeDemonstration(
  tx: Transaction,
  ctx: Pick<TerminalContext, 'actor' | 'visit'>,
): Promise<void> {
  const { at } = ctx.visit
  const shutOut = await tx
    .update(people)
    .set({ disabledAt: at, updatedAt: at })
    .where(and(eq(people.demonstration, true), isNull(people.disabledAt)))
    .returning({ id: people.id })
  for (const { id } of shutOut) {
    await endAllSessions(tx, id)
    await leaveEntry(tx, ctx, {
      verb: 'person.disabled',
      subject: { kind: 'person', id },
      before: { disabledAt: null },
      after: { disabledAt: at },
    })
  }
  const theirs = tx.select({ id: people.id }).from(people).where(eq(people.demonstration, true))
  const revoked = await tx
    .update(tokens)
    .set({ revokedAt: at })
    .where(and(inArray(tokens.createdBy, theirs), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id, name: tokens.name, hint: tokens.hint })
  for (const { id, ...before } of revoked)
    await leaveEntry(tx, ctx, {
      verb: 'token.revoked',
      subject: { kind: 'token', id },
      before,
      after: { revokedAt: at },
    })
}
