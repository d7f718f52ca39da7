import { randomUUID } from 'node:crypto'
import { and, desc, eq, gte, lte, sql } from 'drizzle-orm'
import { contests, periodLocks, reportedValues } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import { holdingFor } from '../../auth/actor.ts'
import { withinScope } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant, daysBetween, minDay } from '../../core/day.ts'
import { type PeriodId, periodOf } from '../../core/period.ts'
import type { ContestRow } from '../../core/reporting/answers.ts'
import { valueCode } from '../../core/reporting/due.ts'
import type { ValueKey } from '../../core/reporting/entry.ts'
import { checkEntry } from '../../core/reporting/entry-checks.ts'
import { standsUntil } from '../../core/reporting/stands.ts'
import type { Kpi } from '../../kpis/define.ts'
import { knownAt } from '../../kpis/measure.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { type Asked, understandKpi } from '../asked.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { concerns } from '../kpi-figures.ts'
import { momentOf } from '../moment.ts'
import { readOffices, refOf } from '../offices.ts'
import { readPoints } from '../points.ts'
import { readStory } from '../scorecard.ts'
import { readShelf } from '../shelf.ts'
import { type Askable, readAskable } from './subjects.ts'

export type ContestInput = ValueKey & {
  numerator: number
  denominator: number | null
  reason: string
  source: string
}

const said = (text: string): string => text.normalize('NFC').trim()

/**
 * Contests a figure of the own office that it does not report itself: what came from the centre or was counted from a
 * feed. The figure stays as it is until somebody decides.
 * @throws AppError sign-in-needed, not-yours, unknown-kpi, not-contestable, claim-unreadable, reason-needed,
 * already-contested
 */
export async function openContest(ctx: VerbContext, input: ContestInput): Promise<{ code: string }> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'contest-figures', input.office)
  const { kpi, asked } = await understandKpi(ctx, {
    id: input.kpi,
    office: input.office,
    period: input.period,
  })
  if (!concerns(kpi, asked.office) || kpi.reporting?.origin === 'office')
    throw new AppError('not-contestable')
  const reason = said(input.reason)
  const source = said(input.source)
  if (!reason || !source) throw new AppError('reason-needed')
  if (!isReadable(kpi, input)) throw new AppError('claim-unreadable')
  return ctx.db.transaction(async (tx) => {
    await lockOffices(tx, [input.office])
    const disputed = kpi.reporting
      ? await standingValue(tx, kpi, input.office, asked)
      : await countedFigure(ctx, kpi, input.office, asked)
    const [open] = await tx
      .select({ code: contests.code })
      .from(contests)
      .where(
        and(
          eq(contests.knownTo, 'infinity'),
          eq(contests.state, 'open'),
          eq(contests.kpiId, input.kpi),
          eq(contests.officeCode, input.office),
          eq(contests.period, disputed.period),
        ),
      )
    if (open) throw new AppError('already-contested')
    const code = randomUUID()
    const at = await nextMoment(tx, contests, [code], ctx.now)
    const facts = {
      code,
      kpiId: input.kpi,
      officeCode: input.office,
      period: disputed.period,
      numerator: disputed.numerator,
      denominator: disputed.denominator,
      claimedNumerator: input.numerator,
      claimedDenominator: kpi.denominator ? input.denominator : null,
      reason,
      source,
      state: 'open' as const,
      openedBy: actor.name,
      openedAt: at,
      decision: null,
    }
    await recordVersion(tx, contests, code, { at, by: actor.name, facts })
    await leaveEntry(tx, ctx, {
      verb: 'contest.opened',
      subject: { kind: 'contest', id: code },
      office: input.office,
      by,
      after: facts,
    })
    return { code }
  })
}

type Disputed = { period: PeriodId; numerator: number | null; denominator: number | null }

/** The reported value that is the figure of a period: of that period, or of an earlier one that still stands. */
async function standingValue(
  tx: Transaction,
  kpi: Kpi,
  office: string,
  { period, moment }: Asked,
): Promise<Disputed> {
  const until = minDay(period.end, moment.day)
  const own = periodOf(until, kpi.reporting?.cadence ?? period.grain)
  const [value] = await tx
    .select()
    .from(reportedValues)
    .where(
      and(
        eq(reportedValues.knownTo, 'infinity'),
        eq(reportedValues.kpiId, kpi.id),
        eq(reportedValues.officeCode, office),
        lte(reportedValues.startOn, until),
        kpi.measure.shape === 'stock'
          ? gte(reportedValues.standsUntil, until)
          : eq(reportedValues.period, own.id),
      ),
    )
    .orderBy(desc(reportedValues.startOn))
    .limit(1)
  return value
    ? { period: value.period, numerator: value.numerator, denominator: value.denominator }
    : { period: own.id, numerator: null, denominator: null }
}

async function countedFigure(ctx: VerbContext, kpi: Kpi, office: string, asked: Asked): Promise<Disputed> {
  const [point] = await readPoints(ctx, kpi, {
    periods: [asked.period],
    moment: asked.moment,
    officeCodes: [office],
  })
  return {
    period: asked.period.id,
    numerator: point?.numerator ?? null,
    denominator: point?.denominator ?? null,
  }
}

const isReadable = (kpi: Kpi, { numerator, denominator }: ContestInput): boolean =>
  checkEntry({
    unit: kpi.unit,
    numerator,
    denominator: kpi.denominator ? denominator : null,
    least: kpi.reporting?.least ?? null,
    most: kpi.reporting?.most ?? null,
    history: [],
    othersReported: 0,
    othersExpected: 0,
    related: [],
  }).every(({ level }) => level !== 'error')

export type DecisionInput = { code: string; version: number; uphold: boolean; decision: string }

/**
 * Decides a contest, in words. Upheld for a reported KPI, the claim is the figure from now on; a counted figure
 * changes when the rows it is counted from are put right.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-contest, changed-meanwhile,
 * reason-needed, period-locked
 */
export async function decideContest(ctx: VerbContext, input: DecisionInput): Promise<void> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'decide-contests')
  const decision = said(input.decision)
  if (!decision) throw new AppError('reason-needed')
  const askable = await readAskable(ctx)
  const story = await readStory(ctx)
  await ctx.db.transaction(async (tx) => {
    const [seen] = await tx
      .select()
      .from(contests)
      .where(and(eq(contests.code, input.code), eq(contests.knownTo, 'infinity')))
    if (!seen) throw new AppError('unknown-contest')
    await lockOffices(tx, [seen.officeCode])
    const [contest] = await tx
      .select()
      .from(contests)
      .where(and(eq(contests.code, input.code), eq(contests.knownTo, 'infinity')))
    if (!contest || contest.versionId !== input.version || contest.state !== 'open')
      throw new AppError('changed-meanwhile')
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } = contest
    const state = input.uphold ? ('upheld' as const) : ('dismissed' as const)
    const at = await nextMoment(tx, contests, [contest.code], ctx.now)
    await recordVersion(tx, contests, contest.code, {
      at,
      by: actor.name,
      facts: { ...facts, state, decision },
    })
    if (input.uphold) await putRight(tx, ctx, contest, { askable, sample: story !== null, by: actor.name })
    await leaveEntry(tx, ctx, {
      verb: 'contest.decided',
      subject: { kind: 'contest', id: contest.code },
      office: contest.officeCode,
      by,
      before: { state: contest.state, numerator: contest.numerator, denominator: contest.denominator },
      after: {
        state,
        decision,
        ...(input.uphold
          ? { numerator: contest.claimedNumerator, denominator: contest.claimedDenominator }
          : {}),
      },
    })
  })
}

type Righting = { askable: (key: ValueKey) => Askable | undefined; sample: boolean; by: string }

async function putRight(
  tx: Transaction,
  ctx: VerbContext,
  contest: typeof contests.$inferSelect,
  { askable, sample, by }: Righting,
): Promise<void> {
  const key = { kpi: contest.kpiId, office: contest.officeCode, period: contest.period }
  const code = valueCode(key.kpi, key.office, key.period)
  const [value] = await tx
    .select()
    .from(reportedValues)
    .where(and(eq(reportedValues.code, code), eq(reportedValues.knownTo, 'infinity')))
  const asked = askable(key)
  if (!value && !asked) return
  const [lock] = await tx
    .select()
    .from(periodLocks)
    .where(and(eq(periodLocks.code, contest.period), eq(periodLocks.knownTo, 'infinity')))
  if (lock?.locked) throw new AppError('period-locked')
  const claim = {
    numerator: contest.claimedNumerator,
    denominator: contest.claimedDenominator,
    source: contest.source,
    note: contest.reason,
    enteredBy: contest.openedBy,
  }
  const at = await nextMoment(tx, reportedValues, [code], ctx.now)
  if (value) {
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = value
    return void (await recordVersion(tx, reportedValues, code, { at, by, facts: { ...facts, ...claim } }))
  }
  if (!asked) return
  await recordVersion(tx, reportedValues, code, {
    at,
    by,
    facts: {
      ...claim,
      code,
      kpiId: key.kpi,
      officeCode: key.office,
      period: key.period,
      startOn: asked.at.start,
      endOn: asked.at.end,
      standsUntil: standsUntil(asked.at, asked.definition.reporting.carries),
      vintage: 'official',
      explanation: null,
      endorsedBy: contest.openedBy,
      sentOn: dayOfInstant(new Date(contest.openedAt)),
      sample,
    },
  })
}

const mostListed = 500

export type ContestsQuestion = { asOf?: string | undefined }

/**
 * Contests of the offices of which the asker sees more than everybody does, as they stood at a moment: those open
 * first, the oldest of them first, then the newest decisions.
 * @throws AppError sign-in-needed, those of `momentOf`
 */
export async function readContests(ctx: VerbContext, question: ContestsQuestion): Promise<ContestRow[]> {
  personOf(ctx.actor)
  const moment = await momentOf(ctx, question.asOf)
  const at = sql`${moment.asOf}::timestamptz`
  const [offices, shelf, rows] = await Promise.all([
    readOffices(ctx, moment),
    readShelf(ctx, moment, moment.day),
    ctx.db
      .select({ contest: contests, value: reportedValues })
      .from(contests)
      .leftJoin(
        reportedValues,
        and(
          eq(
            reportedValues.code,
            sql`${contests.kpiId} || '/' || ${contests.officeCode} || '/' || ${contests.period}`,
          ),
          knownAt(reportedValues, at),
        ),
      )
      .where(and(knownAt(contests, at), withinScope(ctx.scope, { public: false }, contests.officeCode)))
      .orderBy(
        sql`${contests.state} <> 'open'`,
        sql`case when ${contests.state} = 'open' then ${contests.openedAt} end`,
        desc(contests.knownFrom),
      )
      .limit(mostListed),
  ])
  // What stood then is read back; it is decided now.
  const decides = question.asOf === undefined && holdingFor(ctx.actor, 'decide-contests') !== undefined
  return rows.flatMap(({ contest: row, value }): ContestRow[] => {
    const kpi = shelf.byId.get(row.kpiId)
    const office = offices.get(row.officeCode)
    if (!kpi || !office) return []
    const isOpen = row.state === 'open'
    const decidedAt = isOpen ? null : new Date(row.knownFrom).toISOString()
    return [
      {
        code: row.code,
        version: row.versionId,
        kpi: { id: kpi.id, name: kpi.name, unit: kpi.unit, noun: kpi.noun },
        office: refOf(office),
        period: row.period,
        disputed: row.numerator === null ? null : { numerator: row.numerator, denominator: row.denominator },
        claimed: { numerator: row.claimedNumerator, denominator: row.claimedDenominator },
        current: value && { numerator: value.numerator, denominator: value.denominator },
        reason: row.reason,
        source: row.source,
        state: row.state,
        openedBy: row.openedBy,
        openedAt: new Date(row.openedAt).toISOString(),
        decision: row.decision,
        decidedBy: isOpen ? null : row.recordedBy,
        decidedAt,
        days: daysBetween(
          dayOfInstant(new Date(row.openedAt)),
          decidedAt ? dayOfInstant(new Date(decidedAt)) : moment.day,
        ),
        may: { decide: isOpen && decides },
      },
    ]
  })
}
