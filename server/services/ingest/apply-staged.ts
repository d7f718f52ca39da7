import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import type { Transaction } from '../../../db/versions.ts'
import { staging } from './stage.ts'
import type { TableShape } from './tables.ts'

export type Applied = {
  fresh: number
  corrected: number
  retracted: number
  unchanged: number
  superseded: number
  /** rows whose open version is of an office that the sender may not send rows of; the first of them */
  foreign: number
  foreignFirst: { line: number; office: string }[]
  /** when the new versions are known; null: nothing changed */
  at: string | null
  /** the newest day of an event */
  latestOn: string | null
}

type Ways = {
  by: string
  mayOf: 'all' | readonly string[]
  /** asked once it is this batch's turn: nothing is known earlier than it can be seen */
  clock: () => Date
  dryRun: boolean
  /** rows of other offices that are told one by one */
  mostForeign: number
}

/** Batches for one table are applied in turn: what is compared stands still, and no code gets two open versions. */
const turns = 7_411_031

/**
 * Holds the staged rows against the open versions of their codes, and closes and opens versions, all at one moment. Of
 * several rows of one code the last counts. What says the same again changes nothing.
 */
export async function applyStaged(tx: Transaction, shape: TableShape, ways: Ways): Promise<Applied> {
  await tx.execute(sql`select pg_advisory_xact_lock(${turns}, hashtext(${shape.name}))`)
  await weigh(tx, shape, ways.mayOf)
  const weighed = await count(tx, shape, ways.mostForeign)
  const changes = weighed.fresh + weighed.corrected + weighed.retracted
  if (ways.dryRun || changes === 0) return { ...weighed, at: null }
  const at = await momentOfChange(tx, shape, ways.clock())
  await openAndClose(tx, shape, { at, by: ways.by })
  return { ...weighed, at }
}

const listed = ({ columns }: TableShape, of: string) =>
  sql.raw(columns.map((column) => `${of}.${column.name}`).join(', '))

async function weigh(tx: Transaction, shape: TableShape, mayOf: Ways['mayOf']): Promise<void> {
  const foreign =
    mayOf === 'all'
      ? sql`false`
      : sql`o.version_id is not null and o.office_code <> all(${sql.param([...mayOf])}::text[])`
  await tx.execute(sql`
    create temp table weighed on commit drop as
    select s.*, o.version_id as before, o.office_code as office_before,
      case when ${foreign} then 'foreign'
        when s.retracted then case when o.version_id is null then 'unchanged' else 'retracted' end
        when o.version_id is null then 'fresh'
        when row(${listed(shape, 'o')}) is not distinct from row(${listed(shape, 's')}) then 'unchanged'
        else 'corrected' end as becomes
    from (select distinct on (code) * from ${staging} order by code, line desc) s
    left join ${sql.raw(shape.name)} o on o.code = s.code and o.known_to = 'infinity'`)
}

async function count(tx: Transaction, shape: TableShape, most: number): Promise<Omit<Applied, 'at'>> {
  const [counted] = await rowsOf<Omit<Applied, 'at' | 'foreignFirst'>>(
    tx,
    sql`select count(*) filter (where becomes = 'fresh')::int as fresh,
      count(*) filter (where becomes = 'corrected')::int as corrected,
      count(*) filter (where becomes = 'retracted')::int as retracted,
      count(*) filter (where becomes = 'unchanged')::int as unchanged,
      count(*) filter (where becomes = 'foreign')::int as foreign,
      ((select count(*) from ${staging}) - count(*))::int as superseded,
      (max(${sql.raw(shape.eventDay)}) filter (where becomes <> 'foreign'))::text as "latestOn"
    from weighed`,
  )
  if (!counted) throw new Error('a count without a row')
  const foreignFirst =
    counted.foreign === 0
      ? []
      : await rowsOf<{ line: number; office: string }>(
          tx,
          sql`select line::int as line, office_before as office from weighed
          where becomes = 'foreign' order by line limit ${most}`,
        )
  return { ...counted, foreignFirst }
}

/** Now, or just after the newest thing known of the codes, where that lies in the same millisecond or a clock runs ahead. */
async function momentOfChange(tx: Transaction, shape: TableShape, now: Date): Promise<string> {
  const [row] = await rowsOf<{ at: string }>(
    tx,
    sql`select greatest(${now.toISOString()}::timestamptz, max(t.known_from) + interval '1 microsecond',
      max(t.known_to) filter (where t.known_to <> 'infinity'))::text as "at"
    from weighed w join ${sql.raw(shape.name)} t on t.code = w.code
    where w.becomes in ('fresh', 'corrected', 'retracted')`,
  )
  return row?.at ?? now.toISOString()
}

async function openAndClose(
  tx: Transaction,
  shape: TableShape,
  { at, by }: { at: string; by: string },
): Promise<void> {
  const table = sql.raw(shape.name)
  await tx.execute(sql`
    update ${table} o set known_to = ${at}::timestamptz from weighed w
    where w.becomes in ('corrected', 'retracted') and o.version_id = w.before and o.code = w.code`)
  const names = sql.raw([...shape.columns.map(({ name }) => name), ...shape.carried].join(', '))
  const carried = sql.raw(shape.carried.map((name) => `, o.${name}`).join(''))
  const before = shape.carried.length > 0 ? sql`left join ${table} o on o.version_id = w.before` : sql``
  await tx.execute(sql`
    insert into ${table} (known_from, recorded_by, sample, ${names})
    select ${at}::timestamptz, ${by}, false, ${listed(shape, 'w')}${carried}
    from weighed w ${before} where w.becomes in ('fresh', 'corrected')`)
}
