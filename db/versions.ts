import { and, eq } from 'drizzle-orm'
import type { AnyPgColumn, PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import type { Db } from './client.ts'
import type { VersionedTable } from './schema/clocks.ts'

export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]
type Keyed = VersionedTable & { code: AnyPgColumn }
/** The facts of a row: all its columns but the clocks, which the writer sets. */
export type Facts<T extends PgTable> = Omit<
  PgInsertValue<T>,
  'knownFrom' | 'knownTo' | 'recordedBy' | 'versionId'
>

/**
 * The one way to change a versioned table: the open version of `code`, if any, ends at `at`, and `facts` open the next
 * (none when null: the row is withdrawn). Returns whether there was a version to close.
 * @throws when `at` is not after the open version's beginning: the database refuses it
 */
export async function recordVersion<T extends Keyed>(
  tx: Db | Transaction,
  table: T,
  code: string,
  { at, by, facts }: { at: string; by: string; facts: Facts<T> | null },
): Promise<boolean> {
  const closed = await tx
    .update(table as PgTable)
    .set({ knownTo: at })
    .where(and(eq(table.code, code), eq(table.knownTo, 'infinity')))
    .returning({ versionId: table.versionId })
  if (facts)
    await tx.insert(table as PgTable).values({ ...facts, code, knownFrom: at, recordedBy: by } as never)
  return closed.length > 0
}
