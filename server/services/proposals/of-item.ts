import { and, asc, desc, eq, like, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { decisions, proposals } from '../../../db/schema/proposals.ts'
import { evidence, evidenceFiles } from '../../../db/schema/reporting.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import type { Decision, ProposalState, RegisterName } from '../../core/proposals/proposal.ts'
import { knownAt } from '../../kpis/measure.ts'
import { capacitiesIn } from '../approval/capacities.ts'
import type { Context } from '../context.ts'
import { evidenceInSight } from '../evidence/seen.ts'
import type { Moment } from '../moment.ts'
import { proposalDuties, proposalState } from './subjects.ts'

const at = ({ asOf }: Moment) => sql`${asOf}::timestamptz`

/** Which item of which register. The asker's right to see it is the caller's affair. */
export type ItemKey = { register: RegisterName; code: string }

/**
 * What was under way about some items at a moment: until it is decided, seen by those alone who act on it. What stood in
 * the past is read back; it is changed `now`.
 */
export async function readUnderWay(
  ctx: Context,
  moment: Moment,
  { register, codes, now }: { register: RegisterName; codes: readonly string[]; now: boolean },
): Promise<ProposalState[]> {
  const rows = await ctx.db
    .select()
    .from(proposals)
    .where(
      and(eq(proposals.register, register), anyOf(proposals.item, codes), knownAt(proposals, at(moment))),
    )
    .orderBy(asc(proposals.code))
  return statesOf(ctx, rows, now)
}

const statesOf = (
  { actor }: Context,
  rows: readonly (typeof proposals.$inferSelect)[],
  now: boolean,
): ProposalState[] =>
  rows
    .filter(({ officeCode }) => capacitiesIn(actor, officeCode, proposalDuties).length > 0)
    .map((row) => {
      const state = proposalState(row, actor)
      return now ? state : { ...state, may: [] }
    })

/** What was asked to be added to a register, and is under way. */
export async function readAdditions(
  ctx: Context,
  moment: Moment,
  { register, now }: { register: RegisterName; now: boolean },
): Promise<ProposalState<'add'>[]> {
  const rows = await ctx.db
    .select()
    .from(proposals)
    .where(and(eq(proposals.register, register), eq(proposals.kind, 'add'), knownAt(proposals, at(moment))))
    .orderBy(asc(proposals.knownFrom))
  return statesOf(ctx, rows, now) as ProposalState<'add'>[]
}

/** What was decided about an item, newest first. */
export async function readDecisions(
  ctx: Context,
  moment: Moment,
  { register, code }: ItemKey,
): Promise<Decision[]> {
  const rows = await ctx.db
    .select()
    .from(decisions)
    .where(and(eq(decisions.register, register), eq(decisions.item, code), knownAt(decisions, at(moment))))
    .orderBy(desc(decisions.knownFrom), desc(decisions.versionId))
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind,
    content: row.content as Decision['content'],
    outcome: row.outcome,
    document: row.document,
    reason: row.reason,
    enteredBy: row.enteredBy,
    endorsedBy: row.endorsedBy,
    sentOn: row.sentOn,
    decidedOn: row.decidedOn,
    decidedBy: row.recordedBy,
    decidedAt: new Date(row.knownFrom).toISOString(),
    sample: row.sample,
  }))
}

/** Files of what was reported and asked for about an item, oldest first; they are taken away where they are attached. */
export async function readItemEvidence(
  ctx: Context,
  moment: Moment,
  { register, code }: ItemKey,
): Promise<EvidenceRow[]> {
  const rows = await ctx.db
    .select({ file: evidence, size: evidenceFiles.size, mediaType: evidenceFiles.mediaType })
    .from(evidence)
    .innerJoin(evidenceFiles, eq(evidenceFiles.hash, evidence.hash))
    .where(
      and(
        like(evidence.subject, `${register}/${code.replace(/[\\%_]/g, '\\$&')}/%`),
        knownAt(evidence, at(moment)),
        evidenceInSight(ctx.scope),
      ),
    )
    .orderBy(asc(evidence.knownFrom), asc(evidence.code))
  return rows.map(({ file, size, mediaType }) => ({
    code: file.code,
    fileName: file.fileName,
    mediaType,
    size,
    hash: file.hash,
    attachedBy: file.attachedBy,
    attachedAt: new Date(file.knownFrom).toISOString(),
    may: { withdraw: false },
  }))
}
