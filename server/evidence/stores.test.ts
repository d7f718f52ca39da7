import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { AppError } from '../core/app-error.ts'
import { largestEvidence } from '../core/evidence.ts'
import { diskStore } from './disk-store.ts'
import { receive } from './receive.ts'
import { type S3Place, s3Store } from './s3-store.ts'
import { addressOf, type EvidenceStore } from './store.ts'
import { StoreAway } from './store-away.ts'
import { office, pdf } from './testing/files.ts'
import { bucket, key, openS3Server, type S3Server, secret } from './testing/s3-server.ts'

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const pieces = (...all: Buffer[]): AsyncIterable<Buffer> =>
  (async function* () {
    yield* all
  })()
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: unknown) => {
      if (fault instanceof AppError) return fault.code
      throw fault
    },
  )

const base = mkdtempSync(join(tmpdir(), 'evidence-test-'))
let folders = 0
let s3: S3Server
beforeAll(async () => {
  s3 = await openS3Server()
  mkdirSync(spoolFolder)
  vi.stubEnv('TMPDIR', spoolFolder)
})
afterEach(() => {
  s3.answered.length = 0
})
afterAll(async () => {
  await s3.close()
  vi.unstubAllEnvs()
  rmSync(base, { recursive: true })
})

const inFolder = () => {
  const folder = join(base, String(++folders), 'evidence')
  return { folder, store: diskStore(folder) }
}
const inBucket = (own: Partial<S3Place> = {}): EvidenceStore =>
  s3Store({ url: s3.url, bucket, key, secret, ...own })
/** Every file below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
/** A temporary folder of one's own: other tests use the machine's at the same time. */
const spoolFolder = join(base, 'spools')
const spools = () => readdirSync(spoolFolder)

describe.each([
  ['a folder', () => inFolder().store],
  ['S3', () => inBucket()],
])('%s', (_name, open) => {
  it('gives back the same bytes, and says what they are', async () => {
    const store = open()
    const bytes = office('docx')
    const kept = await receive(store, pieces(bytes.subarray(0, 10), bytes.subarray(10)))
    expect(kept).toMatchObject({ hash: hashOf(bytes), size: bytes.length })
    expect(kept.mediaType).toMatch(/wordprocessingml/)
    expect(await store.has(kept)).toBe(true)
    expect(await buffer(await store.open(kept.hash))).toEqual(bytes)
  })

  it('knows what it does not have, and says so before the first byte', async () => {
    const store = open()
    const hash = hashOf(Buffer.from('nobody sent this'))
    expect(await store.has({ hash, size: 16 })).toBe(false)
    await expect(store.open(hash)).rejects.toThrow(StoreAway)
    expect(() => addressOf('../../etc/passwd')).toThrow(TypeError)
  })

  it('20,000,000 bytes are taken, one more is not', async () => {
    const store = open()
    const whole = Buffer.concat([pdf(), Buffer.alloc(largestEvidence - pdf().length, ' ')])
    const inPieces = (bytes: Buffer) =>
      pieces(...Array.from({ length: 20 }, (_, i) => bytes.subarray(i * 1_000_001, (i + 1) * 1_000_001)))
    expect((await receive(store, inPieces(whole))).size).toBe(largestEvidence)
    const more = Buffer.concat([whole, Buffer.from(' ')])
    expect(await code(receive(store, inPieces(more)))).toBe('evidence-too-large')
    expect(await store.has({ hash: hashOf(more), size: more.length })).toBe(false)
  })
})

describe('a folder of evidence', () => {
  it('holds each file once, under its hash, however often and by however many it is sent', async () => {
    const { folder, store } = inFolder()
    const bytes = pdf('sent by two at once')
    await Promise.all(Array.from({ length: 8 }, () => receive(store, pieces(bytes))))
    expect(filesIn(folder)).toEqual([hashOf(bytes)])
    expect(readFileSync(join(folder, addressOf(hashOf(bytes))))).toEqual(bytes)
    expect(readdirSync(folder)).toEqual([hashOf(bytes).slice(0, 2)])
  })

  it('a file that a crash of the disk left short is made whole when it is sent again', async () => {
    const { folder, store } = inFolder()
    const bytes = pdf('cut off')
    const { hash } = await receive(store, pieces(bytes))
    writeFileSync(join(folder, addressOf(hash)), bytes.subarray(0, 5))
    await receive(store, pieces(bytes))
    expect(await buffer(await store.open(hash))).toEqual(bytes)
  })

  it.each([
    ['nothing', [], 'evidence-empty'],
    ['no kind that is taken', [Buffer.from('<html>')], 'evidence-bad-type'],
  ] as const)('%s leaves nothing behind', async (_name, bytes, refused) => {
    const { folder, store } = inFolder()
    expect(await code(receive(store, pieces(...bytes)))).toBe(refused)
    expect(readdirSync(folder)).toEqual([])
  })

  it('a line that breaks leaves nothing behind', async () => {
    const { folder, store } = inFolder()
    async function* broken() {
      yield pdf()
      throw new Error('the line broke')
    }
    await expect(receive(store, broken())).rejects.toThrow('the line broke')
    expect(readdirSync(folder)).toEqual([])
  })

  it('a folder that cannot be one is said in words, with the cause for the log', async () => {
    const path = join(base, 'no-folder')
    writeFileSync(path, '')
    const fault = await receive(diskStore(join(path, 'evidence')), pieces(pdf())).catch((thrown) => thrown)
    expect(fault).toBeInstanceOf(StoreAway)
    expect(fault).toMatchObject({ code: 'evidence-away', httpStatus: 503, cause: { code: 'ENOTDIR' } })
  })

  it.each(['appendFile', 'sync'] as const)(
    'a disk that is full at %s leaves nothing behind',
    async (step) => {
      const { folder, store } = inFolder()
      const handle = await openFile(import.meta.filename)
      const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
      const spy = vi.spyOn(Object.getPrototypeOf(handle), step).mockRejectedValueOnce(full)
      await handle.close()
      expect(await code(receive(store, pieces(pdf())))).toBe('evidence-away')
      spy.mockRestore()
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('clears away after a day what uploads left that died with their process', async () => {
    const { folder, store } = inFolder()
    const { hash } = await receive(store, pieces(pdf()))
    const day = 86_400
    const at = new Date('2024-11-22T10:00:00Z')
    for (const [name, age] of [
      ['incoming-old', day + 60],
      ['incoming-new', 60],
    ] as const) {
      mkdirSync(join(folder, name))
      const then = at.getTime() / 1000 - age
      utimesSync(join(folder, name), then, then)
    }
    utimesSync(join(folder, hash.slice(0, 2)), 0, 0)
    await store.sweep(at)
    expect(readdirSync(folder).sort()).toEqual([hash.slice(0, 2), 'incoming-new'].sort())
    await inFolder().store.sweep(at)
  })
})

describe('S3', () => {
  it('holds each file once, with its hash checked on the other side', async () => {
    const bytes = pdf('twice to S3')
    await receive(inBucket(), pieces(bytes))
    await receive(inBucket(), pieces(bytes))
    expect(s3.answered).toEqual(['HEAD 404', 'PUT 200', 'HEAD 200'])
    expect(s3.objects.get(`/${bucket}/evidence/${addressOf(hashOf(bytes))}`)).toEqual(bytes)
    expect(spools()).toEqual([])
  })

  it('a wrong secret is refused by the store, and said for the log', async () => {
    const wrong = inBucket({ secret: 'another' })
    const fault = await receive(wrong, pieces(pdf('unsigned'))).catch((thrown) => thrown)
    expect(fault).toMatchObject({ code: 'evidence-away', cause: { message: 'S3 answered HEAD with 403' } })
    const read = await wrong.open(hashOf(pdf())).catch((thrown) => thrown)
    expect(read.cause.message).toBe('S3 answered GET with 403 SignatureDoesNotMatch')
  })

  it('another bucket is away, and so is a region that the signature does not mean', async () => {
    expect(await code(inBucket({ bucket: 'another' }).open(hashOf(pdf())))).toBe('evidence-away')
    // Signed for its own region, whichever that is called.
    await receive(inBucket({ region: 'ap-southeast-1' }), pieces(pdf('elsewhere')))
    expect(s3.answered.slice(-1)).toEqual(['PUT 200'])
  })

  it('gone in the middle of a file: nothing is kept, and nothing left behind', async () => {
    s3.breakNext()
    const bytes = Buffer.concat([pdf('broken off'), Buffer.alloc(5_000_000, ' ')])
    expect(await code(receive(inBucket(), pieces(bytes)))).toBe('evidence-away')
    expect(s3.objects.has(`/${bucket}/evidence/${addressOf(hashOf(bytes))}`)).toBe(false)
    expect(spools()).toEqual([])
    await receive(inBucket(), pieces(bytes))
    expect(s3.objects.has(`/${bucket}/evidence/${addressOf(hashOf(bytes))}`)).toBe(true)
  })

  it('away altogether: said at once', async () => {
    const gone = await openS3Server()
    await gone.close()
    expect(await code(receive(inBucket({ url: gone.url }), pieces(pdf())))).toBe('evidence-away')
    expect(await code(inBucket({ url: gone.url }).open(hashOf(pdf())))).toBe('evidence-away')
  })
})
