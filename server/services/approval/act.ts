import { eq, sql } from 'drizzle-orm'
import { answeredRequests } from '../../../db/schema/reporting.ts'
import type { Transaction } from '../../../db/versions.ts'
import { type Holding, holdingFor } from '../../auth/actor.ts'
import type { AuditVerb } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { move, reasoned, type State, type Verb } from '../../core/approval/states.ts'
import { type Entry, leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { capacityOf, type Duties, dutyOf } from './capacities.ts'
import { lockOffices } from './lock-offices.ts'
import type { Standing } from './standing.ts'

/** What is done to something that was entered. */
export type ActVerb = Exclude<Verb, 'enter'>

export type ActInput<Key> = {
  /** chosen by the one who asks: the same key is carried out once, and answered alike when asked again */
  key: string
  subjects: readonly (Key & { seen: number | null })[]
  /** for the verbs that want one */
  reason?: string | undefined
  /** the document by which it is decided */
  document?: string | undefined
}

/** All or nothing: where anything is refused, nothing is done. */
export type Acted<Key, Why> = {
  done: (Key & { state: State; version: number | null })[]
  refused: (Key & { why: Why })[]
}

/** What is to be done to one subject, found possible. */
export type Step<Ask, Subject> = { ask: Ask; subject: Subject; to: State }

/** What a verb is done with. Texts are composed and trimmed. */
export type Deed = { verb: ActVerb; by: string; reason: string | null; document: string | null }

type Asked<Key> = { key: Key; code: string; office: string }

/**
 * What verbs act on: figures, or what offices ask to change. `Key` is how it is named from outside, `Ask` what is known
 * of it before it is the office's turn, `Subject` how it stands in that turn.
 */
export type Matter<Key, Ask extends Asked<Key>, Subject, Why extends string> = {
  kind: Entry['subject']['kind']
  duties: Duties
  audit: Partial<Record<ActVerb, AuditVerb>>
  keyOf: (key: Key) => Key
  /** the office that a key is of; undefined: there is no such thing */
  officeOf: (key: Key) => string | undefined
  ask: (key: Key) => Ask | undefined
  /** said of what is asked of nobody */
  unknown: Why
  read: (tx: Transaction, asks: readonly Ask[]) => Promise<(code: string) => Subject>
  standing: (subject: Subject) => Standing
  /** why what was entered does not bear the verb */
  refusal: (step: Step<Ask, Subject>, deed: Deed) => Why | undefined
  /** as it was, for the audit log */
  told: (step: Step<Ask, Subject>) => object
  record: (tx: Transaction, steps: readonly Step<Ask, Subject>[], deed: Deed) => Promise<void>
}

const clean = (text: string | undefined): string | null => text?.normalize('NFC').trim() || null

/**
 * Carries one verb out on many subjects: all of them, or none and the reasons. A request that was answered before is
 * answered again and not repeated. `prepare` reads what the verb is judged by, before it holds a connection: one that
 * asks for a second waits for itself.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, reason-needed
 */
export async function act<Key, Ask extends Asked<Key>, Subject, Why extends string>(
  ctx: VerbContext,
  verb: ActVerb,
  input: ActInput<Key>,
  prepare: () => Promise<Matter<Key, Ask, Subject, Why>>,
): Promise<Acted<Key, Why>> {
  const actor = personOf(ctx.actor)
  const matter = await prepare()
  const duty = dutyOf(matter.duties, verb)
  const holdings = new Map<string, Holding>()
  for (const key of input.subjects) {
    const office = matter.officeOf(key)
    // What is not there is told only to those who may of every office: it is as little there as what is not theirs.
    const by = entitled(actor, duty, office)
    if (office !== undefined) holdings.set(office, by)
  }
  const offices = [...holdings.keys()]
  const deed = { verb, by: actor.name, reason: clean(input.reason), document: clean(input.document) }
  if (reasoned.includes(verb) && !deed.reason) throw new AppError('reason-needed')
  return ctx.db.transaction(async (tx) => {
    // The same request sent again meanwhile waits here, whatever offices it names.
    await tx.execute(sql`select pg_advisory_xact_lock(7411028, hashtext(${input.key}))`)
    await lockOffices(tx, offices)
    const answered = await answerOf<Acted<Key, Why>>(tx, input.key, actor.id)
    if (answered) return answered
    const asked = input.subjects.map((key) => ({ key, ask: matter.ask(key) }))
    const known = asked.flatMap(({ ask }) => ask ?? [])
    const subjects = await matter.read(tx, known)
    const steps: Step<Ask, Subject>[] = []
    const refused: Acted<Key, Why>['refused'] = []
    const named = new Set<string>()
    for (const { key, ask } of asked) {
      const refuse = (why: string) => refused.push({ ...matter.keyOf(key), why: why as Why })
      if (!ask) {
        refuse(matter.unknown)
        continue
      }
      const subject = subjects(ask.code)
      const standing = matter.standing(subject)
      const by = holdings.get(ask.office) as Holding
      const moved = move(verb, { ...standing, by: capacityOf(by) })
      // Named twice: what is done to the first, the second has not seen.
      if (named.has(ask.code) || standing.version === null || standing.version !== key.seen)
        refuse('changed-meanwhile')
      else if ('refused' in moved) refuse(moved.refused === 'not-yours' ? 'not-in-this-state' : moved.refused)
      else {
        // A head who sends answers for it by the same press.
        const endorses = verb === 'submit' && holdingFor(actor, matter.duties.head, ask.office)
        steps.push({ ask, subject, to: endorses ? 'endorsed' : moved.to })
      }
      named.add(ask.code)
    }
    if (refused.length > 0) return { done: [], refused }
    for (const step of steps) {
      const why = matter.refusal(step, deed)
      if (why) refused.push({ ...matter.keyOf(step.ask.key), why })
    }
    if (refused.length > 0) return { done: [], refused }
    await matter.record(tx, steps, deed)
    for (const office of offices) {
      const own = steps.filter(({ ask }) => ask.office === office)
      await leaveEntry(tx, ctx, {
        verb: matter.audit[verb] as AuditVerb,
        subject: { kind: matter.kind, id: office },
        office,
        by: holdings.get(office) as Holding,
        before: own.map(matter.told),
        after: own.map(({ ask, to }) => ({
          code: ask.code,
          state: to,
          ...(deed.reason ? { reason: deed.reason } : {}),
          ...(deed.document ? { document: deed.document } : {}),
        })),
      })
    }
    const after = await matter.read(tx, known)
    const answer: Acted<Key, Why> = {
      done: steps.map(({ ask, to }) => ({
        ...matter.keyOf(ask.key),
        state: to,
        version: matter.standing(after(ask.code)).version,
      })),
      refused: [],
    }
    await tx
      .insert(answeredRequests)
      .values({ key: input.key, personId: actor.id, at: ctx.visit.at.toISOString(), answer })
    return answer
  })
}

async function answerOf<Answer>(tx: Transaction, key: string, personId: string): Promise<Answer | null> {
  const [found] = await tx.select().from(answeredRequests).where(eq(answeredRequests.key, key))
  if (!found) return null
  if (found.personId !== personId) throw new AppError('not-yours')
  return found.answer as Answer
}
