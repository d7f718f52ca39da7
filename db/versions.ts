import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import { anyOf } from './any-of.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
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

/** Rows sent to the database at a time. */
const atOnce = 5_000

/**
 * The moment at which the next versions of some codes are known: now, or just after the newest thing known of them,
 * when that lies within the same millisecond or another process's clock runs ahead.
 */
export async function nextMoment(
  tx: Transaction,
  table: Keyed,
  codes: readonly string[],
  now: Date,
): Promise<string> {
  const [row] = await rowsOf<{ at: string }>(
    tx,
    sql`select greatest(${now.toISOString()}::timestamptz, max(known_from) + interval '1 microsecond',
      max(known_to) filter (where known_to <> 'infinity'))::text as "at"
    from ${table} where ${anyOf(table.code, codes)}`,
  )
  return row?.at ?? now.toISOString()
}

/**
 * What `recordVersion` does, of many rows of one table at one moment: every open version of the codes ends, and those
 * with facts open the next. Each code once.
 */
export async function recordVersions<T extends Keyed>(
  tx: Transaction,
  table: T,
  { at, by, rows }: { at: string; by: string; rows: readonly { code: string; facts: Facts<T> | null }[] },
): Promise<void> {
  const columns = Object.entries(getTableColumns(table as PgTable)).filter(
    ([key, column]) => key !== 'versionId' && key !== 'knownTo' && column.generated === undefined,
  )
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce)
    await tx
      .update(table as PgTable)
      .set({ knownTo: at })
      .where(
        and(
          anyOf(
            table.code,
            part.map(({ code }) => code),
          ),
          eq(table.knownTo, 'infinity'),
        ),
      )
    const next = part.flatMap(({ code, facts }) =>
      facts
        ? [
            Object.fromEntries(
              columns.map(([key, column]) => [
                column.name,
                { ...facts, code, knownFrom: at, recordedBy: by }[key as 'code'] ?? null,
              ]),
            ),
          ]
        : [],
    )
    if (next.length)
      await tx.execute(
        sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(next)}::jsonb)`,
      )
  }
}
