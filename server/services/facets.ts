import { and, type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../db/rows.ts'
import { scopeKey } from '../auth/scope.ts'
import type { Facets, Part } from '../core/answers.ts'
import { type Question, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { askedPeriods, askedWindow, populationOf } from './points.ts'
import {
  facetExpression,
  facetKeys,
  filterCondition,
  parseFilters,
  partCondition,
  searchCondition,
} from './row-query.ts'

export type FacetsQuestion = Question & {
  id: string
  part?: Part | undefined
  q?: string | undefined
  filter?: string | undefined
}

/** Facets name the offices or choices with most rows; more than a city has offices is never needed. */
const mostFacetValues = 200

/**
 * What the rows behind a figure can be narrowed by. Each facet counts what its own choice would leave: under the search and
 * all other filters. One look at the rows serves them all; it costs what lies in the period, so a list does not wait for it.
 * @throws AppError bad-filter, search-too-long, those of `understandKpi`
 */
export async function readFacets(ctx: Context, question: FacetsQuestion): Promise<Facets> {
  const { kpi, asked } = await understandKpi(ctx, question)
  const filters = parseFilters(kpi, question.filter)
  const part = question.part ?? 'denominator'
  const w = askedWindow(asked.moment)
  const search = searchCondition(kpi.measure, question.q?.normalize('NFC'), asked.offices)
  const key = `facets ${kpi.id} ${JSON.stringify([part, question.q, [...filters]])} ${asked.period.id} ${asked.office.code} ${asked.moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, kpi.measure.reads, async () => {
    const keys = facetKeys(kpi)
    const filtered = keys.filter((one) => filters.has(one))
    // What no facet lists narrows all of them.
    const unlisted = [...filters.keys()].filter((one) => !keys.includes(one))
    const where = and(
      partCondition(kpi, part, w),
      search,
      unlisted.length > 0 ? filterCondition(kpi, filters, w, unlisted) : undefined,
    ) as SQL
    const value = (of: string) => sql.identifier(`value ${of}`)
    const isLet = (of: string) => sql.identifier(`let ${of}`)
    const columns = [
      ...keys.map((one) => sql`(${facetExpression(kpi, one, w)})::text as ${value(one)}`),
      ...filtered.map((one) => sql`(${filterCondition(kpi, filters, w, [one])}) as ${isLet(one)}`),
    ]
    const letBut = (of: string | null) =>
      sql`coalesce(sum(alike) filter (where ${and(sql`true`, ...filtered.filter((one) => one !== of).map((one) => sql`${isLet(one)}`))}), 0)::int`
    // A line is of one facet, or of all rows together.
    const ofLine = (said: (of: string) => SQL, ofAll: SQL) =>
      sql`case ${sql.join(keys.map((one) => sql`when grouping(${value(one)}) = 0 then ${said(one)} `))} else ${ofAll} end`
    // Rows alike in everything are counted first: that can be done by several workers, sets of groups cannot.
    const rows = await rowsOf<{ facet: string | null; value: string | null; rows: number }>(
      ctx.db,
      sql`with ${askedPeriods([asked.period], asked.moment)}, one as (
        select ${sql.join(columns, sql`, `)}, count(*) as alike from ${populationOf(ctx, kpi, w, asked.officeCodes)}
        where ${where} group by ${sql.join(
          columns.map((_, i) => sql.raw(String(i + 1))),
          sql`, `,
        )})
      select ${ofLine((of) => sql`${of}::text`, sql`null`)} as "facet", ${ofLine((of) => sql`${value(of)}`, sql`null`)} as "value",
        ${ofLine(letBut, letBut(null))} as "rows"
      from one group by grouping sets ((), ${sql.join(
        keys.map((one) => sql`(${value(one)})`),
        sql`, `,
      )})`,
    )
    return {
      found: rows.find(({ facet }) => facet === null)?.rows ?? 0,
      facets: keys.map((of) => ({
        key: of,
        values: rows
          .flatMap(({ facet, value: one, rows: count }) =>
            facet === of && one !== null && count > 0 ? [{ value: one, rows: count }] : [],
          )
          .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
          .slice(0, mostFacetValues),
      })),
    }
  })
}
