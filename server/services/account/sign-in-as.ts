import { and, eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { somebodyReal } from '../../auth/person.ts'
import type { SignedIn } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { demonstrationId, type Role } from '../../core/roles.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { Context, VerbContext } from '../context.ts'
import { readStory } from '../scorecard.ts'
import { personNow } from './own-session.ts'

/** Whether roles may be tried by one press: in a demonstration story, as long as nobody real is here. */
export async function offersDemonstration(ctx: Pick<Context, 'db' | 'answers'>): Promise<boolean> {
  return ctx.answers.get('demonstration', [people], async () => {
    const story = await readStory(ctx)
    return story !== null && !(await somebodyReal(ctx.db))
  })
}

/** A demonstration role by one press. @throws AppError no-demonstration */
export async function signInAs(ctx: VerbContext, role: Role): Promise<SignedIn> {
  if (!(await readStory(ctx))) throw new AppError('no-demonstration')
  const tried = await ctx.db.transaction(async (tx) => {
    // Asked again where it counts: somebody real may have come a moment ago.
    if (await somebodyReal(tx)) throw new AppError('no-demonstration')
    const [found] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, demonstrationId(role)), eq(people.demonstration, true)))
    if (!found) throw new AppError('no-demonstration')
    const came = await ctx.desk.gate.openSession(tx, { personId: found.id }, ctx.visit.headers)
    if (!came.ok) return came
    const person = await personNow(tx, ctx, found.id)
    await leaveEntry(
      tx,
      { ...ctx, actor: person },
      { verb: 'session.begun', subject: { kind: 'person', id: person.id }, after: { by: 'demonstration' } },
    )
    return came
  })
  if (!tried.ok) throw tried.refusal
  ctx.visit.keep(tried.cookies)
  return { next: 'done' }
}
