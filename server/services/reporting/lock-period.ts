import { and, eq, sql } from 'drizzle-orm'
import { periodLocks } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { parsePeriod } from '../../core/period.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'

export type LockInput = { period: string; locked: boolean; reason: string }

/**
 * Locks a period, so that no value of it changes any more, or opens it again; either with a reason.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-period, period-in-future, reason-needed,
 * changed-meanwhile when it is so already
 */
export async function setPeriodLock(ctx: VerbContext, input: LockInput): Promise<void> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'lock-periods')
  const period = parsePeriod(input.period)
  if (!period) throw new AppError('bad-period', { period: input.period.slice(0, 40) })
  const today = dayOfInstant(ctx.now)
  if (period.start > today) throw new AppError('period-in-future', { period: period.id, day: today })
  const reason = input.reason.normalize('NFC').trim()
  if (!reason) throw new AppError('reason-needed')
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7411027)`)
    const [open] = await tx
      .select()
      .from(periodLocks)
      .where(and(eq(periodLocks.code, period.id), eq(periodLocks.knownTo, 'infinity')))
    if ((open?.locked ?? false) === input.locked) throw new AppError('changed-meanwhile')
    const at = await nextMoment(tx, periodLocks, [period.id], ctx.now)
    await recordVersion(tx, periodLocks, period.id, {
      at,
      by: actor.name,
      facts: { code: period.id, locked: input.locked, reason },
    })
    await leaveEntry(tx, ctx, {
      verb: input.locked ? 'period.locked' : 'period.reopened',
      subject: { kind: 'period', id: period.id },
      by,
      before: open ? { locked: open.locked, reason: open.reason } : null,
      after: { locked: input.locked, reason },
    })
  })
}
