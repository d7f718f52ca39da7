import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJobs, exportRuns } from '../../../db/schema/jobs.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { addressOf } from '../../evidence/store.ts'
import { pdf } from '../../evidence/testing/files.ts'

/** What was made for the leader. */
export const madeBytes = pdf('made for one who asked')
const hash = createHash('sha256').update(madeBytes).digest('hex')

const idOf = (text: string) =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{3})(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5')

/** A file that somebody has asked for and nobody makes. */
export const waitingFile = (whose: string): string => idOf(`waiting ${whose}`)
export const madeFile = (whose: string): string => idOf(`made ${whose}`)

const source = { kind: 'book', asOf: '2024-11-22' }
const at = new Date('2024-11-22T08:00:00+07:00')

export async function placeMadeFiles(
  { database: { db } }: TestDatabase,
  people: Iterable<readonly [name: string, id: string]>,
) {
  for (const [name, personId] of people) {
    const wish = { source, format: 'pdf', lang: 'vi', colours: 'light' }
    const job = { personId, wish, title: `made for ${name}`, askedAt: at, cityAt: at }
    const [made, waiting] = [madeFile(name), waitingFile(name)]
    await db.insert(exportJobs).values([
      { id: made, ...job },
      { id: waiting, ...job },
    ])
    await db.insert(exportRuns).values([
      {
        id: made,
        state: 'done',
        endedAt: at,
        expiresAt: new Date('2200-01-01T00:00:00Z'),
        fileName: 'bieu-do.pdf',
        fileHash: hash,
        fileSize: madeBytes.length,
      },
      { id: waiting, state: 'waiting' },
    ])
  }
}

/** Puts the file itself where a service keeps what it made. */
export async function keepMadeFile(dataDir: string): Promise<void> {
  const path = join(dataDir, 'exports', addressOf(hash))
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, madeBytes)
}
