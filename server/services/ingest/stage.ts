import { sql } from 'drizzle-orm'
import type { CopyIn } from '../../../db/copy-in.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { TableShape } from './tables.ts'

/** A row on its way into the staging table: its cells in the order of the table's columns. */
export type StagedRow = { line: number; retracted: boolean; cells: readonly (string | null)[] }

/** Where a batch waits, in its own transaction only, until all of it has come. */
export const staging = sql.raw('"incoming"')

/** Text is sent in pieces of about this many characters. */
const pieceLength = 1 << 16

/** Streams rows into a table of this transaction's own, so that memory does not grow with the batch. */
export async function stageRows(
  tx: Transaction,
  copyIn: CopyIn,
  shape: TableShape,
  rows: AsyncIterable<readonly StagedRow[]>,
): Promise<void> {
  const columns = sql.raw(shape.columns.map(({ name, type }) => `${name} ${type}`).join(', '))
  await tx.execute(
    sql`create temp table ${staging} (line bigint not null, retracted boolean not null, ${columns}) on commit drop`,
  )
  const names = shape.columns.map(({ name }) => name).join(', ')
  await copyIn(`copy "incoming" (line, retracted, ${names}) from stdin`, pieces(rows))
}

async function* pieces(batches: AsyncIterable<readonly StagedRow[]>): AsyncGenerator<string> {
  let piece = ''
  for await (const rows of batches) {
    for (const { line, retracted, cells } of rows) {
      piece += line
      piece += retracted ? '\tt' : '\tf'
      for (const cell of cells) piece += cell === null ? '\t\\N' : `\t${escaped(cell)}`
      piece += '\n'
    }
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

const special = /[\\\t\n\r]/
const specials = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  special.test(text) ? text.replace(specials, (sign) => escapes[sign] as string) : text
