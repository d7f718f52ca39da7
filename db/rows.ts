import type { SQL } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Transaction } from './versions.ts'

/** The rows of a statement that Drizzle's builder cannot say; `Row` is what its columns are named and typed. */
export async function rowsOf<Row extends object>(db: Db | Transaction, statement: SQL): Promise<Row[]> {
  const { rows } = await db.execute(statement)
  return rows as Row[]
}
