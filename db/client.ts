import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

export type Db = PostgresJsDatabase<typeof schema>
export type ConnectionOptions = postgres.Options<Record<string, never>> | string

/** drizzle rewrites the type handling of the client it is given, so COPY and LISTEN use a client of their own. */
export type Database = {
  db: Db
  /** plain postgres.js client for COPY, LISTEN and the rare statement that drizzle cannot say */
  raw: postgres.Sql
  close(): Promise<void>
}

const shared = {
  onnotice: () => {},
  connection: { TimeZone: 'Asia/Ho_Chi_Minh', application_name: 'dashboard' },
  connect_timeout: 5,
  backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 2),
}

/** Opens lazily: nothing is connected until the first statement. */
export function openDatabase(options: ConnectionOptions, { max = 8 }: { max?: number } = {}): Database {
  const connect = (own: object) =>
    typeof options === 'string'
      ? postgres(options, { ...shared, ...own })
      : postgres({ ...shared, ...options, ...own } as postgres.Options<Record<string, never>>)
  const client = connect({ max })
  const raw = connect({ max: 3 }) as unknown as postgres.Sql
  return {
    db: drizzle(client as unknown as postgres.Sql, { schema }),
    raw,
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), raw.end({ timeout: 5 })])
    },
  }
}
