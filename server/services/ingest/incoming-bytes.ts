import { createHash } from 'node:crypto'
import { type TargetId, targetOf } from '../../core/ingest/targets.ts'
import { type Lines, textLines } from '../../sheets/text-lines.ts'
import type { Incoming, IncomingRow } from './incoming.ts'
import { readCsvRows } from './read-csv-rows.ts'
import { readNdjson } from './read-ndjson.ts'
import { unpacked } from './unpacked.ts'

/** What a file holds; where nobody says, its first sign tells: a row of NDJSON begins with a brace. */
export type RowFormat = 'ndjson' | 'csv'

/** Rows out of bytes as they come: NDJSON or CSV, packed with gzip or not; no more than a line of them is in memory. */
export function incomingBytes(
  bytes: AsyncIterable<Uint8Array>,
  target: TargetId,
  format: RowFormat | null,
): Incoming {
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const piece of unpacked(bytes)) {
      hash.update(piece)
      yield piece
    }
  }
  return { batches: rowsIn(textLines(hashed()), target, format), digest: () => hash.digest('hex') }
}

async function* rowsIn(
  text: AsyncGenerator<Lines>,
  target: TargetId,
  format: RowFormat | null,
): AsyncGenerator<readonly IncomingRow[]> {
  const seen: Lines[] = []
  let first: string | undefined
  while (first === undefined) {
    const { done, value } = await text.next()
    if (done) return
    seen.push(value)
    first = value.lines.find((line) => line.trim() !== '')?.trimStart()[0]
    // A file may begin with millions of empty lines; they are no reason to keep them.
    if (first === undefined) seen.length = 0
  }
  async function* all() {
    yield* seen
    yield* text
  }
  const told = format ?? (first === '{' || first === '[' ? 'ndjson' : 'csv')
  yield* told === 'ndjson' ? readNdjson(all()) : readCsvRows(all(), targetOf(target))
}
