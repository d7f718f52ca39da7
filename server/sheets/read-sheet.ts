import { open } from 'node:fs/promises'
import { kindOfFile } from './file-kind.ts'
import { Gathering } from './gathering.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { ReadingStopped } from './problem.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Reading } from './sheet.ts'

/** `sheet` names the one to read (else the first visible one); `own` are hidden sheets that belong there. */
export type ReadOptions = { sheet?: string; own?: readonly string[]; limits?: Partial<Limits> }

/**
 * One sheet of an uploaded XLSX or CSV, with every problem by sheet, row and column. Nothing that a file holds makes
 * it throw; only a path that cannot be read does.
 */
export async function readSheet(source: Buffer | string, options: ReadOptions = {}): Promise<Reading> {
  const limits = { ...defaultLimits, ...options.limits }
  const gathering = new Gathering(limits)
  try {
    const bytes = await bytesOf(source, limits.bytes)
    if (kindOfFile(bytes) === 'csv') await readCsv(bytes, gathering)
    else await readXlsx(bytes, gathering, { sheet: options.sheet, own: options.own ?? [] })
    return gathering.read()
  } catch (error) {
    if (error instanceof ReadingStopped) return gathering.stopped(error.problem)
    throw error
  }
}

/** A file is held whole, which its limit allows, and never more of it: it may grow while it is read. */
async function bytesOf(source: Buffer | string, limit: number): Promise<Buffer> {
  const tooLarge = () => new ReadingStopped('too-large', { megabytes: limit / 1_000_000 })
  if (typeof source !== 'string') {
    if (source.length > limit) throw tooLarge()
    return source
  }
  const file = await open(source)
  try {
    const { size } = await file.stat()
    if (size > limit) throw tooLarge()
    const bytes = Buffer.alloc(size)
    const { bytesRead } = await file.read(bytes, 0, size, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
