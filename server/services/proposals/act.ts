import { decisions, itemSuccessions, proposals } from '../../../db/schema/proposals.ts'
import { type Facts, nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import type { AuditVerb } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { reasoned } from '../../core/approval/states.ts'
import { dayOfInstant } from '../../core/day.ts'
import type {
  ProposalKey,
  ProposalRefusal,
  ProposalsActed,
  RegisterName,
  SeenProposal,
} from '../../core/proposals/proposal.ts'
import { type ActVerb, act, type Deed, type Matter, type Step } from '../approval/act.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { type Office, readOffices } from '../offices.ts'
import { readStory } from '../scorecard.ts'
import { registerTables } from './items.ts'
import { inOrder } from './kinds/index.ts'
import type { Approved } from './kinds/kind.ts'
import {
  type Around,
  type Ask,
  asksOf,
  hasMoved,
  judged,
  keyOf,
  proposalCode,
  proposalDuties,
  readSubjects,
  type Subject,
  standingOf,
} from './subjects.ts'

export type ActInput = {
  key: string
  proposals: readonly SeenProposal[]
  reason?: string | undefined
  /** the document that decides */
  document?: string | undefined
}

const auditOf: Record<ActVerb, AuditVerb> = {
  discard: 'proposals.discarded',
  submit: 'proposals.submitted',
  withdraw: 'proposals.withdrawn',
  endorse: 'proposals.endorsed',
  'give-back': 'proposals.given-back',
  return: 'proposals.returned',
  refuse: 'proposals.refused',
  approve: 'proposals.approved',
}

/** Verbs that say of what was entered that it can be so. */
const onward: readonly ActVerb[] = ['submit', 'endorse', 'approve']
/** Verbs by which an office takes back what it sent: it has asked for nothing then. */
const takenBack: readonly ActVerb[] = ['withdraw', 'give-back']

type Proposals = Matter<ProposalKey, Ask, Subject, ProposalRefusal>

/**
 * Carries one verb out on many proposals: all of them, or none and the reasons. An approval writes the next version of
 * the item, and with a refusal has its row among the decisions.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, reason-needed
 */
export const actOnProposals = (
  ctx: VerbContext,
  verb: ActVerb,
  { proposals: subjects, ...input }: ActInput,
): Promise<ProposalsActed> => act(ctx, verb, { ...input, subjects }, () => readProposals(ctx, subjects))

async function readProposals(ctx: VerbContext, keys: readonly ProposalKey[]): Promise<Proposals> {
  const [subjects, story, offices] = await Promise.all([
    readSubjects(ctx.db, keys),
    readStory(ctx),
    momentOf(ctx, undefined).then((moment) => readOffices(ctx, moment)),
  ])
  const ask = asksOf(subjects)
  const around = { now: ctx.now, offices, sample: story !== null }
  return {
    kind: 'proposals',
    duties: proposalDuties,
    audit: auditOf,
    keyOf,
    officeOf: (key) => ask(key)?.office,
    ask,
    unknown: 'unknown-item',
    read: (tx, asks) =>
      readSubjects(
        tx,
        asks.map(({ key }) => key),
      ),
    standing: standingOf,
    refusal({ ask: asked, subject }, { verb, document }) {
      if (hasMoved(asked, subject)) return 'changed-meanwhile'
      const { kind, given } = judged(asked, subject, around)
      if (kind.documented.includes(verb) && !document) return 'document-missing'
      return onward.includes(verb) ? kind.check(given) : undefined
    },
    told: ({ ask: { code }, subject: { row } }) => ({ code, state: row?.state, ...(row?.content as object) }),
    record: (tx, steps, deed) => record(tx, ctx, { steps, deed, offices, sample: story !== null }),
  }
}

type Recording = {
  steps: readonly Step<Ask, Subject>[]
  deed: Deed
  offices: ReadonlyMap<string, Office>
  sample: boolean
}

async function record(
  tx: Transaction,
  ctx: VerbContext,
  { steps, deed, offices, sample }: Recording,
): Promise<void> {
  const { verb, by, reason } = deed
  const today = dayOfInstant(ctx.now)
  const codes = steps.map(({ ask }) => ask.code)
  const changes = verb === 'approve' ? carriedOut(steps, deed, { now: ctx.now, offices, sample }) : []
  const items = new Map<RegisterName, Map<string, never>>()
  for (const { register, items: rows } of changes)
    for (const { code, facts } of rows) {
      const own = items.get(register) ?? new Map<string, never>()
      items.set(register, own.set(code, facts as never))
    }
  const moments = [await nextMoment(tx, proposals, codes, ctx.now)]
  for (const [register, own] of items)
    moments.push(await nextMoment(tx, registerTables[register], [...own.keys()], ctx.now))
  // As the database writes them, in one session: they compare as text.
  const at = moments.sort().at(-1) as string
  await recordVersions(tx, proposals, {
    at,
    by,
    rows: steps.map(({ ask, subject, to }) => {
      if (!subject.row || to === 'approved' || to === 'empty') return { code: ask.code, facts: null }
      const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } = subject.row
      const sends = to === 'submitted' || to === 'endorsed'
      const next: Facts<typeof proposals> = {
        ...facts,
        state: to,
        reason: reasoned.includes(verb) ? reason : verb === 'submit' ? null : facts.reason,
        endorsedBy: to === 'endorsed' ? by : null,
        sentOn: takenBack.includes(verb) ? null : (facts.sentOn ?? (sends ? today : null)),
      }
      return { code: ask.code, facts: next }
    }),
  })
  if (verb !== 'approve' && verb !== 'refuse') return
  await recordVersions(tx, decisions, {
    at,
    by,
    rows: steps.map((step) => decided(step, deed, { today, sample })),
  })
  for (const [register, own] of items)
    await recordVersions(tx, registerTables[register], {
      at,
      by,
      rows: [...own].map(([code, facts]) => ({ code, facts })),
    })
  const successions = changes.flatMap(({ successions: rows }) => rows ?? [])
  if (successions.length > 0)
    await recordVersions(tx, itemSuccessions, {
      at,
      by,
      rows: successions.map((facts) => ({ code: facts.code, facts: { ...facts, sample } })),
    })
}

/**
 * What each approval changes. Several of one item are carried out one after the other, each on what those before it
 * have made of it.
 * @throws AppError changed-meanwhile where one leaves no room for the next
 */
function carriedOut(
  steps: readonly Step<Ask, Subject>[],
  deed: Deed,
  around: Around,
): (Approved & { register: RegisterName })[] {
  const current = new Map<string, Subject['item']>()
  return [...steps]
    .sort((a, b) => inOrder(a.ask.key.kind, b.ask.key.kind))
    .map(({ ask, subject }) => {
      const place = (code: string) => `${ask.key.register}/${code}`
      const before = current.get(place(ask.key.item))
      const { kind, given } = judged(ask, { ...subject, item: before ?? subject.item }, around)
      if (before && kind.check(given)) throw new AppError('changed-meanwhile')
      const changed = kind.approved(given, deed)
      for (const { code, facts } of changed.items)
        current.set(place(code), { ...subject.others.get(code), ...facts } as Subject['item'])
      return { register: ask.key.register, ...changed }
    })
}

function decided(
  { ask, subject }: Step<Ask, Subject>,
  { verb, reason, document }: Deed,
  { today, sample }: { today: string; sample: boolean },
): { code: string; facts: Facts<typeof decisions> } {
  const { row } = subject
  if (!row) throw new RangeError(`Nothing is proposed under ${ask.code}`)
  const code = `${proposalCode(ask.key)}#${subject.decided + 1}`
  return {
    code,
    facts: {
      code,
      proposal: ask.code,
      ...keyOf(ask.key),
      officeCode: row.officeCode,
      content: row.content,
      enteredBy: row.enteredBy,
      endorsedBy: row.endorsedBy,
      sentOn: row.sentOn,
      reason,
      outcome: verb === 'approve' ? 'approved' : 'refused',
      document,
      decidedOn: today,
      sample,
    },
  }
}
