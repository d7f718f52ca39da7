import { and, type SQL, sql } from 'drizzle-orm'
import type { Part } from '../core/answers.ts'
import { AppError } from '../core/app-error.ts'
import { openStages, stages } from '../core/deadline.ts'
import { compareText, fold } from '../core/text.ts'
import { type Column, columnSql, type Kpi } from '../kpis/define.ts'
import type { Measure, Window } from '../kpis/measure.ts'
import { serviceOf } from '../kpis/services.ts'
import type { Office } from './offices.ts'

/** `stage:overdue|due-soon,channel:online`: a column, and the values that are let through. */
export type Filters = ReadonlyMap<string, readonly string[]>

const longestSearch = 200

/** @throws AppError bad-filter for a column that the KPI does not offer */
export function parseFilters(kpi: Kpi, text: string | undefined): Filters {
  const filters = new Map<string, string[]>()
  const allowed = filterKeys(kpi)
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [key = '', values = ''] = part.split(/:(.*)/s)
    if (!allowed.includes(key))
      throw new AppError('bad-filter', { key: key.slice(0, 40), allowed: allowed.join(', ') })
    filters.set(key, values.split('|').filter(Boolean))
  }
  return filters
}

const canFilter = (column: Column) => column.kind === 'choice' || column.kind === 'yes-no'

/** Columns that rows can be filtered by: the office, the stage where there is a deadline, and every choice. */
export function facetKeys(kpi: Kpi): string[] {
  const own = Object.entries(kpi.columns).filter(([, column]) => canFilter(column))
  return ['office', ...(kpi.measure.stage ? ['stage'] : []), ...own.map(([key]) => key)]
}

/** A city has thousands of services: rows are filtered by one, and no facet lists them all. */
const filterKeys = (kpi: Kpi): string[] => [...facetKeys(kpi), ...(serviceOf(kpi.measure) ? ['service'] : [])]

/** The expression behind a key: the allow-list, since no other key has one. */
export function facetExpression(kpi: Kpi, key: string, w: Window): SQL {
  if (key === 'office') return sql`${kpi.measure.office}`
  if (key === 'stage' && kpi.measure.stage) return kpi.measure.stage(w)
  const service = serviceOf(kpi.measure)
  if (key === 'service' && service) return sql`${service.column}`
  const column = kpi.columns[key]
  if (!column) throw new AppError('bad-filter', { key, allowed: filterKeys(kpi).join(', ') })
  return sql`(${columnSql(column.column, w)})::text`
}

/** `only`: of these columns; of all, if not given. */
export function filterCondition(
  kpi: Kpi,
  filters: Filters,
  w: Window,
  only?: readonly string[],
): SQL | undefined {
  const conditions = [...filters]
    .filter(([key]) => only?.includes(key) ?? true)
    .map(([key, values]) =>
      and(
        sql`(${facetExpression(kpi, key, w)}) in (${sql.join(
          (values.length ? values : ['']).map((value) => sql`${value}`),
          sql`, `,
        )})`,
        key === 'stage' && values.every((value) => openStages.some((stage) => stage === value))
          ? stillOpen(kpi.measure, w)
          : undefined,
      ),
    )
  return and(...conditions)
}

/** Not done by the end of the window: what every open stage implies, said so that an index can find it. */
export const stillOpen = ({ dates: { done } }: Measure, w: Window): SQL | undefined =>
  done ? sql`(${done} is null or ${done} > ${w.until})` : undefined

/**
 * Every word must be found in the row or in the name of its office, accents aside.
 * @throws AppError search-too-long
 */
export function searchCondition(
  { search, office }: Pick<Measure, 'search' | 'office'>,
  q: string | undefined,
  offices: ReadonlyMap<string, Office>,
): SQL | undefined {
  if (!q) return undefined
  if (q.length > longestSearch) throw new AppError('search-too-long', { limit: longestSearch })
  const names = [...offices.values()].map((o) => ({ code: o.code, text: fold(`${o.name.vi} ${o.name.en}`) }))
  const words = fold(q).split(/\s+/).filter(Boolean)
  // A phrase that is the name of an office means that office, even when each word is common.
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      const codes = names.filter((name) => name.text.includes(word)).map((name) => sql`${name.code}`)
      const byOffice = codes.length ? sql` or ${office} in (${sql.join(codes, sql`, `)})` : sql``
      return sql`(${search} like ${pattern}${byOffice})`
    }),
  )
}

export function partCondition(kpi: Kpi, part: Part, w: Window): SQL {
  if (part === 'denominator') return sql`true`
  return part === 'numerator' ? kpi.measure.counted(w) : sql`not ${kpi.measure.counted(w)}`
}

/** Columns that rows can be sorted by. */
export const sortKeys = (kpi: Kpi): string[] => [
  'code',
  'office',
  'recordedAt',
  'amount',
  ...(kpi.measure.stage ? ['stage'] : []),
  ...(kpi.measure.dates.due ? ['due'] : []),
  ...(kpi.measure.dates.done ? ['done'] : []),
  ...Object.keys(kpi.columns),
]

/** What a reader looks for first: in what is missing the most overdue, elsewhere the newest. */
export function usualSort(kpi: Kpi, part: Part): string {
  if (kpi.measure.stage && part !== 'numerator') return 'stage'
  if (kpi.measure.dates.done && part === 'numerator') return '-done'
  return 'office'
}

/** @throws AppError bad-sort */
export function orderBy(kpi: Kpi, sort: string, w: Window, offices: ReadonlyMap<string, Office>): SQL {
  const key = sort.replace(/^-/, '')
  if (!sortKeys(kpi).includes(key))
    throw new AppError('bad-sort', { key: key.slice(0, 40), allowed: sortKeys(kpi).join(', ') })
  const isOfDay = key === 'due' || key === 'done'
  // Never empty, it can be read off an index backwards, where what is empty would come first.
  const isFull = isOfDay && kpi.measure.dates[key]?.notNull
  const direction = sql.raw(`${sort.startsWith('-') ? 'desc' : 'asc'}${isFull ? '' : ' nulls last'}`)
  const due = kpi.measure.dates.due
  const then = key === 'stage' && due ? sql`, ${due} asc nulls last` : sql``
  return sql`${sortExpression(kpi, key, w, offices)} ${direction}${then}, ${kpi.measure.code}`
}

const inOrder = (values: readonly string[], expression: SQL) =>
  sql`array_position(array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[], (${expression})::text)`

/** The codes of offices as a list sorted by them has them; null where it is sorted by something else. */
export function officesInOrder(offices: ReadonlyMap<string, Office>, sort: string): string[] | null {
  if (sort.replace(/^-/, '') !== 'office') return null
  const codes = [...offices.values()]
    .sort((a, b) => compareText(a.name.vi, b.name.vi))
    .map(({ code }) => code)
  return sort.startsWith('-') ? codes.reverse() : codes
}

function sortExpression(kpi: Kpi, key: string, w: Window, offices: ReadonlyMap<string, Office>): SQL {
  const { measure } = kpi
  if (key === 'stage' && measure.stage) return inOrder(stages, measure.stage(w))
  if (key === 'office') return inOrder(officesInOrder(offices, key) ?? [], sql`${measure.office}`)
  if (key === 'code') return sql`${measure.code}`
  if (key === 'recordedAt') return measure.recordedAt(w)
  if (key === 'amount') return sql`(${measure.amount})::float8`
  if (key === 'due' && measure.dates.due) return sql`${measure.dates.due}`
  if (key === 'done' && measure.dates.done) return sql`${measure.dates.done}`
  const column = kpi.columns[key]
  if (!column) throw new AppError('bad-sort', { key, allowed: sortKeys(kpi).join(', ') })
  const value = columnSql(column.column, w)
  return column.kind === 'name' || column.kind === 'text' ? sql`(${value}) collate "vi-x-icu"` : value
}
