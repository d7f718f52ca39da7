import { and, eq, inArray } from 'drizzle-orm'
import { exportJobs, exportRuns } from '../../../db/schema/jobs.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'
import { readOwnJob } from './mine.ts'

/**
 * The file is no longer wanted: whoever makes it leaves off within a second. Somebody else's is not there.
 * @throws AppError sign-in-needed, unknown-export, changed-meanwhile where it had ended
 */
export async function cancelExport(ctx: VerbContext, { id }: { id: string }): Promise<void> {
  const person = personOf(ctx.actor)
  await ctx.db.transaction(async (tx) => {
    const found = await readOwnJob(tx, person.id, id)
    if (!found) throw new AppError('unknown-export')
    const ended = await tx
      .update(exportRuns)
      .set({ state: 'cancelled', endedAt: ctx.visit.at })
      .where(and(eq(exportRuns.id, id), inArray(exportRuns.state, ['waiting', 'running'])))
      .returning({ id: exportRuns.id })
    if (ended.length === 0) throw new AppError('changed-meanwhile')
    await tx.update(exportJobs).set({ cancelledAt: ctx.visit.at }).where(eq(exportJobs.id, id))
    await leaveEntry(tx, ctx, {
      verb: 'export.cancelled',
      subject: { kind: 'file', id },
      before: { name: found.job.title },
    })
  })
}
