import { and, eq } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import { recordVersion } from '../../../db/versions.ts'
import { holdingFor, type Person } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { addDays, dayOfInstant } from '../../core/day.ts'
import { roleEndedLetter } from '../../mail/letters/rights-changed.ts'
import { post } from '../../mail/post.ts'
import { endAllSessions } from '../account/end-sessions.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { lockRights } from './give-grant.ts'
import { keepAnAdministrator } from './last-administrator.ts'

type Grant = typeof grants.$inferSelect

/** An administrator ends any role; a head those of the own officers, and what was lent. */
function authorityToEnd(actor: Person, grant: Grant) {
  const administrator = holdingFor(actor, 'manage-people')
  if (administrator) return administrator
  const office = grant.officeCode ?? undefined
  if (grant.role === 'officer') return entitled(actor, 'manage-officers', office)
  if (grant.delegatedBy === actor.id) return entitled(actor, 'delegate', office)
  return entitled(actor, 'manage-people')
}

/**
 * Ends a role: it does not count from now on. `version` is the state that was seen.
 * @throws AppError sign-in-needed, not-yours, unknown-grant, changed-meanwhile, last-administrator
 */
export async function endGrant(
  ctx: VerbContext,
  { code, version }: { code: string; version: number },
): Promise<void> {
  const actor = personOf(ctx.actor)
  const today = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  await ctx.db.transaction(async (tx) => {
    await lockRights(tx)
    const [grant] = await tx
      .select()
      .from(grants)
      .where(and(eq(grants.code, code), eq(grants.knownTo, 'infinity')))
    if (!grant) throw new AppError('unknown-grant')
    const by = authorityToEnd(actor, grant)
    if (grant.versionId !== version) throw new AppError('changed-meanwhile')
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } = grant
    const lastDay = addDays(today, -1)
    await recordVersion(tx, grants, code, {
      at: ctx.visit.at.toISOString(),
      by: by.code,
      // One that had not begun before today leaves nothing to keep.
      facts: grant.fromOn > lastDay ? null : { ...facts, toOn: lastDay },
    })
    if (grant.role === 'administrator') await keepAnAdministrator(tx, today)
    await endAllSessions(tx, grant.personId)
    await leaveEntry(tx, ctx, {
      verb: 'grant.ended',
      subject: { kind: 'person', id: grant.personId },
      office: grant.officeCode,
      by,
      before: facts,
      after: { code, endedOn: today },
    })
    const [person] = await tx.select().from(people).where(eq(people.id, grant.personId))
    if (!person) return
    const letter = roleEndedLetter(person.lang, {
      name: person.name,
      by: actor.name,
      link: ctx.desk.link('/'),
      right: {
        role: grant.role,
        office: grant.officeCode ? (offices.get(grant.officeCode)?.name ?? null) : null,
      },
      endedOn: today,
    })
    await post(tx, { to: person.email, lang: person.lang, letter, at: ctx.visit.at })
  })
}
