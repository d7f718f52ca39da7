import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rowsOf } from '../../../db/rows.ts'
import { auditHead, auditEntries as e } from '../../../db/schema/audit.ts'
import { auditText, noHash } from '../../../db/sql/audit.ts'
import type { Transaction } from '../../../db/versions.ts'
import { isSealed, openGuards } from './guards.ts'
import { type End, type Link, walkAlong } from './walk.ts'

export type Verified = {
  count: number
  /** what to write down for another day */
  end: End
  /** whether the log is out of the hands of the application's own role */
  sealed: boolean
  /** what is wrong, along the log; none: every entry is as it was written */
  faults: string[]
}

const batch = 1_000

/**
 * Reads the whole log as it stands at one moment and works every hash out anew, outside the database.
 * `writtenDown`: the end as it was on an earlier day. Without it, a log rewritten from some entry to its end by somebody
 * above the application's role looks as good as new.
 */
export function verifyAudit(db: Db, writtenDown: End | null = null): Promise<Verified> {
  return db.transaction(
    async (tx) => {
      // A function of the same name elsewhere must not write the texts.
      await tx.execute(sql`set local search_path = pg_catalog`)
      if (!(await isThere(tx)))
        return {
          count: 0,
          end: { number: 0, hash: noHash },
          sealed: false,
          faults: ['there is none in this database'],
        }
      const walk = walkAlong(writtenDown)
      for await (const links of readLinks(tx)) for (const link of links) walk.pass(link)
      const { count, end, faults } = walk.arrive(await tx.select().from(auditHead))
      return { count, end, sealed: await isSealed(tx), faults: [...faults, ...(await openGuards(tx))] }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** By a cursor: a number that stands twice is read twice. */
async function* readLinks(tx: Transaction): AsyncGenerator<Link[]> {
  await tx.execute(sql`
    declare log no scroll cursor for
    select ${e.number}::float8 as number, ${e.previousHash} as "previousHash", ${e.hash} as hash, ${auditText} as text
    from ${e} order by ${e.number}`)
  for (;;) {
    const links = await rowsOf<Link>(tx, sql.raw(`fetch ${batch} from log`))
    yield links
    if (links.length < batch) return
  }
}

async function isThere(tx: Transaction): Promise<boolean> {
  const [log] = await rowsOf<{ there: boolean }>(
    tx,
    sql`select to_regclass('audit.entries') is not null and to_regclass('audit.head') is not null as there`,
  )
  return log?.there === true
}
