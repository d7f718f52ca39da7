import { entries, reportedValues } from '../../../db/schema/reporting.ts'
import { type Facts, nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import type { AuditVerb } from '../../core/access.ts'
import { type FigureVerb, reasoned } from '../../core/approval/states.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Acted, RefusalCode, SeenKey, ValueKey } from '../../core/reporting/entry.ts'
import { standsUntil } from '../../core/reporting/stands.ts'
import { act, type Deed, type Matter, type Step } from '../approval/act.ts'
import type { VerbContext } from '../context.ts'
import { readStory } from '../scorecard.ts'
import { readContentRefusals } from './content.ts'
import {
  type Askable,
  figureDuties,
  readAskable,
  readSubjects,
  type Subject,
  standingOf,
} from './subjects.ts'

export type ActInput = {
  /** chosen by the one who asks: the same key is carried out once, and answered alike when asked again */
  key: string
  values: readonly SeenKey[]
  /** for the verbs that want one */
  reason?: string | undefined
}

type ActVerb = Exclude<FigureVerb, 'enter'>

const auditOf: Record<ActVerb, AuditVerb> = {
  discard: 'figures.discarded',
  submit: 'figures.submitted',
  withdraw: 'figures.withdrawn',
  endorse: 'figures.endorsed',
  'give-back': 'figures.given-back',
  return: 'figures.returned',
  approve: 'figures.approved',
}

type Figures = Matter<ValueKey, Ask, Subject, RefusalCode>
type Ask = Askable & { key: ValueKey }

/**
 * Carries one verb out on many values: all of them, or none and the reasons.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, reason-needed
 */
export const actOnEntries = (
  ctx: VerbContext,
  verb: ActVerb,
  { values, ...input }: ActInput,
): Promise<Acted> => act(ctx, verb, { ...input, subjects: values }, () => readFigures(ctx))

async function readFigures(ctx: VerbContext): Promise<Figures> {
  const [askable, refusalOfContent, story] = await Promise.all([
    readAskable(ctx),
    readContentRefusals(ctx),
    readStory(ctx),
  ])
  return {
    kind: 'figures',
    duties: figureDuties,
    audit: auditOf,
    keyOf: ({ kpi, office, period }) => ({ kpi, office, period }),
    officeOf: ({ office }) => office,
    ask: (key) => {
      const ask = askable(key)
      return ask && { ...ask, key }
    },
    unknown: 'not-asked-for',
    read: readSubjects,
    standing: standingOf,
    refusal: ({ ask, subject }, { verb }) =>
      verb === 'submit' ? refusalOfContent(ask, entryOf(subject)) : undefined,
    told: ({ ask, subject }) => {
      const entry = entryOf(subject)
      const { value } = subject
      return {
        code: ask.code,
        state: entry.state,
        numerator: entry.numerator,
        denominator: entry.denominator,
        vintage: entry.vintage,
        inForce: value
          ? { numerator: value.numerator, denominator: value.denominator, vintage: value.vintage }
          : null,
      }
    },
    record: (tx, steps, deed) => record(tx, ctx, steps, deed, story !== null),
  }
}

/** What verbs act on is under way. */
const entryOf = ({ entry }: Subject): typeof entries.$inferSelect => entry as typeof entries.$inferSelect

async function record(
  tx: Transaction,
  ctx: VerbContext,
  steps: readonly Step<Ask, Subject>[],
  { verb, by, reason }: Deed,
  sample: boolean,
): Promise<void> {
  const codes = steps.map(({ ask }) => ask.code)
  const [a, b] = [
    await nextMoment(tx, entries, codes, ctx.now),
    await nextMoment(tx, reportedValues, codes, ctx.now),
  ]
  // As the database writes them, in one session: they compare as text.
  const at = a > b ? a : b
  const today = dayOfInstant(ctx.now)
  await recordVersions(tx, entries, {
    at,
    by,
    rows: steps.map(({ ask, subject, to }) => {
      const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } = entryOf(subject)
      if (to === 'approved' || to === 'empty') return { code: ask.code, facts: null }
      const next: Facts<typeof entries> = {
        ...facts,
        state: to,
        reason: reasoned.includes(verb) ? reason : verb === 'submit' ? null : facts.reason,
        endorsedBy: to === 'endorsed' ? by : null,
        sentOn: facts.sentOn ?? (to === 'submitted' || to === 'endorsed' ? today : null),
      }
      return { code: ask.code, facts: next }
    }),
  })
  if (verb !== 'approve') return
  await recordVersions(tx, reportedValues, {
    at,
    by,
    rows: steps.map(({ ask, subject }) => {
      const entry = entryOf(subject)
      return {
        code: ask.code,
        facts: {
          code: ask.code,
          kpiId: ask.kpi,
          officeCode: ask.office,
          period: ask.period,
          startOn: ask.at.start,
          endOn: ask.at.end,
          standsUntil: standsUntil(ask.at, ask.definition.reporting.carries),
          numerator: entry.numerator as number,
          denominator: entry.denominator,
          vintage: entry.vintage,
          note: entry.note,
          source: entry.source,
          explanation: entry.explanation,
          enteredBy: entry.enteredBy,
          endorsedBy: entry.endorsedBy ?? by,
          sentOn: entry.sentOn,
          sample,
        },
      }
    }),
  })
}
