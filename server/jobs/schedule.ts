import cronParser from 'cron-parser'
import { eq, lte } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { jobSchedules } from '../../db/schema/jobs.ts'
import type { Transaction } from '../../db/versions.ts'
import { enqueue } from './enqueue.ts'
import type { JobData, JobKind } from './kinds.ts'

const zone = 'Asia/Ho_Chi_Minh'

/** When it comes next after a moment; null: it is no cron of five fields. */
export function nextRun(cron: string, after: Date): Date | null {
  if (cron.trim().split(/\s+/).length !== 5) return null
  try {
    return cronParser.parseExpression(cron, { currentDate: after, tz: zone }).next().toDate()
  } catch {
    return null
  }
}

type Schedule<K extends JobKind> = { key: string; kind: K; cron: string; data: JobData[K] }

/**
 * A job that comes again by the clock, from `at` on; one of the same key is replaced.
 * @throws RangeError for what is no cron
 */
export async function setSchedule<K extends JobKind>(
  tx: Db | Transaction,
  { key, kind, cron, data }: Schedule<K>,
  at: Date,
): Promise<void> {
  const nextAt = nextRun(cron, at)
  if (!nextAt) throw new RangeError(`${cron} is no cron of five fields`)
  const set = { kind, cron, data, nextAt }
  await tx
    .insert(jobSchedules)
    .values({ key, ...set })
    .onConflictDoUpdate({ target: jobSchedules.key, set })
}

export async function endSchedule(tx: Db | Transaction, key: string): Promise<void> {
  await tx.delete(jobSchedules).where(eq(jobSchedules.key, key))
}

/** Puts what is due into the queue. What came due several times while no process ran comes once. */
export async function putDueJobs(db: Db, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(jobSchedules)
      .where(lte(jobSchedules.nextAt, at))
      .for('update', { skipLocked: true })
    for (const { key, kind, cron, data } of due) {
      await enqueue(tx, kind as JobKind, data as JobData[JobKind], { key })
      const nextAt = nextRun(cron, at)
      if (nextAt) await tx.update(jobSchedules).set({ nextAt }).where(eq(jobSchedules.key, key))
    }
  })
}
