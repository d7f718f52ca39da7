import { and, type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { feedTroubles } from '../../db/schema/feeds.ts'
import { scopeKey } from '../auth/scope.ts'
import type { DrillRow, Facet, Part, RowCell, RowPage } from '../core/answers.ts'
import { type Day, minDay } from '../core/day.ts'
import type { Stage } from '../core/deadline.ts'
import { pool } from '../core/value.ts'
import { columnSql, type Kpi } from '../kpis/define.ts'
import type { Window } from '../kpis/measure.ts'
import { type Asked, type Question, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { officeNamed } from './offices.ts'
import { askedPage, pageOf } from './pages.ts'
import { askedPeriods, askedWindow, populationOf, readPoints } from './points.ts'
import {
  type Filters,
  facetExpression,
  facetKeys,
  filterCondition,
  orderBy,
  parseFilters,
  partCondition,
  searchCondition,
  usualSort,
} from './row-query.ts'

export type RowsQuestion = Question & {
  id: string
  part?: Part | undefined
  page?: number | undefined
  size?: number | undefined
  sort?: string | undefined
  q?: string | undefined
  filter?: string | undefined
}

/** Facets name the offices or choices with most rows; more than a city has offices is never needed. */
const mostFacetValues = 200

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
    const where = and(inPart, search, filterCondition(kpi, filters, w)) as SQL
    const parts = await (kpi.measure.rollup
      ? rolledParts(ctx, kpi, asked)
      : readParts(ctx, kpi, asked, w, from))
    const isWhole = search === undefined && filters.size === 0
    const found = isWhole ? parts[part].rows : await countRows(ctx, asked, from, where)
    const { pages } = pageOf(question, found)
    const [rows, facets] = await Promise.all([
      readPage(ctx, kpi, asked, w, { from, where, order, size, page }),
      readFacets(ctx, kpi, asked, w, { from, base: and(inPart, search) as SQL, filters }),
    ])
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
      facets,
    }
  })
}

const asking = (asked: Asked) => sql`with ${askedPeriods([asked.period], asked.moment)}`

type Sums = { counted: number; all: number; countedAmount: number; allAmount: number }

async function readParts(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  w: Window,
  from: SQL,
): Promise<RowPage['parts']> {
  const [sum] = await rowsOf<Sums>(
    ctx.db,
    sql`${asking(asked)}
    select count(*) filter (where ${kpi.measure.counted(w)})::int as "counted", count(*)::int as "all",
      coalesce(sum(${kpi.measure.amount}) filter (where ${kpi.measure.counted(w)}), 0)::float8 as "countedAmount",
      coalesce(sum(${kpi.measure.outOf ?? kpi.measure.amount}), 0)::float8 as "allAmount" ${from}`,
  )
  const { counted, all, countedAmount, allAmount } = sum ?? {
    counted: 0,
    all: 0,
    countedAmount: 0,
    allAmount: 0,
  }
  return {
    numerator: { rows: counted, amount: countedAmount },
    denominator: { rows: all, amount: allAmount },
    rest: { rows: all - counted, amount: allAmount - countedAmount },
  }
}

/** The same from the rollup: counting is what grows with the rows. Every row is one, unless the KPI adds up amounts. */
async function rolledParts(
  ctx: Context,
  kpi: Kpi,
  { period, moment, officeCodes }: Asked,
): Promise<RowPage['parts']> {
  const total = pool(await readPoints(ctx, kpi, { periods: [period], moment, officeCodes }))
  const { numerator = 0, rows = 0 } = total ?? {}
  const denominator = total?.denominator ?? numerator
  const counted = kpi.denominator ? numerator : rows
  return {
    numerator: { rows: counted, amount: numerator },
    denominator: { rows, amount: denominator },
    rest: { rows: rows - counted, amount: denominator - numerator },
  }
}

async function countRows(ctx: Context, asked: Asked, from: SQL, where: SQL): Promise<number> {
  const [row] = await rowsOf<{ found: number }>(
    ctx.db,
    sql`${asking(asked)} select count(*)::int as "found" ${from} where ${where}`,
  )
  return row?.found ?? 0
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
  recordedAt: string
  recordedBy: string
} & Record<string, RowCell>

async function readPage(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  w: Window,
  { from, where, order, size, page }: { from: SQL; where: SQL; order: SQL; size: number; page: number },
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
      to_json(${measure.recordedAt(w)}) #>> '{}' as "recordedAt", ${sql`${measure.table}.recorded_by`} as "recordedBy"
      ${sql.join(own)}
    ${from} where ${where} order by ${order} limit ${size} offset ${(page - 1) * size}`,
  )
  return rows.map((row) => ({
    key: row.version,
    code: row.code,
    office: officeNamed(asked.offices, row.office),
    counted: row.counted,
    amount: row.amount,
    sample: row.sample,
    stage: row.stage,
    dueOn: row.dueOn,
    doneOn: row.doneOn,
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

/** Each facet counts what its own choice would leave: under the search and all other filters. */
async function readFacets(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  w: Window,
  { from, base, filters }: { from: SQL; base: SQL; filters: Filters },
): Promise<Facet[]> {
  return Promise.all(
    facetKeys(kpi).map(async (key) => {
      const where = and(base, filterCondition(kpi, filters, w, key)) as SQL
      const values = await rowsOf<{ value: string | null; rows: number }>(
        ctx.db,
        sql`${asking(asked)}
        select (${facetExpression(kpi, key, w)}) as "value", count(*)::int as "rows" ${from} where ${where}
        group by 1 order by 2 desc, 1 limit ${mostFacetValues}`,
      )
      return { key, values: values.flatMap(({ value, rows }) => (value === null ? [] : [{ value, rows }])) }
    }),
  )
}
