import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { rowsOf } from '../../db/rows.ts'

const lockKind = 7_411_025

/** True of a holder (an SQL expression) while its process lives: PostgreSQL takes the lock away with the connection. */
export const isPresent = (holder: unknown) => sql`exists (
  select from pg_locks
  where locktype = 'advisory' and granted and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())
    and classid = ${lockKind} and objid = (${holder})::oid)`

export type Presence = {
  /** the number under which this process has jobs in hand */
  holder: number
  /** its connection broke: others may have taken its jobs */
  isLost(): boolean
  end(): void
}

/** Holds a connection and on it a lock, by which other processes see that this one lives. */
export async function bePresent(db: Db): Promise<Presence> {
  const client = await db.$client.connect()
  let lost = false
  client.once('error', () => {
    lost = true
  })
  client.once('end', () => {
    lost = true
  })
  try {
    const [{ holder = 0 } = {}] = await rowsOf<{ holder: number }>(
      db,
      sql`select nextval('jobs_holder')::integer as holder`,
    )
    await client.query('select pg_advisory_lock($1, $2)', [lockKind, holder])
    return { holder, isLost: () => lost, end: () => client.release(true) }
  } catch (fault) {
    client.release(true)
    throw fault
  }
}
