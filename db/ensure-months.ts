import { getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import { dossiers, exchanges, petitions, surveyResponses } from './schema/flows.ts'

/** The flows, each with the key of the day by whose month it is parted. */
const dayOf = new Map<PgTable, string>([
  [dossiers, 'filedOn'],
  [petitions, 'receivedOn'],
  [surveyResponses, 'answeredOn'],
  [exchanges, 'exchangedOn'],
])

/**
 * Gives each month of some rows its partition; of a table that is no flow, nothing. To be asked before a transaction
 * reads or writes the flow, since a new partition waits for those who do.
 */
export async function ensureMonths(
  sql: postgres.Sql | postgres.TransactionSql,
  flow: PgTable,
  rows: Iterable<Record<string, unknown>>,
): Promise<void> {
  const key = dayOf.get(flow)
  if (!key) return
  const months = new Set<string>()
  for (const row of rows) months.add(`${String(row[key]).slice(0, 7)}-01`)
  await sql`select ensure_months(${getTableName(flow)}, string_to_array(${[...months].join()}, ',')::date[])`
}
