import { and, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { VersionedTable } from '../../db/schema/clocks.ts'
import { officeSuccessions, offices } from '../../db/schema/offices.ts'
import type { RollupTables } from '../../db/sql/rolled.ts'
import { metSql, stageSql } from '../../db/sql/stage.ts'
import { cityZone } from '../core/day.ts'
import type { OfficeKind } from './define.ts'

/** What is asked, as SQL: the days of the period (`until` never passes the as-of day) and the moment of knowledge. */
export type Window = {
  start: SQL
  until: SQL
  /** the last day of the period, also of one that runs */
  end: SQL
  asOf: SQL
}

/** A statement about a row: the same whatever is asked, or worked out for the window. */
type Claim = SQL | ((w: Window) => SQL)

/**
 * Where the same figures stand as sums (db/schema/rollups.ts). Each is said of a row of sums, `rolled`, of a day or a whole
 * month within the period, or from the `beginning` up to its end.
 */
export type Rollup = {
  tables: RollupTables
  since: 'start' | 'beginning'
  /** days of a row on which the sums count it, or the day after */
  events: readonly AnyPgColumn[]
  sums: readonly AnyPgColumn[]
  numerator: SQL
  denominator: (w: Pick<Window, 'asOf'>) => SQL
  /** how many rows the denominator is made of, where it is not their number */
  rows?: SQL
}

/**
 * The rows behind a KPI, said once. Numerator is the sum of `amount` over the rows that are counted, denominator the
 * sum over all rows of the population; points, breakdowns and the list of rows are asked of this one population,
 * which is why they add up.
 */
export type Measure = {
  /** `stock`: as of the period's end; pools over offices, takes the last over time. `flow`: adds over both. */
  shape: 'stock' | 'flow'
  table: VersionedTable
  office: AnyPgColumn
  code: AnyPgColumn
  search: SQL
  /** the row, or what it was judged by, is sample data */
  sample: (w: Window) => SQL
  /** when the newest fact that the row was judged by was recorded */
  recordedAt: (w: Window) => SQL
  /** the row belongs to the population of the window (its knowledge at `asOf` is checked by the reader) */
  within: (w: Window) => SQL
  counted: (w: Window) => SQL
  /** 1 for a count of rows */
  amount: SQL
  /** what a row adds to the denominator, where that is not its `amount` */
  outOf?: SQL
  /** how certain a row is; absent: rows are official */
  vintage?: SQL
  /** the last day that a row speaks of, where rows are of periods */
  through?: SQL
  /** where the row stands against its deadline, where it has one */
  stage: ((w: Window) => SQL) | null
  /** days by which a row is counted or late, shown on every list */
  dates: { due: AnyPgColumn | null; done: AnyPgColumn | null }
  /** how many times the citizen was asked for supplements, where a row is late by that too */
  supplements?: AnyPgColumn
  /** answers what points answer, at the same price for any number of rows; absent: the rows are counted */
  rollup?: Rollup
  /** tables whose changes can move the figure */
  reads: readonly VersionedTable[]
}

type Flow = VersionedTable & {
  code: AnyPgColumn
  officeCode: AnyPgColumn
  search: AnyPgColumn
  sample: AnyPgColumn
}
export type Register = Flow & { listedOn: AnyPgColumn; retiredOn: AnyPgColumn }

/** The version of a row that was current at the moment of knowledge. */
export const knownAt = (table: VersionedTable, asOf: SQL): SQL =>
  sql`(${table.knownFrom} <= ${asOf} and ${table.knownTo} > ${asOf})`

export const listedAt = (table: Register, w: Window): SQL =>
  sql`(${table.listedOn} <= ${w.until} and (${table.retiredOn} is null or ${table.retiredOn} > ${w.until}))`

/** A date that has come by the end of the period; later ones have not happened yet, whatever is written down. */
export const reachedBy = (column: AnyPgColumn, w: Window): SQL =>
  sql`coalesce(${column} <= ${w.until}, false)`

const between = (column: AnyPgColumn, w: Window) => sql`(${column} between ${w.start} and ${w.until})`
const said = (claim: Claim | undefined, w: Window) => (typeof claim === 'function' ? claim(w) : claim)
const all = (...claims: (SQL | undefined)[]): SQL => and(...claims) ?? sql`true`

const common = (table: Flow) => ({
  table,
  office: table.officeCode,
  code: table.code,
  search: sql`${table.search}`,
  sample: () => sql`${table.sample}`,
  recordedAt: () => sql`${table.knownFrom}`,
  reads: [table],
})

const dated = (
  due: AnyPgColumn | null,
  done: AnyPgColumn | null,
  supplements?: AnyPgColumn,
): Pick<Measure, 'stage' | 'dates' | 'supplements'> => ({
  stage: due && done ? (w) => stageSql({ dueOn: due, doneOn: done, supplements }, w.until) : null,
  dates: { due, done },
  ...(supplements && { supplements }),
})

const rolled = (column: AnyPgColumn) => sql`rolled.${sql.identifier(column.name)}`

/** Of the things in a list at the end of the period, those for which a statement holds. */
export function listedWhere(of: {
  register: Register
  among?: Claim
  where: Claim
  due: AnyPgColumn | null
  done: AnyPgColumn | null
  amount?: AnyPgColumn
}): Measure {
  return {
    ...common(of.register),
    ...dated(of.due, of.done),
    shape: 'stock',
    within: (w) => all(listedAt(of.register, w), said(of.among, w)),
    counted: (w) => all(said(of.where, w)),
    amount: of.amount ? sql`${of.amount}` : sql`1`,
  }
}

/** Of the things in a list, those that reached a milestone by the end of the period. */
export function reached(of: {
  register: Register
  planned: AnyPgColumn
  actual: AnyPgColumn
  among?: Claim
  amount?: AnyPgColumn
}): Measure {
  const { planned, actual, ...rest } = of
  return listedWhere({ ...rest, where: (w) => reachedBy(actual, w), due: planned, done: actual })
}

/** Of the events of a period, those for which a statement holds. */
export function share(of: {
  flow: Flow
  at: AnyPgColumn
  among?: Claim
  where: Claim
  rollup: { tables: RollupTables; among: AnyPgColumn; where: AnyPgColumn }
}): Measure {
  const { tables, among, where } = of.rollup
  return {
    ...common(of.flow),
    ...dated(null, of.at),
    shape: 'flow',
    within: (w) => all(between(of.at, w), said(of.among, w)),
    counted: (w) => all(said(of.where, w)),
    amount: sql`1`,
    rollup: {
      tables,
      since: 'start',
      events: [of.at],
      sums: [among, where],
      numerator: rolled(where),
      denominator: () => rolled(among),
    },
  }
}

/** Everything that happened in a period, added up. */
export function total(of: {
  flow: Flow
  at: AnyPgColumn
  amount: AnyPgColumn
  rollup: { tables: RollupTables; rows: AnyPgColumn; amount: AnyPgColumn }
}): Measure {
  const { tables, rows, amount } = of.rollup
  return {
    ...common(of.flow),
    ...dated(null, of.at),
    shape: 'flow',
    within: (w) => between(of.at, w),
    counted: () => sql`true`,
    amount: sql`${of.amount}`,
    rollup: {
      tables,
      since: 'start',
      events: [of.at],
      sums: [rows, amount],
      numerator: rolled(amount),
      denominator: () => rolled(amount),
      rows: rolled(rows),
    },
  }
}

/**
 * Of what fell due in a period, what was done by its deadline. Open overdue items are in the denominator by
 * construction, so "100 % on time" can never stand beside a list of overdue cases (domain notes 4.4). What is due on
 * the very day of the question and not met is not yet late, and waits for the day after.
 */
export function onTime(of: {
  table: Flow
  due: AnyPgColumn
  done: AnyPgColumn
  /** the rule counts as late what was asked for too often */
  supplements?: AnyPgColumn
  among?: Claim
  rollup?: { tables: RollupTables; due: AnyPgColumn; met: AnyPgColumn }
}): Measure {
  const { rollup } = of
  const met = metSql({ dueOn: of.due, doneOn: of.done, supplements: of.supplements })
  return {
    ...common(of.table),
    ...dated(of.due, of.done, of.supplements),
    shape: 'flow',
    within: (w) =>
      all(
        between(of.due, w),
        sql`(${of.due} < (${w.asOf} at time zone ${cityZone})::date or ${met})`,
        said(of.among, w),
      ),
    counted: () => met,
    amount: sql`1`,
    ...(rollup && {
      rollup: {
        tables: rollup.tables,
        since: 'start',
        events: [of.due],
        sums: [rollup.due, rollup.met],
        numerator: rolled(rollup.met),
        denominator: (w) => sql`case when rolled.day = (${w.asOf} at time zone ${cityZone})::date
          then ${rolled(rollup.met)} else ${rolled(rollup.due)} end`,
      },
    }),
  }
}

/**
 * Of what was in hand in a period (begun by its end, not done before its start; what is said to be done before it
 * began was done on the day it began), what is still open at its end and
 * fulfils a statement. What was done meanwhile stays in the population: an office that has cleared its desk has none
 * overdue, which is a figure and not a gap.
 */
export function open(of: {
  table: Flow
  since: AnyPgColumn
  due: AnyPgColumn
  done: AnyPgColumn
  supplements?: AnyPgColumn
  where: Claim
  rollup: { tables: RollupTables; since: AnyPgColumn; done: AnyPgColumn; where: AnyPgColumn }
}): Measure {
  const { tables, since, done, where } = of.rollup
  return {
    ...common(of.table),
    ...dated(of.due, of.done, of.supplements),
    shape: 'stock',
    within: (w) =>
      sql`(${of.since} <= ${w.until} and (${of.done} is null or ${of.done} >= ${w.start} or ${of.since} >= ${w.start}))`,
    counted: (w) => all(sql`(${of.done} is null or ${of.done} > ${w.until})`, said(of.where, w)),
    amount: sql`1`,
    rollup: {
      tables,
      since: 'beginning',
      events: [of.since, of.due, of.done],
      sums: [since, done, where],
      numerator: rolled(where),
      denominator: () =>
        sql`${rolled(since)} - case when rolled.day < rolled.start_on then ${rolled(done)} else 0 end`,
    },
  }
}

/**
 * What an office is judged by: the rows `among` a list, and what is said `where` of them. `office`: whose a row is,
 * where that is not the office that it is recorded under.
 */
export type Evidence = { register: Register; office?: SQL; among?: Claim; where: Claim }

const evidenceRows = ({ register, among }: Evidence, w: Window, where?: Claim) =>
  all(knownAt(register, w.asOf), listedAt(register, w), said(among, w), said(where, w))

/**
 * The office's own rows and those of the offices whose duties had passed to it by the end of the period. Rows keep the
 * office that they were recorded under, so that 14 of 20 stays true after the 20 became 14.
 */
function ofOffice(evidence: Evidence, w: Window, answer: SQL, where?: Claim): SQL {
  const { predecessorCode, successorCode, happenedOn } = officeSuccessions
  const line = sql`with recursive line(code) as (
      select ${offices.code} union
      select ${predecessorCode} from line join ${officeSuccessions} on ${successorCode} = line.code
        and ${happenedOn} <= ${w.until} and ${knownAt(officeSuccessions, w.asOf)}
    ) select code from line`
  return sql`(select ${answer} from ${evidence.register}
    where ${evidence.office ?? evidence.register.officeCode} = any(array(${line})) and ${evidenceRows(evidence, w, where)})`
}

/** How many rows bear on an office (a column of the list of offices). */
export const rowsAmong = (evidence: Evidence, w: Window): SQL => ofOffice(evidence, w, sql`count(*)::int`)
/** How many of them fulfil the statement. */
export const rowsWhere = (evidence: Evidence, w: Window): SQL =>
  ofOffice(evidence, w, sql`count(*)::int`, evidence.where)

/**
 * Of the offices of some kinds that exist at the end of the period, those that have `some` row fulfilling a statement;
 * or, of those that have any row, those that have `none`: an office without a task has not earned the mark.
 */
export function officesWhere(of: {
  kinds: readonly OfficeKind[]
  evidence: Evidence
  has: 'some' | 'none'
}): Measure {
  const { evidence } = of
  const kinds = sql.join(
    of.kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )
  return {
    ...dated(null, null),
    shape: 'stock',
    table: offices,
    office: offices.code,
    code: offices.code,
    search: sql`fold_text(${offices.code} || ' ' || ${offices.nameVi} || ' ' || ${offices.nameEn})`,
    // Where a list holds sample rows, that it has none for an office is sample data too.
    sample: (w) =>
      sql`exists (select 1 from ${evidence.register} where ${evidenceRows(evidence, w, sql`${evidence.register.sample}`)})`,
    recordedAt: (w) =>
      sql`greatest(${offices.knownFrom}, ${ofOffice(evidence, w, sql`max(${evidence.register.knownFrom})`)})`,
    within: (w) =>
      all(
        sql`${offices.kind} in (${kinds})`,
        sql`${offices.validFrom} <= ${w.until}`,
        sql`(${offices.validTo} is null or ${offices.validTo} > ${w.until})`,
        of.has === 'none' ? sql`exists ${ofOffice(evidence, w, sql`1`)}` : undefined,
      ),
    counted: (w) =>
      sql`${of.has === 'none' ? sql`not exists` : sql`exists`} ${ofOffice(evidence, w, sql`1`, evidence.where)}`,
    amount: sql`1`,
    reads: [offices, officeSuccessions, evidence.register],
  }
}
