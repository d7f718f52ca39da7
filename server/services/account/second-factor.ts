import { and, eq, inArray, ne } from 'drizzle-orm'
import { encode } from 'uqr'
import { sessions } from '../../../db/schema/people.ts'
import { owesSecondFactor, type Person } from '../../auth/actor.ts'
import type { Enrolment } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { secondFactorRoles } from '../../core/roles.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'
import { noteCode } from './note-code.ts'
import { tryForSelf } from './own-session.ts'

const own = (ctx: VerbContext): VerbContext & { actor: Person } => ({ ...ctx, actor: personOf(ctx.actor) })

/**
 * A new authenticator secret with its recovery codes; it counts once `finishSecondFactor` has seen a code of it.
 * @throws AppError sign-in-needed, wrong-password, second-factor-there, too-many-attempts
 */
export async function startSecondFactor(ctx: VerbContext, password: string): Promise<Enrolment> {
  const me = own(ctx)
  const { uri, recoveryCodes } = await tryForSelf(
    me,
    (tx) => ctx.desk.gate.startSecondFactor(tx, password, ctx.visit.headers),
    null,
  )
  return {
    uri,
    secret: new URL(uri).searchParams.get('secret') ?? '',
    square: encode(uri, { border: 2 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
    recoveryCodes,
  }
}

/**
 * Whoever signed in without it is signed out, this browser apart: a password alone must not come into rights later.
 * @throws AppError sign-in-needed, wrong-code, second-factor-there, too-many-attempts
 */
export async function finishSecondFactor(ctx: VerbContext, code: string): Promise<void> {
  const me = own(ctx)
  if (me.actor.hasSecondFactor) throw new AppError('second-factor-there')
  const { id, session } = me.actor
  await tryForSelf(
    me,
    async (tx) => {
      const others = and(eq(sessions.userId, id), ne(sessions.id, session))
      const open = await tx.select({ id: sessions.id }).from(sessions).where(others)
      const came = await ctx.desk.gate.confirm(tx, { code }, ctx.visit.headers)
      if (!came.ok) return came
      await noteCode(tx, id, code)
      const over = open.map((one) => one.id)
      await tx.delete(sessions).where(inArray(sessions.id, over))
      return came
    },
    { verb: 'second-factor.added', after: { required: owesSecondFactor(me.actor) } },
  )
}

/** @throws AppError sign-in-needed, wrong-password, second-factor-required, too-many-attempts */
export async function removeSecondFactor(ctx: VerbContext, password: string): Promise<void> {
  const me = own(ctx)
  if (me.actor.holdings.some(({ role }) => secondFactorRoles.includes(role)))
    throw new AppError('second-factor-required')
  await tryForSelf(me, (tx) => ctx.desk.gate.removeSecondFactor(tx, password, ctx.visit.headers), {
    verb: 'second-factor.removed',
  })
}

/** The old ones no longer open anything. @throws AppError sign-in-needed, wrong-password, too-many-attempts */
export async function newRecoveryCodes(
  ctx: VerbContext,
  password: string,
): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = await tryForSelf(
    own(ctx),
    (tx) => ctx.desk.gate.newRecoveryCodes(tx, password, ctx.visit.headers),
    { verb: 'recovery-codes.renewed' },
  )
  return { recoveryCodes }
}
