import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../core/app-error.ts'
import { largestEvidence } from '../core/evidence.ts'
import { contentTypeOf } from './content-type.ts'
import type { EvidenceStore, Received } from './store.ts'
import { StoreAway } from './store-away.ts'

/**
 * Takes a file in, tells what it is and keeps it; what comes of the upload, nothing else is left behind. Never more
 * than a piece of it is in memory.
 * @throws AppError evidence-empty, evidence-too-large, evidence-bad-type, evidence-macros, evidence-encrypted;
 * StoreAway; what the source throws
 */
export async function receive(
  store: EvidenceStore,
  source: AsyncIterable<Uint8Array>,
): Promise<Omit<Received, 'path'>> {
  const folder = await store.incoming()
  try {
    const path = join(folder, 'file')
    const { hash, size } = await written(path, source)
    const mediaType = await contentTypeOf(path)
    await store.put({ path, hash, size, mediaType })
    return { hash, size, mediaType }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** On disk, not only in the system's memory, when this returns. */
async function written(path: string, source: AsyncIterable<Uint8Array>) {
  const handle = await open(path, 'wx', 0o600).catch((fault) => Promise.reject(new StoreAway(fault)))
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const piece of source) {
      size += piece.length
      if (size > largestEvidence)
        throw new AppError('evidence-too-large', { megabytes: largestEvidence / 1_000_000 })
      hash.update(piece)
      await handle.appendFile(piece).catch((fault) => Promise.reject(new StoreAway(fault)))
    }
    if (size === 0) throw new AppError('evidence-empty')
    await handle.sync().catch((fault) => Promise.reject(new StoreAway(fault)))
    return { hash: hash.digest('hex'), size }
  } finally {
    await handle.close()
  }
}
