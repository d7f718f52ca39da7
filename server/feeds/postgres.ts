import { Client, DatabaseError } from 'pg'
import { FeedFault } from './feed-fault.ts'
import type { Holds, Source, SourceRow } from './source.ts'

const atOnce = 2_000
const patience = 30_000
const zone = 'Asia/Ho_Chi_Minh'
/** What PostgreSQL calls boolean, and its whole numbers; the rest stays the text that it is. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  20: Number,
  21: Number,
  23: Number,
}

/**
 * Rows of one SELECT, asked in a read-only transaction that ends when its time is over, some thousand at a time.
 * `postgres://host:port/database?sslmode=require`; user and password stand elsewhere.
 * @throws FeedFault
 */
export async function* postgresRows(
  source: Source,
  holds: Holds,
  signal: AbortSignal,
): AsyncGenerator<SourceRow> {
  const { host, port, database, ssl } = readAddress(source.address)
  const found = await holds.guard(host)
  const client = new Client({
    host: found[0]?.address ?? host,
    port,
    database,
    user: source.options.user ?? '',
    password: source.secret ?? '',
    ssl: ssl ? { servername: host } : false,
    application_name: 'dashboard-feed',
    connectionTimeoutMillis: patience,
    options: `-c TimeZone=${zone} -c default_transaction_read_only=on -c DateStyle=ISO -c statement_timeout=${holds.time}`,
    types: { getTypeParser: (oid: number) => parsers[oid] ?? ((text: string) => text) } as never,
  })
  client.on('error', () => {})
  // What waits for an answer of a server that is silent ends with its connection.
  const stop = () =>
    void (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (signal.aborted) throw signal.reason
    await client.connect()
    if (signal.aborted) throw signal.reason
    await client.query('begin isolation level repeatable read read only')
    // The extended protocol takes one statement and no more, whatever stands in the text.
    await client.query({
      text: `declare rows no scroll cursor for ${source.options.query ?? ''}`,
      queryMode: 'extended',
    } as never)
    let bytes = 0
    while (true) {
      const { rows } = await client.query<Record<string, unknown>>(`fetch ${atOnce} from rows`)
      if (rows.length === 0) break
      for (const row of rows) {
        bytes += sizeOf(row)
        yield row
      }
      if (bytes > holds.size)
        throw new FeedFault('too-large', { megabytes: Math.floor(holds.size / 1_000_000) })
    }
    await client.query('rollback')
  } catch (fault) {
    throw toldFault(fault, host, signal)
  } finally {
    signal.removeEventListener('abort', stop)
    await client.end().catch(() => {})
  }
}

const sizeOf = (row: SourceRow): number => {
  let size = 0
  for (const key in row) size += String(row[key]).length
  return size
}

function readAddress(address: string) {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.username || url.password || !url.hostname)
    throw new FeedFault('bad-address')
  const mode = url.searchParams.get('sslmode')
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: mode !== null && mode !== 'disable',
  }
}

function toldFault(fault: unknown, host: string, signal: AbortSignal): unknown {
  if (fault instanceof FeedFault) return fault
  if (signal.aborted)
    return signal.reason instanceof FeedFault ? signal.reason : new FeedFault('broken-off', {}, signal.reason)
  if (fault instanceof DatabaseError) {
    const { code = '' } = fault
    if (code.startsWith('28')) return new FeedFault('signed-out', {}, fault)
    return new FeedFault('bad-query', { code }, fault)
  }
  return new FeedFault('unreachable', { host }, fault)
}
