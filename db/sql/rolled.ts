import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'

/** The three tables of a flow's rollup (db/schema/rollups.ts). */
export type RollupTables = { totals: PgTable; pending: PgTable; changes: PgTable }

/**
 * Sums of a rollup as they were known at a moment, one row a key: grain, day, office_code, service, sample, the sums under
 * their own names, and updated_at, when the newest of what is counted became known. Asked of a relation
 * `ranges(grain, lo, hi)` of which none overlap, whose days do not lie after that of the moment, and whose months (`month`,
 * `service`) had ended by then.
 */
export function rolledSql(
  { totals, pending, changes }: RollupTables,
  { sums, asOf, offices }: { sums: readonly AnyPgColumn[]; asOf: SQL; offices: (office: SQL) => SQL },
): SQL {
  const each = (said: (name: SQL) => SQL) =>
    sql.join(
      sums.map(({ name }) => said(sql`${sql.identifier(name)}`)),
      sql`, `,
    )
  // Found by range in the key, so that a range costs what lies in it and not what the rollup holds.
  const held = (
    table: PgTable,
  ) => sql`select day, office_code, service, sample, early_at, last_at, ${each((name) => name)}
    from ${table} where grain = ranges.grain and day between ranges.lo and ranges.hi and ${offices(sql`office_code`)}`
  return sql`(
    select held.grain, held.day, held.office_code, held.service, held.sample,
      ${each((name) => sql`held.${name} - coalesce(later.${name}, 0) as ${name}`)},
      case when held.last_at <= ${asOf} then held.last_at else greatest(held.early_at, later.known_at) end as updated_at
    from (
      select ranges.grain, day, office_code, service, sample, max(early_at) as early_at, max(last_at) as last_at,
        ${each((name) => sql`sum(${name}) as ${name}`)}
      from ranges cross join lateral (${held(totals)} union all ${held(pending)}) now
      group by 1, 2, 3, 4, 5
    ) held left join lateral (
      select max(known_at) filter (where known_at <= ${asOf}) as known_at,
        ${each((name) => sql`sum(${name}) filter (where known_at > ${asOf}) as ${name}`)}
      from ${changes} change
      where held.last_at > ${asOf} and change.grain = case held.grain when 'month' then 'day' else held.grain end
        and change.day between held.day and
          case held.grain when 'month' then (held.day + interval '1 month')::date - 1 else held.day end
        and change.office_code = held.office_code and change.service = held.service and change.sample = held.sample
    ) later on true
  )`
}
