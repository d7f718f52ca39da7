import { and, desc, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { exportJobs, exportRuns } from '../../../db/schema/jobs.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { ExportJob, ExportWish } from '../../core/export-jobs.ts'
import type { Context } from '../context.ts'
import { personOf } from '../entitled.ts'

const mostShown = 20

/**
 * What the asker asked for last, newest first.
 * @throws AppError sign-in-needed
 */
export async function readMyExports(ctx: Context): Promise<{ jobs: ExportJob[] }> {
  const { id } = personOf(ctx.actor)
  const rows = await selectJobs(ctx.db, eq(exportJobs.personId, id))
    .orderBy(desc(exportJobs.askedAt))
    .limit(mostShown)
  return { jobs: rows.map(jobOf) }
}

/** A job of a person, with how it goes; somebody else's is not there. */
export async function readOwnJob(db: Db | Transaction, personId: string, id: string) {
  const [row] = await selectJobs(db, and(eq(exportJobs.personId, personId), eq(exportJobs.id, id)))
  return row
}

const selectJobs = (db: Db | Transaction, where: SQL | undefined) =>
  db
    .select({ job: exportJobs, run: exportRuns })
    .from(exportJobs)
    .innerJoin(exportRuns, eq(exportRuns.id, exportJobs.id))
    .where(where)
    .$dynamic()

type Row = { job: typeof exportJobs.$inferSelect; run: typeof exportRuns.$inferSelect }

function jobOf({ job, run }: Row): ExportJob {
  const { source, format } = job.wish as ExportWish
  return {
    id: job.id,
    title: job.title,
    format,
    source,
    state: run.state,
    step: run.step,
    steps: run.steps,
    report: run.report,
    askedAt: job.askedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    expiresAt: run.fileHash === null ? null : (run.expiresAt?.toISOString() ?? null),
    fileSize: run.fileSize,
  }
}
