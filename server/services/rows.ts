import { and, type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { feedTroubles } from '../../db/schema/feeds.ts'
import { scopeKey } from '../auth/scope.ts'
import type { DrillRow, Part, RowCell, RowPage } from '../core/answers.ts'
import { type Day, minDay } from '../core/day.ts'
import type { Stage } from '../core/deadline.ts'
import { dueUnknown } from '../core/due-day.ts'
import { pool } from '../core/value.ts'
import { columnSql, type Kpi } from '../kpis/define.ts'
import type { Window } from '../kpis/measure.ts'
import { type Asked, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { type FacetsQuestion, readFacets } from './facets.ts'
import { type Office, officeNamed } from './offices.ts'
import { askedPage, pageOf } from './pages.ts'
import { askedPeriods, askedWindow, inOffices, populationOf, readPoints } from './points.ts'
import {
  filterCondition,
  officesInOrder,
  orderBy,
  parseFilters,
  partCondition,
  searchCondition,
  stillOpen,
  usualSort,
} from './row-query.ts'

export type RowsQuestion = FacetsQuestion & {
  page?: number | undefined
  size?: number | undefined
  sort?: string | undefined
}

/**
 * The rows behind a figure, sorted, searched, filtered and paged by the database.
 * @throws AppError bad-size, page-past-end, bad-sort, bad-filter, search-too-long, those of `understandKpi`
 */
export async function readRows(ctx: Context, question: RowsQuestion): Promise<RowPage> {
  const { page, size } = askedPage(question)
  const { kpi, asked, feed } = await understandKpi(ctx, question)
  const filters = parseFilters(kpi, question.filter)
  const part = question.part ?? 'denominator'
  const sort = question.sort ?? usualSort(kpi, part)
  const w = askedWindow(asked.moment)
  const search = searchCondition(kpi.measure, question.q?.normalize('NFC'), asked.offices)
  const order = orderBy(kpi, sort, w, asked.offices)
  const key = `rows ${kpi.id} ${JSON.stringify([part, page, size, sort, question.q, [...filters]])} ${asked.period.id} ${asked.office.code} ${asked.moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, [...kpi.measure.reads, feedTroubles], async () => {
    const from = sql`from ${populationOf(ctx, kpi, w, asked.officeCodes)}`
    const inPart = partCondition(kpi, part, w)
    const sums = await (kpi.measure.rollup
      ? rolledParts(ctx, kpi, asked)
      : readParts(ctx, kpi, asked, w, from))
    const { parts } = sums
    const isWhole = search === undefined && filters.size === 0
    if (isWhole) pageOf(question, parts[part].rows)
    const near = isWhole ? nearPage(kpi, sums.byOffice, part, { sort, page, size }, asked.offices) : null
    const where = and(inPart, search, filterCondition(kpi, filters, w), near?.where) as SQL
    const offset = (page - 1) * size - (near?.before ?? 0)
    const [rows, found] = await Promise.all([
      readPage(ctx, kpi, asked, w, { from, where, order, size, offset, sort }),
      isWhole ? parts[part].rows : readFacets(ctx, question).then(({ found }) => found),
    ])
    const { pages } = pageOf(question, found)
    const until = minDay(asked.period.end, asked.moment.day)
    return {
      part,
      period: asked.period.id,
      until,
      asOfDay: asked.known.day,
      feed,
      parts,
      found,
      page,
      pages,
      size,
      sort,
      rows,
    }
  })
}

const asking = (asked: Asked): SQL => sql`with ${askedPeriods([asked.period], asked.moment)}`

type Sums = { counted: number; all: number; countedAmount: number; allAmount: number }
/** What the rows add up to; by office where the sums say it. */
type Parts = { parts: RowPage['parts']; byOffice?: ReadonlyMap<string, RowPage['parts']> }

const partsOf = ({ counted, all, countedAmount, allAmount }: Sums): RowPage['parts'] => ({
  numerator: { rows: counted, amount: countedAmount },
  denominator: { rows: all, amount: allAmount },
  rest: { rows: all - counted, amount: allAmount - countedAmount },
})

async function readParts(ctx: Context, kpi: Kpi, asked: Asked, w: Window, from: SQL): Promise<Parts> {
  const [sum] = await rowsOf<Sums>(
    ctx.db,
    sql`${asking(asked)}
    select count(*) filter (where ${kpi.measure.counted(w)})::int as "counted", count(*)::int as "all",
      coalesce(sum(${kpi.measure.amount}) filter (where ${kpi.measure.counted(w)}), 0)::float8 as "countedAmount",
      coalesce(sum(${kpi.measure.outOf ?? kpi.measure.amount}), 0)::float8 as "allAmount" ${from}`,
  )
  return { parts: partsOf(sum ?? { counted: 0, all: 0, countedAmount: 0, allAmount: 0 }) }
}

/** The same from the rollup: counting is what grows with the rows. */
async function rolledParts(ctx: Context, kpi: Kpi, { period, moment, officeCodes }: Asked): Promise<Parts> {
  const points = await readPoints(ctx, kpi, { periods: [period], moment, officeCodes })
  // Every row is one and some are counted; of what adds up amounts every row is counted.
  const isAmount = kpi.measure.rollup?.rows !== undefined
  const sums = ({ numerator, rows }: { numerator: number; rows: number }) =>
    partsOf({
      counted: isAmount ? rows : numerator,
      all: rows,
      countedAmount: numerator,
      allAmount: isAmount ? numerator : rows,
    })
  return {
    parts: sums(pool(points) ?? { numerator: 0, rows: 0 }),
    byOffice: new Map(points.map((point) => [point.office, sums(point)])),
  }
}

/**
 * Sorted by office, a page lies in few of them, and the sums say in which: no other rows need be looked at. `before`: rows
 * of offices before those. null: nothing is known of it.
 */
function nearPage(
  { measure }: Kpi,
  byOffice: ReadonlyMap<string, RowPage['parts']> | undefined,
  part: Part,
  { sort, page, size }: { sort: string; page: number; size: number },
  offices: ReadonlyMap<string, Office>,
): { before: number; where: SQL } | null {
  const codes = officesInOrder(offices, sort)
  if (!byOffice || !codes || ![...byOffice.keys()].every((code) => offices.has(code))) return null
  let at = 0
  let before = 0
  const near: string[] = []
  for (const code of codes) {
    const end = at + (byOffice.get(code)?.[part].rows ?? 0)
    if (end <= (page - 1) * size) before = end
    else if (at < page * size && end > at) near.push(code)
    at = end
  }
  return { before, where: near.length ? inOffices(measure.office, near) : sql`false` }
}

type Raw = {
  version: string
  code: string
  office: string
  counted: boolean
  amount: number
  sample: boolean
  stage: Stage | null
  dueOn: Day | null
  doneOn: Day | null
  supplements: number | null
  recordedAt: string
  recordedBy: string
} & Record<string, RowCell>

type PageOf = { from: SQL; where: SQL; order: SQL; size: number; offset: number }

/** What is open comes first where rows are sorted by stage; where it fills the page, no other row need be looked at. */
async function readPage(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  w: Window,
  { sort, ...of }: PageOf & { sort: string },
): Promise<DrillRow[]> {
  const open = sort === 'stage' && kpi.measure.rollup ? stillOpen(kpi.measure, w) : undefined
  if (open) {
    const rows = await readLines(ctx, kpi, asked, w, { ...of, where: and(of.where, open) as SQL })
    if (rows.length === of.size) return rows
  }
  return readLines(ctx, kpi, asked, w, of)
}

async function readLines(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  w: Window,
  { from, where, order, size, offset }: PageOf,
): Promise<DrillRow[]> {
  const { measure } = kpi
  const own = Object.values(kpi.columns).flatMap((column, i) => {
    const value = columnSql(column.column, w)
    const typed = column.kind === 'number' ? sql`(${value})::float8` : value
    const english = column.columnEn
      ? [sql`, ${columnSql(column.columnEn, w)} as ${sql.identifier(`e${i}`)}`]
      : []
    return [sql`, ${typed} as ${sql.identifier(`c${i}`)}`, ...english]
  })
  const rows = await rowsOf<Raw>(
    ctx.db,
    sql`${asking(asked)}
    select ${measure.table.versionId}::text as "version", ${measure.code} as "code", ${measure.office} as "office",
      (${measure.counted(w)}) as "counted", (${measure.amount})::float8 as "amount", (${measure.sample(w)}) as "sample",
      ${measure.stage ? measure.stage(w) : sql`null`} as "stage",
      ${measure.dates.due ?? sql`null::date`} as "dueOn", ${measure.dates.done ?? sql`null::date`} as "doneOn",
      ${measure.supplements ?? sql`null::int`} as "supplements",
      to_json(${measure.recordedAt(w)}) #>> '{}' as "recordedAt", ${sql`${measure.table}.recorded_by`} as "recordedBy"
      ${sql.join(own)}
    ${from} where ${where} order by ${order} limit ${size} offset ${offset}`,
  )
  return rows.map((row) => ({
    key: row.version,
    code: row.code,
    office: officeNamed(asked.offices, row.office),
    counted: row.counted,
    amount: row.amount,
    sample: row.sample,
    stage: row.stage,
    dueOn: row.dueOn === dueUnknown ? null : row.dueOn,
    doneOn: row.doneOn,
    supplements: row.supplements,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    cells: Object.fromEntries(
      Object.entries(kpi.columns).map(([key, column], i): [string, RowCell] => {
        const value = row[`c${i}`] ?? null
        return [key, column.columnEn ? { vi: String(value ?? ''), en: String(row[`e${i}`] ?? '') } : value]
      }),
    ),
  }))
}
