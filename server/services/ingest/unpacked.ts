import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BatchRefused } from '../../core/ingest/row-problem.ts'

/** Ten million rows of a hundred bytes; a gzip bomb is cut off here, if its lines do not give it away before. */
const mostBytes = 2_000_000_000

/** What is gzip, by its first two bytes, is unpacked as it comes, whatever was said about it. @throws BatchRefused */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const piece of plainOf(bytes)) {
    total += piece.length
    if (total > mostBytes) throw new BatchRefused({ code: 'too-large', more: String(mostBytes / 1_000_000) })
    yield piece
  }
}

async function* plainOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let known = 0
  while (known < 2) {
    const { done, value } = await source.next()
    if (done) break
    first.push(value)
    known += value.length
  }
  async function* all() {
    yield* first
    for (;;) {
      const { done, value } = await source.next()
      if (done) return
      yield value
    }
  }
  const head = Buffer.concat(first)
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(all())
  else yield* all()
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 65_536 })
  // What goes wrong on the way in reaches whoever reads what comes out.
  pipeline(Readable.from(bytes), gunzip).catch(() => {})
  try {
    yield* gunzip as AsyncIterable<Uint8Array>
  } catch (fault) {
    if (/^Z_/.test(String((fault as { code?: unknown }).code))) throw new BatchRefused({ code: 'bad-gzip' })
    throw fault
  }
}
