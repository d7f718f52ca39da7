import { eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { owesSecondFactor } from '../../auth/actor.ts'
import type { SignedIn } from '../../core/access.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { keptEmail } from './kept-email.ts'
import { personNow } from './own-session.ts'

/**
 * By e-mail and password. Somebody who is not there costs as much time and counts as many tries as somebody who is.
 * @throws AppError wrong-credentials, person-disabled, too-many-attempts
 */
export async function signIn(
  ctx: VerbContext,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  const { gate, limits } = ctx.desk
  const address = keptEmail(email)
  await limits.count('password by address', ctx.visit.address)
  await limits.count('password by account', address)
  const { tried, owes } = await ctx.db.transaction(async (tx) => {
    const came = await gate.signIn(tx, { email: address, password }, ctx.visit.headers)
    const [found] = await tx.select({ id: people.id }).from(people).where(eq(people.email, address))
    const subject = { kind: 'person', id: found?.id ?? '' } as const
    if (!came.ok || !found) {
      const reason = came.ok ? 'wrong-credentials' : came.refusal.code
      await leaveEntry(tx, ctx, { verb: 'session.refused', subject, after: { reason } })
      return { tried: came, owes: false }
    }
    if (came.value === 'confirm') return { tried: came, owes: false }
    const person = await personNow(tx, ctx, found.id)
    await leaveEntry(
      tx,
      { ...ctx, actor: person },
      { verb: 'session.begun', subject, after: { by: 'password' } },
    )
    return { tried: came, owes: owesSecondFactor(person) }
  })
  if (!tried.ok) throw tried.refusal
  await limits.clear('password by account', address)
  ctx.visit.keep(tried.cookies)
  if (tried.value === 'confirm') return { next: 'second-factor' }
  return { next: owes ? 'enrol' : 'done' }
}
