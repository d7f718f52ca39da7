import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool, type PoolConfig } from 'pg'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

export type Db = NodePgDatabase<typeof schema> & { $client: Pool }
export type ConnectionOptions = { host: string; port: number; username: string; database: string } | string

/**
 * Questions and verbs go through node-postgres. postgres.js, which is what COPY and LISTEN are good with, ends the process
 * when a connection breaks inside a transaction (porsager/postgres#1208, open in 3.4.9).
 */
export type Database = {
  db: Db
  /** plain postgres.js client for COPY, LISTEN and the rare statement that drizzle cannot say */
  raw: postgres.Sql
  close(): Promise<void>
}

const zone = 'Asia/Ho_Chi_Minh'
const name = 'dashboard'
/** Questions here take milliseconds; to compile one takes hundreds, and PostgreSQL would, as soon as it expects many rows. */
const jit = 'off'
/** Milliseconds for which a question waits for a connection: longer than any that runs before it. */
const patience = 30_000

/** Opens lazily: nothing is connected until the first statement. */
export function openDatabase(options: ConnectionOptions, { max = 9 }: { max?: number } = {}): Database {
  const pool = new Pool({
    ...whereFor(options),
    options: `-c TimeZone=${zone} -c jit=${jit}`,
    application_name: name,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    max,
  })
  // A connection that breaks tells its question, if there is one; without an ear for it the process would end.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const own = {
    onnotice: () => {},
    connection: { TimeZone: zone, application_name: name, jit },
    connect_timeout: 5,
    backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 2),
    max: 3,
  }
  const raw = typeof options === 'string' ? postgres(options, own) : postgres({ ...own, ...options })
  let closing: Promise<unknown> | undefined
  return {
    db: drizzle(pool, { schema }),
    raw: raw as unknown as postgres.Sql,
    close: async () => {
      closing ??= Promise.all([pool.end(), raw.end({ timeout: 5 })])
      await closing
    },
  }
}

const whereFor = (options: ConnectionOptions): PoolConfig =>
  typeof options === 'string'
    ? { connectionString: options }
    : { host: options.host, port: options.port, user: options.username, database: options.database }
