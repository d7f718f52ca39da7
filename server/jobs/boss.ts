import { type SQL, sql } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import type { Db } from '../../db/client.ts'
import type { Transaction } from '../../db/versions.ts'

export const settings = { schema: 'pgboss', archiveCompletedAfterSeconds: 3_600, deleteAfterDays: 7 }

/**
 * pg-boss as a set of statements: each runs in a transaction that is handed over. Its own loops are not started, for
 * they leave refusals of the database to nobody, and that ends the process.
 */
export const boss = new PgBoss({
  ...settings,
  db: { executeSql: () => Promise.reject(new Error('a statement of the queue outside of a transaction')) },
})

/** How pg-boss speaks to a transaction of ours. */
export const within = (tx: Db | Transaction): PgBoss.ConnectionOptions => ({
  db: { executeSql: async (text, values = []) => tx.execute(filled(text, values)) },
})

/** A statement with `$1` in it as Drizzle says it: pg-boss names each value once. */
const filled = (text: string, values: readonly unknown[]): SQL =>
  sql.join(
    text
      .split(/\$(\d+)/)
      .map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1])}`)),
  )
