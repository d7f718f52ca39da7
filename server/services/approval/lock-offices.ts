import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/versions.ts'

/** Whoever changes what is an office's takes turns; the locks of several are taken in one order. */
export async function lockOffices(tx: Transaction, codes: readonly string[]): Promise<void> {
  for (const code of [...new Set(codes)].sort())
    await tx.execute(sql`select pg_advisory_xact_lock(7411026, hashtext(${code}))`)
  // Shared: a period is locked (7411027, exclusive) between verbs, never in the middle of one.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(7411027)`)
}
