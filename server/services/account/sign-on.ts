import { randomUUID } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { people, sessions } from '../../../db/schema/people.ts'
import { recordVersion, type Transaction } from '../../../db/versions.ts'
import type { Came } from '../../auth/gate.ts'
import { AppError } from '../../core/app-error.ts'
import { addDays, type Day, dayOfInstant } from '../../core/day.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { lockRights } from '../people/give-grant.ts'
import { endAllSessions } from './end-sessions.ts'
import { personNow } from './own-session.ts'

const by = 'single sign-on'

/**
 * Where the browser goes to sign in at the city's single sign-on; `to` is the page of ours to come back to.
 * @throws AppError sign-on-away
 */
export async function startSignOn(ctx: VerbContext, to: string): Promise<string> {
  const tried = await ctx.desk.gate.startSignOn(to, ctx.visit.headers)
  if (!tried.ok) throw tried.refusal
  ctx.visit.keep(tried.cookies)
  return tried.value.goTo
}

/**
 * The way back from the single sign-on: its groups become roles here, those it no longer names end, and somebody
 * without any role does not come in. Returns the page to go to.
 * @throws AppError sign-on-refused, person-disabled
 */
export async function finishSignOn(ctx: VerbContext, request: Request): Promise<string> {
  const back = await ctx.desk.gate.finishSignOn(request, async (tx, letIn) => {
    await lockRights(tx)
    return settle(tx, ctx, await letIn())
  })
  if (!back.ok) {
    // Only of somebody it vouches for: anybody can knock here, and the log is for ever.
    if (back.vouched)
      await ctx.db.transaction((tx) =>
        leaveEntry(tx, ctx, {
          verb: 'session.refused',
          subject: { kind: 'person', id: '' },
          after: { by, reason: back.refusal.code, email: back.vouched?.email },
        }),
      )
    throw back.refusal
  }
  if (!back.value) throw new AppError('sign-on-refused')
  ctx.visit.keep(back.value.cookies)
  return back.value.goTo
}

/**
 * Returns null for somebody we knew who has no role any more: they are signed out everywhere, and that is kept.
 * @throws AppError sign-on-refused
 */
async function settle(tx: Transaction, ctx: VerbContext, came: Came): Promise<Came | null> {
  const { personId, sessionId, how, vouched } = came
  const subject = { kind: 'person', id: personId } as const
  const { name, email } = vouched
  if (how === 'new')
    await leaveEntry(tx, ctx, { verb: 'person.created', subject, after: { name, email, by } })
  const groups = vouched.groups.filter((group) => ctx.desk.signOn?.roles.has(group))
  const changed = await followGroups(tx, ctx, { personId, groups, day: dayOfInstant(ctx.now) })
  const profile = await followProfile(tx, came)
  const joined = how === 'joined' ? { joined: true } : {}
  const person = await personNow(tx, ctx, personId)
  if (person.holdings.length === 0) {
    if (how === 'new') throw new AppError('sign-on-refused')
    await endAllSessions(tx, personId)
    await leaveEntry(tx, ctx, {
      verb: 'session.refused',
      subject,
      after: { by, reason: 'sign-on-refused', ...joined },
    })
    return null
  }
  // Roles changed: every browser but the one that comes now is signed out.
  if (changed) await tx.delete(sessions).where(and(eq(sessions.userId, personId), ne(sessions.id, sessionId)))
  await leaveEntry(
    tx,
    { ...ctx, actor: person },
    {
      verb: 'session.begun',
      subject,
      before: profile?.before,
      after: { by, groups, ...joined, ...profile?.after },
    },
  )
  return came
}

/** Name and e-mail as the single sign-on has them now; an e-mail it does not vouch for, or somebody else's, stays out. */
async function followProfile(tx: Transaction, { personId, vouched }: Came) {
  const [was] = await tx
    .select({ name: people.name, email: people.email })
    .from(people)
    .where(eq(people.id, personId))
  if (!was) return null
  const [taken] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, vouched.email), ne(people.id, personId)))
  const email = vouched.emailVerified && !taken ? vouched.email : was.email
  const is = { name: vouched.name, email }
  if (is.name === was.name && is.email === was.email) return null
  await tx.update(people).set(is).where(eq(people.id, personId))
  return { before: was, after: is }
}

/** Returns whether any role began or ended. */
async function followGroups(
  tx: Transaction,
  ctx: VerbContext,
  { personId, groups, day }: { personId: string; groups: readonly string[]; day: Day },
): Promise<boolean> {
  const keyOf = (role: string, office: string | null) => `${role}@${office ?? ''}`
  const meant = groups.flatMap((group) => ctx.desk.signOn?.roles.get(group) ?? [])
  const wanted = new Map(meant.map((one) => [keyOf(one.role, one.office), one]))
  const held = await tx
    .select()
    .from(grants)
    .where(and(eq(grants.personId, personId), eq(grants.knownTo, 'infinity'), eq(grants.origin, 'sign-on')))
  const running = held.filter(({ toOn }) => toOn === null)
  const over = running.filter((grant) => !wanted.has(keyOf(grant.role, grant.officeCode)))
  const at = ctx.visit.at.toISOString()
  const subject = { kind: 'person', id: personId } as const
  for (const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } of over) {
    const lastDay = addDays(day, -1)
    await recordVersion(tx, grants, facts.code, {
      at,
      by: 'sign-on',
      facts: facts.fromOn > lastDay ? null : { ...facts, toOn: lastDay },
    })
    await leaveEntry(tx, ctx, {
      verb: 'grant.ended',
      subject,
      office: facts.officeCode,
      before: facts,
      after: { code: facts.code, endedOn: day, by },
    })
  }
  const known = new Set(running.map((grant) => keyOf(grant.role, grant.officeCode)))
  const begun = [...wanted].filter(([key]) => !known.has(key)).map(([, one]) => one)
  for (const { role, office } of begun) {
    const code = randomUUID()
    const facts = {
      code,
      personId,
      role,
      officeCode: office,
      fromOn: day,
      toOn: null,
      origin: 'sign-on' as const,
    }
    await recordVersion(tx, grants, code, { at, by: 'sign-on', facts })
    await leaveEntry(tx, ctx, {
      verb: 'grant.given',
      subject,
      office,
      after: { ...facts, by },
    })
  }
  return over.length + begun.length > 0
}
