import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import type { TableRows } from './generators/versions.ts'

/** Text is sent in pieces of about this many characters. */
const pieceLength = 1 << 16

type Sql = postgres.Sql | postgres.TransactionSql

/** Streams rows into their table by COPY: the triggers run, nothing else stands between. */
export async function copyRows(sql: Sql, rows: TableRows): Promise<void> {
  const { stored } = await sendRows(sql, rows)
  await stored
}

/** The same, to be waited for twice: until all rows have been sent, and (`stored`) until triggers have done their work too. */
export async function sendRows(
  sql: Sql,
  { table, rows, numbered = false }: TableRows,
): Promise<{ stored: Promise<void> }> {
  if (rows.length === 0) return { stored: Promise.resolve() }
  const columns = writable(table, numbered)
  const names = columns.map(([, name]) => `"${name}"`).join(', ')
  const keys = columns.map(([key]) => key)
  const query = sql.unsafe(`copy "${getTableName(table)}" (${names}) from stdin`)
  const refused = refusalOf(query)
  const stream = await Promise.race([query.writable(), refused])
  for (const piece of pieces(keys, rows)) await Promise.race([written(stream, piece), refused])
  const ended = Promise.race([finished(stream.end()), refused])
  const stored = ended.then(async () => {
    // COPY takes numbers as they are given; those that the database gives next must come after them.
    const number = Object.values(getTableColumns(table)).find((column) => column.generatedIdentity)
    if (numbered && number)
      await sql`select setval(pg_get_serial_sequence(${getTableName(table)}, ${number.name}), ${rows.length})`
  })
  // Whoever waits for it hears of a fault, however late.
  stored.catch(() => {})
  // What says that all was sent goes out before anything else is done.
  await setImmediate()
  return { stored }
}

const written = (stream: Writable, piece: string) =>
  new Promise<void>((resolve, reject) => {
    stream.write(piece, (fault) => (fault ? reject(fault) : resolve()))
  })

/**
 * postgres.js never ends the stream of a COPY that the server refuses (porsager/postgres#1173, open in 3.4.9): the
 * refusal reaches nothing but the query's own `reject`, so that is where it is heard.
 */
const refusalOf = (query: object): Promise<never> =>
  new Promise((_, reject) => {
    Object.assign(query, { reject })
  })

/** Columns that the database does not fill itself; of a numbered table, the number too. */
const writable = (table: PgTable, numbered: boolean): (readonly [key: string, name: string])[] =>
  Object.entries(getTableColumns(table)).flatMap(([key, column]) =>
    column.generated || (column.generatedIdentity && !numbered) ? [] : [[key, column.name] as const],
  )

function* pieces(keys: readonly string[], rows: TableRows['rows']): Generator<string> {
  let piece = ''
  for (const row of rows) {
    let line = ''
    for (const key of keys) line += `${line === '' ? '' : '\t'}${field(row[key])}`
    piece += `${line}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Array.isArray(value)) return field(`{${value.map((one) => JSON.stringify(one)).join(',')}}`)
  if (typeof value === 'string')
    return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string)
  return String(value)
}
