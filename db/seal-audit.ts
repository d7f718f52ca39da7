import type postgres from 'postgres'

/**
 * Hands the audit log to the one who asks, a role above the application's: from then on `application` can add to it
 * and read it, and nothing else; not by switching triggers off, not by dropping it. Safe to run again.
 */
export async function sealAudit(sql: postgres.Sql, application: string): Promise<void> {
  const [log] = await sql<{ sealed: boolean }[]>`
    select pg_get_userbyid(nspowner) = current_user as sealed from pg_namespace where nspname = 'audit'`
  if (!log || log.sealed) return
  const app = sql(application)
  await sql.begin(async (tx) => {
    await tx`alter schema audit owner to current_user`
    for (const table of ['entries', 'head'])
      await tx`alter table ${tx(`audit.${table}`)} owner to current_user`
    for (const name of ['chain_entries', 'keep_entries', 'keep_head'])
      await tx`alter function ${tx(`audit.${name}`)}() owner to current_user`
    await tx`alter function audit.text_of(audit.entries) owner to current_user`
    await tx`revoke all on all tables in schema audit from ${app}`
    await tx`grant usage on schema audit to ${app}`
    await tx`grant select on all tables in schema audit to ${app}`
    await tx`grant insert on audit.entries to ${app}`
  })
}
