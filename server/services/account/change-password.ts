import { checkPassword } from '../../auth/password.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'
import { endLinks } from './end-links.ts'
import { tryForSelf } from './own-session.ts'

/** All other sessions and open links end. @throws AppError sign-in-needed, wrong-password, password-too-short, password-too-long, too-many-attempts */
export async function changePassword(
  ctx: VerbContext,
  passwords: { current: string; next: string },
): Promise<void> {
  const person = personOf(ctx.actor)
  checkPassword(passwords.next)
  await tryForSelf(
    { ...ctx, actor: person },
    async (tx) => {
      const came = await ctx.desk.gate.changePassword(tx, passwords, ctx.visit.headers)
      if (came.ok) await endLinks(tx, person.id)
      return came
    },
    { verb: 'password.changed' },
  )
}
