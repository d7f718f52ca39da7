import { eq } from 'drizzle-orm'
import { people, secondFactors } from '../../../db/schema/people.ts'
import { AppError } from '../../core/app-error.ts'
import { endAllSessions } from '../account/end-sessions.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { TerminalContext } from './create-administrator.ts'
import { readEmail } from './invite.ts'

/**
 * Takes the second factor from somebody who lost it, recovery codes and all, and signs them out everywhere. Whoever
 * needs one is asked for a new one at the next sign-in. Returns whether there was one.
 * @throws AppError bad-email, unknown-person
 */
export async function resetSecondFactor(ctx: TerminalContext, given: string): Promise<boolean> {
  const email = readEmail(given)
  const { at } = ctx.visit
  return ctx.db.transaction(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.email, email))
    if (!person) throw new AppError('unknown-person')
    const taken = await tx
      .delete(secondFactors)
      .where(eq(secondFactors.userId, person.id))
      .returning({ id: secondFactors.id })
    if (taken.length === 0 && !person.twoFactorEnabled) return false
    await tx.update(people).set({ twoFactorEnabled: false, updatedAt: at }).where(eq(people.id, person.id))
    await endAllSessions(tx, person.id)
    await leaveEntry(tx, ctx, { verb: 'second-factor.removed', subject: { kind: 'person', id: person.id } })
    return true
  })
}
