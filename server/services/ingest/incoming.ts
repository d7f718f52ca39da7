import { createHash } from 'node:crypto'
import type { Problem } from '../../core/ingest/row-problem.ts'

/** A row as it came: its line in the file (from 1), and its columns; or why it is none. */
export type IncomingRow =
  | { line: number; fields: Readonly<Record<string, unknown>> }
  | { line: number; problem: Problem }

/** Rows on their way in, some at a time, and what they were once the last has come. */
export type Incoming = {
  batches: AsyncIterable<readonly IncomingRow[]>
  /** SHA-256 of all that came; known once the last row was read */
  digest(): string
}

type Fields = Readonly<Record<string, unknown>>
const atOnce = 500

/** Rows that another system gave as objects, numbered from 1. */
export function incomingObjects(rows: AsyncIterable<Fields> | Iterable<Fields>): Incoming {
  const hash = createHash('sha256')
  async function* batches() {
    let batch: IncomingRow[] = []
    let line = 0
    for await (const fields of rows) {
      hash.update(JSON.stringify(fields)).update('\n')
      batch.push({ line: ++line, fields })
      if (batch.length < atOnce) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
  return { batches: batches(), digest: () => hash.digest('hex') }
}
