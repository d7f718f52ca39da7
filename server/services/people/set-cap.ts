import { and, eq } from 'drizzle-orm'
import { officerCaps } from '../../../db/schema/grants.ts'
import { recordVersion, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { officeOf, readOffices } from '../offices.ts'
import { capOf, lockRights } from './give-grant.ts'

const largestCap = 500

/**
 * How many officers an office may have; those it has already stay.
 * @throws AppError sign-in-needed, not-yours, unknown-office, bad-cap
 */
export async function setCap(
  ctx: VerbContext,
  { office: code, cap }: { office: string; cap: number },
): Promise<{ cap: number }> {
  const by = entitled(ctx.actor, 'manage-people')
  const office = officeOf(await readOffices(ctx, await momentOf(ctx, undefined)), code)
  if (!Number.isInteger(cap) || cap < 0 || cap > largestCap)
    throw new AppError('bad-cap', { most: largestCap })
  await ctx.db.transaction(async (tx) => {
    await lockRights(tx)
    const before = await capOf(tx, office.code)
    await recordVersion(tx, officerCaps, office.code, {
      at: await instantFor(tx, office.code, ctx.visit.at),
      by: by.code,
      facts: { code: office.code, cap },
    })
    await leaveEntry(tx, ctx, {
      verb: 'officers.capped',
      subject: { kind: 'office', id: office.code },
      office: office.code,
      by,
      before: { cap: before },
      after: { cap },
    })
  })
  return { cap }
}

/** Whoever asked first may come second: what is recorded then is known a moment after what came before it. */
async function instantFor(tx: Transaction, code: string, at: Date): Promise<string> {
  const [open] = await tx
    .select({ from: officerCaps.knownFrom })
    .from(officerCaps)
    .where(and(eq(officerCaps.code, code), eq(officerCaps.knownTo, 'infinity')))
  const after = open ? new Date(open.from).getTime() + 1 : 0
  return new Date(Math.max(at.getTime(), after)).toISOString()
}
