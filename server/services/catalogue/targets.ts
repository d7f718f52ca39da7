import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { proposedTargets } from '../../../db/schema/reporting.ts'
import { targets } from '../../../db/schema/targets.ts'
import { nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import { holdingFor, type Person } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, isDay } from '../../core/day.ts'
import type {
  TargetFault,
  TargetProposal,
  TargetRow,
  TargetsPage,
} from '../../core/reporting/target-answers.ts'
import type { Kpi } from '../../kpis/define.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { concerns } from '../kpi-figures.ts'
import { momentOf } from '../moment.ts'
import { existsOn, type Office, readOffices, refOf } from '../offices.ts'
import { readStory } from '../scorecard.ts'
import { readShelf } from '../shelf.ts'
import { readDocuments } from '../targets.ts'

/** Whoever changes targets takes turns. */
const lockTargets = (tx: Transaction) => tx.execute(sql`select pg_advisory_xact_lock(7411029)`)

/**
 * Every target in force and every proposal that waits for a decision.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function readTargetsPage(ctx: VerbContext): Promise<TargetsPage> {
  if (!holdingFor(ctx.actor, 'decide-targets')) entitled(ctx.actor, 'propose-targets')
  const actor = personOf(ctx.actor)
  const moment = await momentOf(ctx, undefined)
  const [shelf, offices, documents, inForce, proposed] = await Promise.all([
    readShelf(ctx, moment, moment.day),
    readOffices(ctx, moment),
    readDocuments(ctx, moment),
    ctx.db
      .select()
      .from(targets)
      .where(eq(targets.knownTo, 'infinity'))
      .orderBy(targets.kpiId, targets.fromOn),
    ctx.db
      .select()
      .from(proposedTargets)
      .where(and(eq(proposedTargets.knownTo, 'infinity'), eq(proposedTargets.state, 'proposed')))
      .orderBy(proposedTargets.knownFrom),
  ])
  const decides = holdingFor(actor, 'decide-targets') !== undefined
  return {
    targets: inForce.map((row) => ({ ...stepOf(row), version: row.versionId, recordedBy: row.recordedBy })),
    proposals: proposed.map((row) => ({
      ...stepOf(row),
      version: row.versionId,
      replaces: row.replaces,
      proposedBy: row.proposedBy,
      proposedAt: new Date(row.knownFrom).toISOString(),
      // Nobody decides on what they proposed themselves.
      may: { decide: decides && row.proposedById !== actor.id },
    })),
    kpis: shelf.kpis.map(({ id, name, unit, noun }) => ({ id, name, unit, noun })),
    offices: [...offices.values()].map(refOf),
    documents: [...documents.values()].map(({ code, title }) => ({ code, title })),
    may: { propose: holdingFor(actor, 'propose-targets') !== undefined },
  }
}

type Stored = {
  code: string
  kpiId: string
  officeCode: string
  fromOn: Day
  dueOn: Day
  fromLevel: number | null
  level: number
  documentCode: string | null
}

const stepOf = (row: Stored): TargetRow => ({
  code: row.code,
  kpi: row.kpiId,
  office: row.officeCode,
  fromOn: row.fromOn,
  dueOn: row.dueOn,
  fromLevel: row.fromLevel,
  level: row.level,
  document: row.documentCode,
})

export type ProposeInput = { targets: readonly TargetProposal[] }
export type Proposed = { proposed: number; faults: TargetFault[] }

/**
 * Proposes targets: new ones, or others in place of some in force. Somebody else decides. All or nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function proposeTargets(ctx: VerbContext, input: ProposeInput): Promise<Proposed> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'propose-targets')
  const known = await readKnown(ctx)
  return ctx.db.transaction(async (tx) => {
    await lockTargets(tx)
    const standing = await readStanding(tx)
    const faults = input.targets.flatMap((given, index) => [
      ...faultsOfTarget(given, known, [
        ...standing,
        // Two of one list cannot both come true.
        ...input.targets.slice(0, index).map((one) => ({ ...one, code: null })),
      ]).map((fault) => ({ ...fault, index })),
    ])
    if (faults.length > 0) return { proposed: 0, faults }
    return { proposed: await recordProposals(tx, ctx, { given: input.targets, by, actor }), faults: [] }
  })
}

/**
 * The targets of a year, proposed again for the next: same KPIs, offices and levels, where the next has none yet and
 * none is proposed. Those of KPIs and offices that are no more are left out.
 * @throws AppError as `proposeTargets`, bad-period for no year
 */
export async function rollOver(ctx: VerbContext, { year }: { year: number }): Promise<Proposed> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'propose-targets')
  if (!Number.isInteger(year) || year < 1990 || year > 2190)
    throw new AppError('bad-period', { period: String(year) })
  const known = await readKnown(ctx)
  return ctx.db.transaction(async (tx) => {
    await lockTargets(tx)
    const standing = await readStanding(tx)
    const last = standing
      .filter(({ proposed, dueOn }) => !proposed && dueOn >= `${year}-01-01` && dueOn <= `${year}-12-31`)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    const newest = new Map(last.map((one) => [`${one.kpi} ${one.office}`, one]))
    const given = [...newest.values()]
      .map(({ kpi, office, level }) => ({
        kpi,
        office,
        fromOn: `${year + 1}-01-01`,
        dueOn: `${year + 1}-12-31`,
        fromLevel: null,
        level,
        document: null,
        replaces: null,
      }))
      .filter((one) => faultsOfTarget(one, known, standing).length === 0)
    if (given.length === 0) return { proposed: 0, faults: [] }
    return { proposed: await recordProposals(tx, ctx, { given, by, actor }), faults: [] }
  })
}

type Known = Awaited<ReturnType<typeof readKnown>>

async function readKnown(ctx: VerbContext) {
  const moment = await momentOf(ctx, undefined)
  const [shelf, offices, documents] = await Promise.all([
    readShelf(ctx, moment, moment.day),
    readOffices(ctx, moment),
    readDocuments(ctx, moment),
  ])
  return { kpis: new Map(shelf.kpis.map((kpi) => [kpi.id, kpi])), offices, documents, day: moment.day }
}

/** What a target must leave room for; `code` is what another may say it replaces. */
type Standing = Pick<TargetRow, 'kpi' | 'office' | 'fromOn' | 'dueOn'> & {
  code: string | null
  replaces?: string | null
}

/** The targets in force, and those that wait for a decision. */
async function readStanding(tx: Transaction): Promise<(Standing & { level: number; proposed: boolean })[]> {
  const inForce = await tx.select().from(targets).where(eq(targets.knownTo, 'infinity'))
  const waiting = await tx
    .select()
    .from(proposedTargets)
    .where(and(eq(proposedTargets.knownTo, 'infinity'), eq(proposedTargets.state, 'proposed')))
  return [
    ...inForce.map((row) => ({ ...stepOf(row), proposed: false })),
    ...waiting.map((row) => ({ ...stepOf(row), code: null, replaces: row.replaces, proposed: true })),
  ]
}

const isWithin = (given: Standing, other: Standing) =>
  given.kpi === other.kpi &&
  given.office === other.office &&
  given.fromOn <= other.dueOn &&
  given.dueOn >= other.fromOn

function faultsOfTarget(
  given: TargetProposal,
  { kpis, offices, documents, day }: Known,
  standing: readonly Standing[],
): Omit<TargetFault, 'index'>[] {
  const kpi = kpis.get(given.kpi)
  const office = offices.get(given.office)
  const faults: Omit<TargetFault, 'index'>[] = []
  const fault = (isWrong: boolean, field: TargetFault['field'], why: TargetFault['why']) => {
    if (isWrong) faults.push({ field, why })
  }
  const isLevel = (level: number) =>
    Number.isFinite(level) && level >= 0 && (kpi?.unit !== 'share' || level <= 1)
  fault(!kpi, 'kpi', 'unknown')
  fault(!office || !existsOn(office, day), 'office', 'unknown')
  fault(Boolean(kpi && office) && !concerns(kpi as Kpi, office as Office), 'office', 'not-asked')
  const isFrom = isDay(given.fromOn)
  fault(!isFrom, 'fromOn', 'bad-day')
  fault(!isDay(given.dueOn) || (isFrom && given.dueOn < given.fromOn), 'dueOn', 'bad-day')
  fault(!isLevel(given.level), 'level', 'out-of-range')
  fault(given.fromLevel !== null && !isLevel(given.fromLevel), 'fromLevel', 'out-of-range')
  fault(given.document !== null && !documents.has(given.document), 'document', 'unknown')
  const replaced = standing.find(({ code }) => code !== null && code === given.replaces)
  const isOwn = replaced?.kpi === given.kpi && replaced.office === given.office
  fault(given.replaces !== null && !isOwn, 'replaces', 'unknown')
  const overlaps = standing.some(
    (other) =>
      (given.replaces !== null && other.replaces === given.replaces) ||
      (!(given.replaces !== null && other.code === given.replaces) &&
        isWithin({ ...given, code: null }, other)),
  )
  fault(overlaps, 'fromOn', 'overlaps')
  return faults
}

async function recordProposals(
  tx: Transaction,
  ctx: VerbContext,
  { given, by, actor }: { given: readonly TargetProposal[]; by: ReturnType<typeof entitled>; actor: Person },
): Promise<number> {
  const rows = given.map((one) => {
    const code = randomUUID()
    return {
      code,
      facts: {
        code,
        kpiId: one.kpi,
        officeCode: one.office,
        fromOn: one.fromOn,
        dueOn: one.dueOn,
        fromLevel: one.fromLevel,
        level: one.level,
        documentCode: one.document,
        replaces: one.replaces,
        state: 'proposed' as const,
        reason: null,
        proposedBy: actor.name,
        proposedById: actor.id,
      },
    }
  })
  const at = await nextMoment(tx, proposedTargets, [], ctx.now)
  await recordVersions(tx, proposedTargets, { at, by: actor.name, rows })
  await leaveEntry(tx, ctx, {
    verb: 'target.proposed',
    subject: { kind: 'kpi', id: rows.length === 1 ? (rows[0]?.facts.kpiId ?? '') : '' },
    by,
    after: rows.map(({ facts }) => facts),
  })
  return rows.length
}

export type DecideTargetsInput = {
  proposals: readonly { code: string; version: number }[]
  approve: boolean
  reason: string
}

/**
 * Decides on proposals that somebody else made: approved, they are the targets from now on. All or nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, reason-needed for a refusal, changed-meanwhile
 */
export async function decideTargets(
  ctx: VerbContext,
  input: DecideTargetsInput,
): Promise<{ decided: number }> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'decide-targets')
  const reason = input.reason.normalize('NFC').trim() || null
  if (!input.approve && !reason) throw new AppError('reason-needed')
  const story = await readStory(ctx)
  return ctx.db.transaction(async (tx) => {
    await lockTargets(tx)
    const codes = input.proposals.map(({ code }) => code)
    const open = await tx
      .select()
      .from(proposedTargets)
      .where(and(anyOf(proposedTargets.code, codes), eq(proposedTargets.knownTo, 'infinity')))
    const found = new Map(open.map((row) => [row.code, row]))
    const rows = input.proposals.map(({ code, version }) => {
      const row = found.get(code)
      found.delete(code)
      if (!row || row.versionId !== version || row.state !== 'proposed')
        throw new AppError('changed-meanwhile')
      if (row.proposedById === actor.id) throw new AppError('not-yours')
      return row
    })
    const replaced = rows.flatMap(({ replaces }) => replaces ?? [])
    if (input.approve && !(await haveRoom(tx, rows))) throw new AppError('changed-meanwhile')
    const at = [
      await nextMoment(tx, proposedTargets, codes, ctx.now),
      await nextMoment(tx, targets, replaced, ctx.now),
    ].sort()[1] as string
    const state = input.approve ? ('approved' as const) : ('refused' as const)
    await recordVersions(tx, proposedTargets, {
      at,
      by: actor.name,
      rows: rows.map(({ versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts }) => ({
        code: facts.code,
        facts: { ...facts, state, reason },
      })),
    })
    if (input.approve)
      await recordVersions(tx, targets, {
        at,
        by: actor.name,
        rows: rows.map((row) => {
          const { code: _, kpi, office, document, ...step } = stepOf(row)
          const code = row.replaces ?? row.code
          return {
            code,
            facts: {
              ...step,
              code,
              kpiId: kpi,
              officeCode: office,
              documentCode: document,
              sample: story !== null,
            },
          }
        }),
      })
    await leaveEntry(tx, ctx, {
      verb: input.approve ? 'target.approved' : 'target.refused',
      subject: { kind: 'kpi', id: rows.length === 1 ? (rows[0]?.kpiId ?? '') : '' },
      by,
      before: rows.map(({ code, replaces }) => ({ code, replaces })),
      after: rows.map((row) => ({ ...stepOf(row), state, reason })),
    })
    return { decided: rows.length }
  })
}

/** Whether what proposals replace is there still, and nothing else came in their way since they were made. */
async function haveRoom(
  tx: Transaction,
  rows: readonly (typeof proposedTargets.$inferSelect)[],
): Promise<boolean> {
  const inForce = await tx.select().from(targets).where(eq(targets.knownTo, 'infinity'))
  const codes = new Set(inForce.map(({ code }) => code))
  return rows.every(
    (row) =>
      (row.replaces === null || codes.has(row.replaces)) &&
      !inForce.some((one) => one.code !== row.replaces && isWithin(stepOf(row), stepOf(one))),
  )
}
