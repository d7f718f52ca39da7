import { getTableName } from 'drizzle-orm'
import type postgres from 'postgres'
import { dossiers, exchanges, petitions, surveyResponses } from '../db/schema/flows.ts'
import {
  dossierChanges,
  dossierHeads,
  exchangeChanges,
  exchangeHeads,
  petitionChanges,
  petitionHeads,
  surveyChanges,
  surveyHeads,
} from '../db/schema/rollups.ts'

const heads = [dossierHeads, petitionHeads, surveyHeads, exchangeHeads].map(getTableName)
const others = [
  ...[dossiers, petitions, surveyResponses, exchanges],
  ...[dossierChanges, petitionChanges, surveyChanges, exchangeChanges],
].map(getTableName)

/**
 * Takes the indexes of the flows away, in a transaction that fills them, and returns what makes them again: to sort all
 * rows once costs a fraction of finding each one's place in every index. What is unique is held to be so when they are made
 * again. The keys of the flows stay, since rows come in their order, and those of the totals, by which they are added to.
 */
export async function setIndexesAside(sql: postgres.TransactionSql): Promise<() => Promise<void>> {
  const found = await sql<{ away: string; again: string }[]>`
    select format('drop index %s', i.indexrelid::regclass) as away, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as again
    from pg_index i
    where i.indrelid = any(${others}::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    union all
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
    from pg_constraint c where c.contype = 'p' and c.conrelid = any(${heads}::text[]::regclass[])`
  for (const { away } of found) await sql.unsafe(away)
  return async () => {
    await sql`set local maintenance_work_mem = '256MB'`
    for (const { again } of found) await sql.unsafe(again)
  }
}
