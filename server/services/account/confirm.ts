import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/versions.ts'
import type { SignedIn } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { noteCode } from './note-code.ts'
import { personNow } from './own-session.ts'

/**
 * The second step of signing in: a code of the authenticator, or a recovery code, which is used up. Somebody who is
 * signed in has no such step before them.
 * @throws AppError wrong-code, code-expired, too-many-attempts
 */
export async function confirm(
  ctx: VerbContext,
  body: { code: string } | { recoveryCode: string },
): Promise<SignedIn> {
  if (ctx.actor.kind === 'person') throw new AppError('code-expired')
  const { gate, limits } = ctx.desk
  await limits.count('code by address', ctx.visit.address)
  const tried = await ctx.db.transaction(async (tx) => {
    await takeTurns(tx)
    const came = await gate.confirm(tx, body, ctx.visit.headers)
    if (!came.ok) {
      const after = { reason: came.refusal.code }
      await leaveEntry(tx, ctx, { verb: 'session.refused', subject: { kind: 'person', id: '' }, after })
      return came
    }
    if ('code' in body && !(await noteCode(tx, came.value.personId, body.code)))
      throw new AppError('wrong-code')
    const person = await personNow(tx, ctx, came.value.personId)
    await leaveEntry(
      tx,
      { ...ctx, actor: person },
      {
        verb: 'session.begun',
        subject: { kind: 'person', id: person.id },
        after: { by: 'code' in body ? 'password and code' : 'password and recovery code' },
      },
    )
    return came
  })
  if (!tried.ok) throw tried.refusal
  ctx.visit.keep(tried.cookies)
  return { next: 'done' }
}

/** The library counts a wrong code after it has looked whether another is allowed: at once, more would come through. */
const takeTurns = (tx: Transaction) => tx.execute(sql`select pg_advisory_xact_lock(7411026)`)
