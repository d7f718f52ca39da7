import { and, count, eq, sql } from 'drizzle-orm'
import { evidence } from '../../../db/schema/reporting.ts'
import { disputes, seals, tasks } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import type { Holding } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant, minDay } from '../../core/day.ts'
import { type Grain, type Period, parsePeriod } from '../../core/period.ts'
import type { SealMade } from '../../core/seals/answers.ts'
import { canonicalJson } from '../../core/seals/canonical-json.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { frozenHash } from '../frozen-hash.ts'
import { momentOf } from '../moment.ts'
import { type Office, readOffices } from '../offices.ts'
import { contentOf } from './content.ts'

/** Spans by which results are drawn up. */
const sealedGrains: readonly Grain[] = ['month', 'quarter', 'year']

/** @throws AppError bad-period */
export function sealedPeriod(id: string): Period {
  const period = parsePeriod(id)
  if (!period || !sealedGrains.includes(period.grain))
    throw new AppError('bad-period', { period: id.slice(0, 40) })
  return period
}

/** One at a time: what is frozen and disputed of a period has one order. */
export const lockSeal = (tx: Transaction, code: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('seals'), hashtext(${code}))`)

export async function openSeal(
  tx: Transaction,
  code: string,
): Promise<typeof seals.$inferSelect | undefined> {
  const [found] = await tx
    .select()
    .from(seals)
    .where(and(eq(seals.code, code), eq(seals.knownTo, 'infinity')))
  return found
}

export type SealInput = { code: string; reason?: string | undefined }

/**
 * Freezes the result of a period: of one that runs, as it stands today. Anew only with a reason; every version stays.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-period, period-in-future, reason-needed
 */
export async function sealPeriod(ctx: VerbContext, input: SealInput): Promise<SealMade> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'seal-tasks')
  const period = sealedPeriod(input.code)
  const today = dayOfInstant(ctx.now)
  if (period.start > today) throw new AppError('period-in-future', { period: period.id, day: today })
  const reason = input.reason?.normalize('NFC').trim() || null
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  return ctx.db.transaction(async (tx) => {
    await lockSeal(tx, period.id)
    const before = await openSeal(tx, period.id)
    if (before && !reason) throw new AppError('reason-needed')
    return freeze(tx, ctx, {
      period,
      day: minDay(period.end, today),
      reason: before ? reason : null,
      by,
      offices,
    })
  })
}

/** Within the transaction of a verb that holds the lock of the period. */
export async function freeze(
  tx: Transaction,
  ctx: VerbContext,
  asked: {
    period: Period
    day: Day
    reason: string | null
    by: Holding
    offices: ReadonlyMap<string, Office>
  },
): Promise<SealMade> {
  const { period, day, reason, by, offices } = asked
  const { name } = personOf(ctx.actor)
  // Nothing that would have been known at the moment is still being written.
  await tx.execute(sql`lock table ${tasks}, ${evidence}, ${disputes} in share mode`)
  const before = await openSeal(tx, period.id)
  const at = await nextMoment(tx, seals, [period.id], ctx.now)
  const frozen = await contentOf(tx, {
    period,
    day,
    at,
    by: name,
    reason,
    replaces: before?.hash ?? null,
    offices,
  })
  const content = canonicalJson(frozen)
  const hash = frozenHash(content)
  await recordVersion(tx, seals, period.id, {
    at,
    by: name,
    facts: { code: period.id, frozenAt: at, content, hash, reason },
  })
  await leaveEntry(tx, ctx, {
    verb: 'seal.made',
    subject: { kind: 'seal', id: period.id },
    by,
    before: before ? { hash: before.hash } : null,
    after: { hash, day, tasks: frozen.tasks.length, reason },
  })
  const [versions] = await tx.select({ made: count() }).from(seals).where(eq(seals.code, period.id))
  return { code: period.id, hash, version: versions?.made ?? 1 }
}
