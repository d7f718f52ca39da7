import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { accounts, people } from '../../../db/schema/people.ts'
import { recordVersion } from '../../../db/versions.ts'
import { checkPassword, hashPassword } from '../../auth/password.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Lang } from '../../core/words.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext, Visit } from '../context.ts'
import { closeDemonstration } from './close-demonstration.ts'
import { lockRights } from './give-grant.ts'
import { readEmail, readName } from './invite.ts'

/** For what is done from the terminal of the server itself. */
export type TerminalContext = Pick<VerbContext, 'db' | 'actor' | 'now'> & {
  visit: Pick<Visit, 'at' | 'address'>
}

/**
 * Makes an administrator who signs in with this password; with somebody real here, the demonstration is over.
 * @returns the address as it is kept
 * @throws AppError name-needed, bad-email, email-taken, password-too-short, password-too-long
 */
export async function createAdministrator(
  ctx: TerminalContext,
  { name, email, lang, password }: { name: string; email: string; lang: Lang; password: string },
): Promise<string> {
  const person = { id: randomUUID(), name: readName(name), email: readEmail(email), lang }
  checkPassword(password)
  const hashed = await hashPassword(password)
  const { at } = ctx.visit
  const born = { createdAt: at, updatedAt: at }
  const subject = { kind: 'person', id: person.id } as const
  const right = {
    code: randomUUID(),
    role: 'administrator',
    fromOn: dayOfInstant(ctx.now),
    toOn: null,
  } as const
  return ctx.db.transaction(async (tx) => {
    await lockRights(tx)
    const [there] = await tx.select({ id: people.id }).from(people).where(eq(people.email, person.email))
    if (there) throw new AppError('email-taken', { email: person.email })
    await tx.insert(people).values({ ...person, emailVerified: true, ...born })
    // As the sign-in library keeps a password.
    const credential = { providerId: 'credential', accountId: person.id, password: hashed }
    await tx.insert(accounts).values({ id: randomUUID(), userId: person.id, ...credential, ...born })
    const { id: _, ...said } = person
    await leaveEntry(tx, ctx, { verb: 'person.created', subject, after: said })
    await recordVersion(tx, grants, right.code, {
      at: at.toISOString(),
      by: ctx.actor.kind,
      facts: { ...right, personId: person.id, officeCode: null, delegatedBy: null },
    })
    await leaveEntry(tx, ctx, {
      verb: 'grant.given',
      subject,
      after: { ...right, office: null, delegatedBy: null },
    })
    await closeDemonstration(tx, ctx)
    return person.email
  })
}
