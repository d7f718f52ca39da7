import { and, eq, sql } from 'drizzle-orm'
import { accounts, people } from '../../../db/schema/people.ts'
import { signOnId } from '../../auth/library.ts'
import { checkPassword } from '../../auth/password.ts'
import { mayComeIn } from '../../auth/person.ts'
import type { Letter } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { demonstrationId, roles } from '../../core/roles.ts'
import { resetLetter } from '../../mail/letters/reset.ts'
import { post } from '../../mail/post.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { endLinks } from './end-links.ts'
import { keptEmail } from './kept-email.ts'

/**
 * Sends a link to set a new password, where somebody has that address. The answer is the same, and as quick, where
 * nobody has.
 * @throws AppError too-many-attempts
 */
export async function askReset(ctx: VerbContext, email: string): Promise<void> {
  const { gate, limits, link, later } = ctx.desk
  const address = keptEmail(email)
  await limits.count('reset by address', ctx.visit.address)
  await limits.count('reset by account', address)
  later(() =>
    ctx.db.transaction(async (tx) => {
      const [person] = await tx
        .select()
        .from(people)
        .where(and(eq(people.email, address), mayComeIn, mayHavePassword))
      if (!person || oneToTry.includes(person.id)) return
      const token = await gate.startReset(tx, address)
      if (!token) return
      const letter = resetLetter(person.lang, { name: person.name, link: link(setPasswordPath(token)) })
      await post(tx, { to: address, lang: person.lang, letter, at: ctx.visit.at })
      await leaveEntry(tx, ctx, { verb: 'password.reset-asked', subject: { kind: 'person', id: person.id } })
    }),
  )
}

/**
 * Whoever comes by the city's single sign-on alone gets no password by mail: it would outlive what the city takes away
 * from them there.
 */
const mayHavePassword = sql`(not exists (select from ${accounts} a where a.person_id = ${people.id} and a.provider_id = ${signOnId})
  or exists (select from ${accounts} a where a.person_id = ${people.id} and a.provider_id = 'credential'))`

/** The demonstration's own people come in by one press; a password of one would shut the others out. */
const oneToTry: readonly string[] = roles.map(demonstrationId)

/** Behind the `#`, which no browser sends: a link that opens an account stands in no log. */
export const setPasswordPath = (token: string) => `/set-password#${token}`

/** What a link is for. @throws AppError link-expired, too-many-attempts */
export async function readLetter(ctx: VerbContext, token: string): Promise<Letter> {
  await ctx.desk.limits.check('link by address', ctx.visit.address)
  const personId = await ctx.desk.gate.letterOf(token, ctx.visit.at)
  const [person] = personId
    ? await ctx.db
        .select({ name: people.name, email: people.email, provider: accounts.providerId })
        .from(people)
        .leftJoin(accounts, and(eq(accounts.userId, people.id), eq(accounts.providerId, 'credential')))
        .where(and(eq(people.id, personId), mayComeIn, mayHavePassword))
    : []
  if (!person) {
    await ctx.desk.limits.count('link by address', ctx.visit.address)
    throw new AppError('link-expired')
  }
  return { kind: person.provider ? 'reset' : 'invitation', name: person.name, email: person.email }
}

/**
 * Sets the password that a link is for; every session and every other link of the person ends.
 * @throws AppError link-expired, password-too-short, password-too-long, too-many-attempts
 */
export async function setPassword(
  ctx: VerbContext,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const { kind } = await readLetter(ctx, token)
  checkPassword(password)
  const personId = await ctx.desk.gate.letterOf(token, ctx.visit.at)
  const tried = await ctx.db.transaction(async (tx) => {
    const came = await ctx.desk.gate.setPassword(tx, { token, password })
    if (came.ok && personId) {
      await endLinks(tx, personId)
      await tx.update(people).set({ emailVerified: true }).where(eq(people.id, personId))
      await leaveEntry(tx, ctx, {
        verb: kind === 'reset' ? 'password.reset' : 'invitation.accepted',
        subject: { kind: 'person', id: personId },
      })
    }
    return came
  })
  if (!tried.ok) throw tried.refusal
}
