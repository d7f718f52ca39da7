import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import type { Transaction } from '../../../db/versions.ts'

/** What keeps the log, as PostgreSQL writes it down: a trigger with another condition or function is another trigger. */
const guards = [
  'chain_entries BEFORE INSERT ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.chain_entries()',
  'keep_entries BEFORE DELETE OR UPDATE ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.keep_entries()',
  'forbid_truncate BEFORE TRUNCATE ON audit.entries FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_entries()',
  'keep_head BEFORE INSERT OR DELETE OR UPDATE ON audit.head FOR EACH ROW EXECUTE FUNCTION audit.keep_head()',
  'forbid_truncate BEFORE TRUNCATE ON audit.head FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_entries()',
]

/** What is wrong with the triggers that keep the log. */
export async function openGuards(tx: Transaction): Promise<string[]> {
  const rows = await rowsOf<{ guard: string }>(
    tx,
    sql`
    select replace(pg_get_triggerdef(oid), 'CREATE TRIGGER ', '') as guard from pg_trigger
    where tgrelid in ('audit.entries'::regclass, 'audit.head'::regclass) and tgenabled in ('O', 'A')`,
  )
  const there = new Set(rows.map(({ guard }) => guard))
  return guards
    .filter((guard) => !there.has(guard))
    .map((guard) => {
      const [name] = guard.split(' ')
      const [, table] = /ON (\S+)/.exec(guard) ?? []
      return `the trigger ${name} on ${table} is switched off, missing or changed`
    })
}

/** Whether the log is out of the hands of the application's own role: the one that owns its tables, whoever asks. */
export async function isSealed(tx: Transaction): Promise<boolean> {
  const [log] = await rowsOf<{ sealed: boolean }>(
    tx,
    sql`
    with application as (select relowner as role from pg_class where oid = 'public.people'::regclass),
      owners as (
        select nspowner as role from pg_namespace where nspname = 'audit'
        union select relowner from pg_class where relnamespace = 'audit'::regnamespace
        union select proowner from pg_proc where pronamespace = 'audit'::regnamespace)
    select not bool_or(pg_has_role(application.role, owners.role, 'member')
      or has_table_privilege(application.role, 'audit.entries', 'update, delete, truncate, trigger')
      or has_table_privilege(application.role, 'audit.head', 'insert, update, delete, truncate, trigger')) as sealed
    from application, owners`,
  )
  return log?.sealed === true
}
