import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'
import { invitationLasts } from '../../auth/library.ts'
import type { PersonRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { invitationLetter } from '../../mail/letters/invitation.ts'
import { post } from '../../mail/post.ts'
import { keptEmail } from '../account/kept-email.ts'
import { setPasswordPath } from '../account/reset-password.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { type Office, readOffices } from '../offices.ts'
import { authorityFor, checkGrant, giveGrant, lockRights, type NewGrant } from './give-grant.ts'
import { readPersonRows } from './person-rows.ts'

export type Invitation = NewGrant & { name: string; email: string; lang: 'vi' | 'en' }

const longestName = 120
/** What the sign-in library takes for an address: somebody with another could be invited, but never sign in. */
const emailPattern =
  /^(?=.{1,64}@.{1,190}$)(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/

/**
 * @returns the address as it is kept
 * @throws AppError bad-email
 */
export function readEmail(given: string): string {
  const email = keptEmail(given)
  if (!emailPattern.test(email)) throw new AppError('bad-email', { email: email.slice(0, 80) })
  return email
}

/** @throws AppError name-needed */
export function readName(given: string): string {
  const name = given.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!name || name.length > longestName || /\p{Cc}/u.test(name)) throw new AppError('name-needed')
  return name
}

/**
 * Asks somebody in by mail, with a first role. For a head, somebody who is here already simply gets the role.
 * @throws AppError sign-in-needed, not-yours, name-needed, bad-email, email-taken, officers-full and those of `checkGrant`
 */
export async function invite(
  ctx: VerbContext,
  { name, email, lang, ...grant }: Invitation,
): Promise<PersonRow> {
  const authority = authorityFor(ctx.actor, grant)
  const day = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  checkGrant(grant, { offices, today: day })
  const asked = { id: randomUUID(), name: readName(name), email: readEmail(email), lang }
  return ctx.db.transaction(async (tx) => {
    await lockRights(tx)
    const [there] = await tx.select().from(people).where(eq(people.email, asked.email))
    if (there && authority.by.role === 'administrator')
      throw new AppError('email-taken', { email: asked.email })
    if (!there) {
      const { at } = ctx.visit
      // Whoever a demonstration invites is part of it.
      const demonstration = ctx.actor.kind === 'person' && ctx.actor.demonstration
      await tx.insert(people).values({ ...asked, demonstration, createdAt: at, updatedAt: at })
      await leaveEntry(tx, ctx, {
        verb: 'person.invited',
        subject: { kind: 'person', id: asked.id },
        office: grant.office,
        by: authority.by,
        after: { name: asked.name, email: asked.email, lang },
      })
    }
    const person = there ?? asked
    await giveGrant(tx, ctx, person, grant, authority, offices, { tell: there !== undefined })
    if (!there) await sendInvitation(tx, ctx, person, grant, offices)
    const [row] = await readPersonRows(tx, [person.id], { day, offices })
    if (!row) throw new AppError('unknown-person')
    // What somebody holds elsewhere is no matter of this head.
    return authority.by.office === null
      ? row
      : { ...row, grants: row.grants.filter(({ office }) => office?.code === authority.by.office) }
  })
}

export async function sendInvitation(
  tx: Transaction,
  ctx: VerbContext,
  person: { id: string; name: string; email: string; lang: 'vi' | 'en' },
  { role, office, fromOn, toOn }: NewGrant,
  offices: ReadonlyMap<string, Office>,
): Promise<void> {
  const { at } = ctx.visit
  const token = randomBytes(24).toString('base64url')
  await ctx.desk.gate.invite(tx, token, person.id, at)
  const letter = invitationLetter(person.lang, {
    name: person.name,
    by: 'name' in ctx.actor ? ctx.actor.name : '',
    right: { role, office: office ? (offices.get(office)?.name ?? null) : null, fromOn, toOn },
    link: ctx.desk.link(setPasswordPath(token)),
    validUntil: new Date(at.getTime() + invitationLasts * 1000).toISOString(),
  })
  await post(tx, { to: person.email, lang: person.lang, letter, at })
}
