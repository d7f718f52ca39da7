import { and, eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import type { PersonRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { endAllSessions } from '../account/end-sessions.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { lockRights } from './give-grant.ts'
import { keepAnAdministrator } from './last-administrator.ts'
import { readPersonRows } from './person-rows.ts'

/**
 * Shuts somebody out, signed out everywhere at once, or lets them in again. `version` is the state that was seen.
 * @throws AppError sign-in-needed, not-yours, unknown-person, changed-meanwhile, last-administrator
 */
export async function setDisabled(
  ctx: VerbContext,
  { id, version, disabled }: { id: string; version: string; disabled: boolean },
): Promise<PersonRow> {
  const by = entitled(ctx.actor, 'manage-people')
  const day = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  return ctx.db.transaction(async (tx) => {
    await lockRights(tx)
    const [before] = await tx.select().from(people).where(eq(people.id, id))
    if (!before) throw new AppError('unknown-person')
    const { at } = ctx.visit
    const [changed] = await tx
      .update(people)
      .set({ disabledAt: disabled ? at : null, updatedAt: at })
      .where(and(eq(people.id, id), eq(people.updatedAt, new Date(version))))
      .returning({ id: people.id })
    if (!changed || (before.disabledAt !== null) === disabled) throw new AppError('changed-meanwhile')
    if (disabled) await keepAnAdministrator(tx, day)
    await endAllSessions(tx, id)
    await leaveEntry(tx, ctx, {
      verb: disabled ? 'person.disabled' : 'person.enabled',
      subject: { kind: 'person', id },
      by,
      before: { disabledAt: before.disabledAt },
      after: { disabledAt: disabled ? at : null },
    })
    const [row] = await readPersonRows(tx, [id], { day, offices })
    if (!row) throw new AppError('unknown-person')
    return row
  })
}
