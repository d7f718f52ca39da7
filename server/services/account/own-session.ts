import type { Transaction } from '../../../db/versions.ts'
import type { Person } from '../../auth/actor.ts'
import type { Tried } from '../../auth/gate.ts'
import { readPerson } from '../../auth/person.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { type Entry, leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'

/** The person as they stand, for a session that is only beginning. @throws AppError person-disabled */
export async function personNow(tx: Transaction, ctx: VerbContext, personId: string): Promise<Person> {
  const person = await readPerson(tx, { personId, session: '', day: dayOfInstant(ctx.now) })
  if (!person) throw new AppError('person-disabled')
  return person
}

/**
 * A try with a password or a code by somebody who is signed in: the audit row is left where it succeeded, tries are
 * counted, and a refusal is thrown after what it counted is committed.
 * @throws AppError too-many-attempts and what the try is refused with
 */
export async function tryForSelf<T>(
  ctx: VerbContext & { actor: Person },
  attempt: (tx: Transaction) => Promise<Tried<T>>,
  entry: Pick<Entry, 'verb' | 'before' | 'after'> | null,
): Promise<T> {
  const { limits } = ctx.desk
  await limits.count('password by account', ctx.actor.email)
  const tried = await ctx.db.transaction(async (tx) => {
    const came = await attempt(tx)
    if (came.ok && entry)
      await leaveEntry(tx, ctx, { ...entry, subject: { kind: 'person', id: ctx.actor.id } })
    return came
  })
  if (!tried.ok) throw tried.refusal
  await limits.clear('password by account', ctx.actor.email)
  ctx.visit.keep(tried.cookies)
  return tried.value
}
