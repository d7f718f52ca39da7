import { randomUUID } from 'node:crypto'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { grants, officerCaps } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import { recordVersion, type Transaction } from '../../../db/versions.ts'
import { type Actor, type Holding, holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant, isDay } from '../../core/day.ts'
import { officeRoles, type Role, usualOfficerCap } from '../../core/roles.ts'
import { roleGivenLetter } from '../../mail/letters/rights-changed.ts'
import { post } from '../../mail/post.ts'
import { endAllSessions } from '../account/end-sessions.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import type { Office } from '../offices.ts'

export type NewGrant = { role: Role; office: string | null; fromOn: Day; toOn: Day | null }

/** By which role it may be given, and by whom it is lent where it is a delegation. */
export type Authority = { by: Holding; delegatedBy: string | null }

/**
 * An administrator gives any role; a head makes officers of the own office, and lends the own role for a time.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, end-date-needed
 */
export function authorityFor(actor: Actor, { role, office, toOn }: NewGrant): Authority {
  const head = office ? holdingFor(actor, 'delegate', office) : undefined
  // What was lent cannot be lent on.
  if (role === 'head' && head && head.delegatedBy === null && actor.kind === 'person') {
    if (toOn) return { by: head, delegatedBy: actor.id }
    if (!holdingFor(actor, 'manage-people')) throw new AppError('end-date-needed')
  }
  if (role === 'officer' && office) {
    const manager = holdingFor(actor, 'manage-people') ?? entitled(actor, 'manage-officers', office)
    return { by: manager, delegatedBy: null }
  }
  return { by: entitled(actor, 'manage-people'), delegatedBy: null }
}

/**
 * What can be said of a role before anything is written.
 * @throws AppError office-needed, no-office-for-role, unknown-office, bad-day, bad-dates
 */
export function checkGrant(
  { role, office, fromOn, toOn }: NewGrant,
  { offices, today }: { offices: ReadonlyMap<string, Office>; today: Day },
): void {
  if (officeRoles.includes(role) && office === null) throw new AppError('office-needed')
  if (!officeRoles.includes(role) && office !== null) throw new AppError('no-office-for-role')
  if (office !== null && !offices.has(office))
    throw new AppError('unknown-office', { code: office.slice(0, 40) })
  for (const day of [fromOn, toOn])
    if (day !== null && !isDay(day)) throw new AppError('bad-day', { day: day.slice(0, 40) })
  if (toOn !== null && (toOn < fromOn || toOn < today)) throw new AppError('bad-dates')
}

/** Whoever changes rights takes turns, so that a cap and "the last administrator" are counted once. */
export const lockRights = (tx: Transaction) => tx.execute(sql`select pg_advisory_xact_lock(7411025)`)

/**
 * Gives a role, tells the person by mail, and signs them out everywhere: whoever comes back comes with the new rights.
 * @throws AppError already-granted, officers-full
 */
export async function giveGrant(
  tx: Transaction,
  ctx: VerbContext,
  person: { id: string; name: string; email: string; lang: 'vi' | 'en' },
  grant: NewGrant,
  { by, delegatedBy }: Authority,
  offices: ReadonlyMap<string, Office>,
  { tell }: { tell: boolean },
): Promise<string> {
  const { role, office, fromOn, toOn } = grant
  const open = and(eq(grants.knownTo, 'infinity'), eq(grants.role, role), sameOffice(office)) as SQL
  const overlapping = await tx
    .select({ code: grants.code })
    .from(grants)
    .where(
      sql`${open} and ${grants.personId} = ${person.id} and ${grants.fromOn} <= coalesce(${toOn}::date, 'infinity')
        and coalesce(${grants.toOn}, 'infinity') >= ${fromOn}::date`,
    )
  if (overlapping.length > 0) throw new AppError('already-granted')
  if (role === 'officer' && office) await checkCap(tx, office, person.id, dayOfInstant(ctx.now))
  const code = randomUUID()
  await recordVersion(tx, grants, code, {
    at: ctx.visit.at.toISOString(),
    by: by.code,
    facts: { code, personId: person.id, role, officeCode: office, fromOn, toOn, delegatedBy },
  })
  await endAllSessions(tx, person.id)
  await leaveEntry(tx, ctx, {
    verb: 'grant.given',
    subject: { kind: 'person', id: person.id },
    office,
    by,
    after: { code, role, office, fromOn, toOn, delegatedBy },
  })
  if (tell) {
    const letter = roleGivenLetter(person.lang, {
      name: person.name,
      by: 'name' in ctx.actor ? ctx.actor.name : '',
      link: ctx.desk.link('/'),
      right: { role, office: office ? (offices.get(office)?.name ?? null) : null, fromOn, toOn },
    })
    await post(tx, { to: person.email, lang: person.lang, letter, at: ctx.visit.at })
  }
  return code
}

const sameOffice = (office: string | null): SQL =>
  office === null ? sql`${grants.officeCode} is null` : eq(grants.officeCode, office)

/** @throws AppError officers-full */
async function checkCap(tx: Transaction, office: string, personId: string, today: Day): Promise<void> {
  const cap = await capOf(tx, office)
  const held = await officersOf(tx, office, today)
  if (!held.has(personId) && held.size >= cap) throw new AppError('officers-full', { cap })
}

export async function capOf(tx: Transaction | VerbContext['db'], office: string): Promise<number> {
  const [set] = await tx
    .select({ cap: officerCaps.cap })
    .from(officerCaps)
    .where(and(eq(officerCaps.code, office), eq(officerCaps.knownTo, 'infinity')))
  return set?.cap ?? usualOfficerCap
}

/** Who is an officer of the office, today or later, and not disabled. */
export async function officersOf(
  tx: Transaction | VerbContext['db'],
  office: string,
  today: Day,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: grants.personId })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      sql`${grants.knownTo} = 'infinity' and ${grants.role} = 'officer' and ${grants.officeCode} = ${office}
        and coalesce(${grants.toOn}, 'infinity') >= ${today}::date and ${people.disabledAt} is null`,
    )
  return new Set(rows.map(({ id }) => id))
}
