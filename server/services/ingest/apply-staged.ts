import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { TargetId } from '../../core/ingest/targets.ts'
import { staging } from './stage.ts'
import type { TableShape } from './tables.ts'

export type Applied = {
  fresh: number
  corrected: number
  retracted: number
  unchanged: number
  superseded: number
  /** rows that cannot follow the open version of their code; the first of them */
  turnedAway: number
  turnedAwayFirst: TurnedAway[]
  /** when the new versions are known; null: nothing changed */
  at: string | null
  /** the newest day of an event */
  latestOn: string | null
}

/** `foreign`: it is of an office that the sender may not send rows of; `put-away`: its month was taken out of the flow */
type TurnedAway = { line: number; why: 'foreign' | 'put-away'; office: string | null }

type Ways = {
  target: TargetId

  by: string
  mayOf: 'all' | readonly string[]
  /** asked once it is this batch's turn: nothing is known earlier than it can be seen */
  clock: () => Date
  dryRun: boolean
  /** what the wall's clock said when the batch began */
  since: Date
  /** rows turned away that are told one by one */
  mostTold: number
}

/** Batches for one table are applied in turn: what is compared stands still, and no code gets two open versions. */
const turns = 7_411_031
/** Memory of the database for one step of a batch; beyond it, it works on the disk. */
const room = '64MB'

/**
 * Holds the staged rows against the open versions of their codes, and closes and opens versions, all at one moment. Of
 * several rows of one code the last counts. What says the same again changes nothing.
 */
export async function applyStaged(tx: Transaction, shape: TableShape, ways: Ways): Promise<Applied> {
  // Room for the rows that the triggers are given: more of them than fit go by way of the disk, three times.
  await tx.execute(
    sql`select pg_advisory_xact_lock(${turns}, hashtext(${shape.name})), set_config('work_mem', ${room}, true)`,
  )
  await weigh(tx, shape, ways.mayOf)
  const weighed = await count(tx, shape, ways.mostTold)
  const changes = weighed.fresh + weighed.corrected + weighed.retracted
  if (ways.dryRun || changes === 0) return { ...weighed, at: null }
  const at = await momentOfChange(tx, shape, ways)
  if (weighed.corrected + weighed.retracted > 0) await close(tx, shape, at)
  if (weighed.fresh + weighed.corrected > 0) await open(tx, shape, { at, by: ways.by })
  return { ...weighed, at }
}

const listed = ({ columns }: TableShape, of: string) =>
  sql.raw(columns.map((column) => `${of}.${column.name}`).join(', '))

async function weigh(tx: Transaction, shape: TableShape, mayOf: Ways['mayOf']): Promise<void> {
  const { name, eventDay, heads } = shape
  const { known, first } = heads
    ? {
        // One code at a time (`offset 0`), so that a batch costs what it holds and not what the flow holds.
        known: sql`left join lateral (select code, day from ${sql.raw(heads)} where code = s.code offset 0) h on true`,
        first: sql`h.day as day_before, case when h.code is null then case when s.retracted then 'unchanged' else 'fresh' end end`,
      }
    : { known: sql``, first: sql`null::date as day_before, null::text` }
  await tx.execute(sql`
    create temp table weighed on commit drop as
    select s.*, null::bigint as before, null::text as office_before, null::timestamptz as known_before, ${first} as becomes
    from (select distinct on (code) * from ${staging} order by code, line desc) s ${known}`)
  // Only what has an open version is looked up in the table: to plan for all the parts of a flow takes longer than to take
  // a hundred new rows.
  const [row] = await rowsOf<{ isKnown: boolean }>(
    tx,
    sql`select exists (select from weighed where becomes is null) as "isKnown"`,
  )
  if (!row?.isKnown) return
  const foreign =
    mayOf === 'all'
      ? sql`false`
      : sql`o.version_id is not null and o.office_code <> all(${sql.param([...mayOf])}::text[])`
  // A flow has no index of all its codes: the head of a code says in which part to look.
  const ofPart = sql.raw(heads ? `and o.${eventDay} = w.day_before` : '')
  const missing = heads ? sql`'put-away'` : sql`case when w.retracted then 'unchanged' else 'fresh' end`
  await tx.execute(sql`
    update weighed w set (before, office_before, known_before, day_before, becomes) = (
      select o.version_id, o.office_code, o.known_from, coalesce(o.${sql.raw(eventDay)}, w.day_before),
        case when ${foreign} then 'foreign' when o.version_id is null then ${missing}
          when w.retracted then 'retracted'
          when row(${listed(shape, 'o')}) is not distinct from row(${listed(shape, 'w')}) then 'unchanged'
          else 'corrected' end
      from (select) one left join ${sql.raw(name)} o on o.code = w.code and o.known_to = 'infinity' ${ofPart})
    where w.becomes is null`)
}

async function count(tx: Transaction, shape: TableShape, most: number): Promise<Omit<Applied, 'at'>> {
  const [counted] = await rowsOf<Omit<Applied, 'at' | 'turnedAwayFirst'>>(
    tx,
    sql`select count(*) filter (where becomes = 'fresh')::int as fresh,
      count(*) filter (where becomes = 'corrected')::int as corrected,
      count(*) filter (where becomes = 'retracted')::int as retracted,
      count(*) filter (where becomes = 'unchanged')::int as unchanged,
      count(*) filter (where becomes in ('foreign', 'put-away'))::int as "turnedAway",
      ((select count(*) from ${staging}) - count(*))::int as superseded,
      (max(${sql.raw(shape.eventDay)}) filter (where becomes not in ('foreign', 'put-away')))::text as "latestOn"
    from weighed`,
  )
  if (!counted) throw new Error('a count without a row')
  const turnedAwayFirst =
    counted.turnedAway === 0
      ? []
      : await rowsOf<TurnedAway>(
          tx,
          sql`select line::int as line, becomes as why, office_before as office from weighed
          where becomes in ('foreign', 'put-away') order by line limit ${most}`,
        )
  return { ...counted, turnedAwayFirst }
}

/**
 * Now, or just after the newest thing known, where that lies in the same moment or a clock runs ahead: of the codes, and,
 * since what was withdrawn has no head, of what came in the last day.
 */
async function momentOfChange(tx: Transaction, shape: TableShape, ways: Ways): Promise<string> {
  const now = ways.clock().toISOString()
  const ended = shape.heads
    ? sql`select known_at + interval '1 microsecond' from ingest_runs
        where target = ${ways.target} and started_at > ${ways.since.toISOString()}::timestamptz - interval '1 day'`
    : sql`select greatest(t.known_from + interval '1 microsecond', nullif(t.known_to, 'infinity'))
        from weighed w join ${sql.raw(shape.name)} t on t.code = w.code`
  const [row] = await rowsOf<{ at: string }>(
    tx,
    sql`select max(one.at)::text as "at" from (
      select ${now}::timestamptz as at
      union all (select max(known_before) + interval '1 microsecond' from weighed)
      union all (${ended})) one`,
  )
  return row?.at ?? now
}

async function close(tx: Transaction, { name, eventDay }: TableShape, at: string): Promise<void> {
  await tx.execute(sql`analyze weighed`)
  // Said beforehand, so that the parts of other months are not even looked into.
  const [span] = await rowsOf<{ first: string; last: string }>(
    tx,
    sql`select min(day_before)::text as first, max(day_before)::text as last from weighed where becomes in ('corrected', 'retracted')`,
  )
  await tx.execute(sql`
    update ${sql.raw(name)} o set known_to = ${at}::timestamptz from weighed w
    where w.becomes in ('corrected', 'retracted') and o.version_id = w.before and o.${sql.raw(eventDay)} = w.day_before
      and o.${sql.raw(eventDay)} between ${span?.first}::date and ${span?.last}::date`)
}

async function open(
  tx: Transaction,
  shape: TableShape,
  { at, by }: { at: string; by: string },
): Promise<void> {
  const table = sql.raw(shape.name)
  const names = sql.raw([...shape.columns.map(({ name }) => name), ...shape.carried].join(', '))
  const carried = sql.raw(shape.carried.map((name) => `, o.${name}`).join(''))
  const before = shape.carried.length > 0 ? sql`left join ${table} o on o.version_id = w.before` : sql``
  await tx.execute(sql`
    insert into ${table} (known_from, recorded_by, sample, ${names})
    select ${at}::timestamptz, ${by}, false, ${listed(shape, 'w')}${carried}
    from weighed w ${before} where w.becomes in ('fresh', 'corrected') order by w.${sql.raw(shape.eventDay)}`)
}
