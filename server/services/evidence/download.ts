import type { Readable } from 'node:stream'
import { AppError } from '../../core/app-error.ts'
import type { Context, Desk } from '../context.ts'
import { personOf } from '../entitled.ts'
import { seenEvidence } from './seen.ts'

export type Download = { fileName: string; mediaType: string; size: number; open: () => Promise<Readable> }

/**
 * A file of evidence, for whoever may see it. To others it is not there, be it or not.
 * @throws AppError sign-in-needed, unknown-evidence; StoreAway where it is opened
 */
export async function findEvidence(ctx: Context & { desk: Desk }, code: string): Promise<Download> {
  personOf(ctx.actor)
  const [row] = await seenEvidence(ctx.db, ctx, { code })
  if (!row) throw new AppError('unknown-evidence')
  const { fileName, hash } = row.file
  return { fileName, mediaType: row.mediaType, size: row.size, open: () => ctx.desk.evidence.open(hash) }
}
