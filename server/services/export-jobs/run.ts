import { and, eq, inArray, isNotNull, lte, ne } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { exportJobs, exportRuns } from '../../../db/schema/jobs.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { ExportWish } from '../../core/export-jobs.ts'
import type { EvidenceStore } from '../../evidence/store.ts'

/** Days that a file is kept for whoever asked for it. */
const keptDays = 7

export type Begun = { personId: string; wish: ExportWish; title: string; cityAt: Date }

const isUnderWay = inArray(exportRuns.state, ['waiting', 'running'])

/** Begins it, or begins it again; null where it is no longer wanted, or done. */
export const beginRun = (db: Db, id: string): Promise<Begun | null> =>
  db.transaction(async (tx) => {
    const [job] = await tx.select().from(exportJobs).where(eq(exportJobs.id, id))
    if (!job) return null
    const begun = await tx
      .update(exportRuns)
      .set({ state: 'running', step: 0, steps: null })
      .where(and(eq(exportRuns.id, id), isUnderWay))
      .returning({ id: exportRuns.id })
    if (begun.length === 0) return null
    return { personId: job.personId, wish: job.wish as ExportWish, title: job.title, cityAt: job.cityAt }
  })

/** Whether it is still wanted. */
export async function noteStep(db: Db, id: string, step: number, steps: number): Promise<boolean> {
  const noted = await db
    .update(exportRuns)
    .set({ step, steps })
    .where(and(eq(exportRuns.id, id), eq(exportRuns.state, 'running')))
    .returning({ id: exportRuns.id })
  return noted.length > 0
}

export async function isWanted(db: Db, id: string): Promise<boolean> {
  const [run] = await db.select({ state: exportRuns.state }).from(exportRuns).where(eq(exportRuns.id, id))
  return run?.state === 'running'
}

type Made = { fileName: string; hash: string; size: number; report: readonly string[] }

/** Done, unless it was cancelled a moment ago. */
export async function endRun(db: Db, id: string, { fileName, hash, size, report }: Made, at: Date) {
  await db
    .update(exportRuns)
    .set({
      state: 'done',
      report: [...report],
      endedAt: at,
      expiresAt: new Date(at.getTime() + keptDays * 86_400_000),
      fileName,
      fileHash: hash,
      fileSize: size,
    })
    .where(and(eq(exportRuns.id, id), eq(exportRuns.state, 'running')))
}

/** Given up, with what the person is told. */
export async function failRun(db: Db | Transaction, id: string, report: readonly string[], at: Date) {
  await db
    .update(exportRuns)
    .set({ state: 'failed', report: [...report], endedAt: at })
    .where(and(eq(exportRuns.id, id), isUnderWay))
}

/** Takes files away whose time is over. */
export async function dropOldFiles(db: Db, store: EvidenceStore, at: Date): Promise<void> {
  const old = await db
    .select({ id: exportRuns.id, hash: exportRuns.fileHash })
    .from(exportRuns)
    .where(and(isNotNull(exportRuns.fileHash), lte(exportRuns.expiresAt, at)))
  for (const { id, hash } of old) {
    if (hash === null) continue
    const [other] = await db
      .select({ id: exportRuns.id })
      .from(exportRuns)
      .where(and(eq(exportRuns.fileHash, hash), ne(exportRuns.id, id)))
      .limit(1)
    if (!other) await store.drop(hash)
    await db.update(exportRuns).set({ fileHash: null }).where(eq(exportRuns.id, id))
  }
}
