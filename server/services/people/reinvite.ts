import { eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { authorityFor } from './give-grant.ts'
import { sendInvitation } from './invite.ts'
import { readPersonRows } from './person-rows.ts'

/**
 * Sends the invitation again to somebody who has not accepted it, by whoever might have sent the first.
 * @throws AppError sign-in-needed, not-yours, unknown-person
 */
export async function reinvite(ctx: VerbContext, id: string): Promise<void> {
  const day = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  await ctx.db.transaction(async (tx) => {
    const [row] = await readPersonRows(tx, [id], { day, offices })
    const [person] = await tx.select().from(people).where(eq(people.id, id))
    const [grant] = row?.grants ?? []
    const first = grant
      ? { role: grant.role, office: grant.office?.code ?? null, fromOn: grant.fromOn, toOn: grant.toOn }
      : { role: 'administrator' as const, office: null, fromOn: day, toOn: null }
    const { by } = authorityFor(ctx.actor, first)
    if (!person || !grant || row?.state !== 'invited') throw new AppError('unknown-person')
    await sendInvitation(tx, ctx, person, first, offices)
    await leaveEntry(tx, ctx, {
      verb: 'person.invited',
      subject: { kind: 'person', id },
      office: first.office,
      by,
      after: { again: true, email: person.email },
    })
  })
}
