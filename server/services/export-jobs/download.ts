import type { Readable } from 'node:stream'
import { AppError } from '../../core/app-error.ts'
import type { ExportWish } from '../../core/export-jobs.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'
import { noteExport } from '../note-export.ts'
import { readOwnJob } from './mine.ts'

export type MadeFile = {
  fileName: string
  format: ExportWish['format']
  size: number
  open: () => Promise<Readable>
}

/**
 * A file that was made for the asker, until it expires. That it leaves the building is noted, as of every other.
 * @throws AppError sign-in-needed, unknown-export; StoreAway where it is opened
 */
export async function findMadeFile(ctx: VerbContext, id: string): Promise<MadeFile> {
  const person = personOf(ctx.actor)
  const found = /^[0-9a-f-]{36}$/.test(id) ? await readOwnJob(ctx.db, person.id, id) : undefined
  if (!found) throw new AppError('unknown-export')
  const { fileHash, fileName, fileSize, expiresAt } = found.run
  if (fileHash === null || fileName === null || expiresAt === null || expiresAt <= ctx.visit.at)
    throw new AppError('unknown-export')
  const { format, source } = found.job.wish as ExportWish
  await noteExport(ctx, {
    kpi: null,
    office: source.kind === 'book' ? (source.office ?? null) : null,
    title: found.job.title,
    what: source.kind,
    format,
    address: '',
    figure: null,
  })
  return { fileName, format, size: fileSize ?? 0, open: () => ctx.desk.madeFiles.open(fileHash) }
}
