import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { Limits } from './limits.ts'
import { ReadingStopped } from './problem.ts'

/** The fixed part of a header that stands before the data of each part (PKWARE APPNOTE 4.3.7). */
const localHeader = 30
/** Small parts are read whatever their ratio: a few kilobytes of equal text pack very well. */
const smallPart = 1_000_000

const tooLarge = ({ unpacked }: Limits) =>
  new ReadingStopped('unpacks-too-large', { megabytes: unpacked / 1_000_000 })

/** The parts of a zip, none of them unpacked yet. */
export class Parts {
  private readonly zip: ZipFile
  private readonly entries: ReadonlyMap<string, Entry>
  private readonly limits: Limits
  private unpacked = 0

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: Limits) {
    this.zip = zip
    this.entries = entries
    this.limits = limits
  }

  /** Names of parts differ by more than case (ECMA-376 part 2, 6.2.2.3). */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  some(is: (name: string) => boolean): boolean {
    return [...this.entries.keys()].some(is)
  }

  /** As they are written in the file, without folders. */
  get names(): string[] {
    return [...this.entries.values()].map(({ fileName }) => fileName).filter((name) => !name.endsWith('/'))
  }

  /**
   * The text of a part as it unpacks; a part read twice counts twice. A reader may leave off at any point.
   * @throws ReadingStopped damaged, encrypted, unpacks-too-large
   */
  async *text(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    try {
      for await (const chunk of this.chunks(name)) yield decoder.decode(chunk, { stream: true })
      yield decoder.decode()
    } catch (error) {
      throw error instanceof ReadingStopped ? error : new ReadingStopped('damaged')
    }
  }

  /** A part whole. @throws ReadingStopped damaged, encrypted, unpacks-too-large */
  async bytes(name: string): Promise<Uint8Array> {
    const chunks: Buffer[] = []
    for await (const chunk of this.chunks(name)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  private async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) throw new ReadingStopped('damaged')
    if (entry.isEncrypted()) throw new ReadingStopped('encrypted')
    let sum = 0
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry)
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.unpacked += chunk.length
        if (this.unpacked > this.limits.unpacked) throw tooLarge(this.limits)
        sum = crc32(chunk, sum)
        yield chunk
      }
    } catch (error) {
      throw error instanceof ReadingStopped ? error : new ReadingStopped('damaged')
    }
    if (sum !== entry.crc32) throw new ReadingStopped('damaged')
  }
}

/**
 * Reads the directory alone and holds what it declares to the limits; what it declares is held to the truth while a
 * part unpacks.
 * @throws ReadingStopped damaged, unpacks-too-large
 */
export async function openParts(bytes: Buffer, limits: Limits): Promise<Parts> {
  const damaged = () => new ReadingStopped('damaged')
  const zip = await fromBufferPromise(bytes).catch(() => Promise.reject(damaged()))
  if (zip.entryCount > limits.parts) throw damaged()
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  } catch {
    throw damaged()
  }
  // Two parts of one name are read differently by different programs.
  if (entries.size !== zip.entryCount || overlap([...entries.values()])) throw damaged()
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (declared > limits.unpacked || [...entries.values()].some((entry) => isBomb(entry, limits)))
    throw tooLarge(limits)
  return new Parts(zip, entries, limits)
}

const isBomb = ({ uncompressedSize, compressedSize }: Entry, { ratio }: Limits) =>
  uncompressedSize > smallPart && uncompressedSize > compressedSize * ratio

/** Parts that share their packed bytes make much out of little without a suspicious ratio. */
function overlap(entries: Entry[]): boolean {
  const inOrder = entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const entry of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < end) return true
    end = entry.relativeOffsetOfLocalHeader + localHeader + entry.fileNameLength + entry.compressedSize
  }
  return false
}
