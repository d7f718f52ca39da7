import type { Readable } from 'node:stream'
import type { EvidenceType } from '../core/evidence.ts'

/** A file that has arrived whole and is not kept yet. */
export type Received = {
  path: string
  /** SHA-256, hexadecimal */
  hash: string
  /** bytes */
  size: number
  mediaType: EvidenceType
}

/**
 * Where files are kept, each under the hash of its bytes and once however often it is sent. What is kept is never
 * changed, and evidence never taken away: an earlier state of a value has its evidence too. Files that were made for
 * somebody to fetch are kept in one of their own.
 */
export type EvidenceStore = {
  /** where it lies, for the one who operates it */
  place: string
  /** A new folder of one's own for a file on its way in. @throws StoreAway */
  incoming(): Promise<string>
  /** Keeps it: once this returns, a power cut does not take it away. @throws StoreAway */
  put(file: Received): Promise<void>
  /** @throws StoreAway, before the first byte; a stream that breaks later fails */
  open(hash: string): Promise<Readable>
  /** Whether it is kept, whole. @throws StoreAway */
  has(file: { hash: string; size: number }): Promise<boolean>
  /** Takes it away: nothing that is evidence. @throws StoreAway */
  drop(hash: string): Promise<void>
  /** Clears away what uploads that died with their process have left. */
  sweep(at: Date): Promise<void>
}

/** `ab/abcdef…`: no folder with a hundred thousand files. @throws TypeError for what is no hash */
export function addressOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('Not a SHA-256')
  return `${hash.slice(0, 2)}/${hash}`
}
