import { or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { type Scope, seesSome, withinScope } from '../../../auth/scope.ts'
import type { Kpi } from '../../../kpis/define.ts'
import type { Asked } from '../../asked.ts'
import { type Office, officesUnder } from '../../offices.ts'

/** Rows of each kind that one screen of groups can be made of; the rest is counted. */
export const mostListed = 1_000

/** What is looked for: between two moments, of the KPIs and offices that the asker sees and asks about. */
export type Seen = {
  scope: Scope
  from: SQL
  to: SQL
  /** as defined now; those of which no definition is left as they were */
  kpis: ReadonlyMap<string, Kpi>
  offices: ReadonlyMap<string, Office>
  /** null: all of them */
  officeCodes: readonly string[] | null
  /** the rows of a KPI and an office that the asker sees */
  guard: (columns: { kpiId: AnyPgColumn; office: AnyPgColumn }) => SQL
}

/** `theme`: only its KPIs. The offices are those of `now.office` and below. */
export function seenBetween(scope: Scope, then: Asked, now: Asked, theme: string | undefined): Seen {
  const known = new Map([...then.shelf.byId, ...now.shelf.byId])
  const kpis = new Map(
    [...known].filter(([, kpi]) => seesSome(scope, kpi) && (theme === undefined || kpi.theme === theme)),
  )
  const officeCodes = officesUnder(now.offices, now.office)
  const ids = (isPublic: boolean) =>
    sql`${sql.param([...kpis.values()].filter((kpi) => kpi.public === isPublic).map(({ id }) => id))}::text[]`
  return {
    scope,
    from: sql`${then.moment.asOf}::timestamptz`,
    to: sql`${now.moment.asOf}::timestamptz`,
    kpis,
    offices: new Map([...then.offices, ...now.offices]),
    officeCodes,
    guard: ({ kpiId, office }) =>
      sql`(${or(
        sql`${kpiId} = any(${ids(true)})`,
        sql`${kpiId} = any(${ids(false)}) and ${withinScope(scope, { public: false }, office)}`,
      )} and ${officeCodes ? sql`${office} = any(${sql.param([...officeCodes])}::text[])` : sql`true`})`,
  }
}

export const during = (column: SQL | AnyPgColumn, { from, to }: Pick<Seen, 'from' | 'to'>): SQL =>
  sql`(${column} > ${from} and ${column} <= ${to})`

export const told = ({ id, name, unit, noun }: Kpi) => ({ id, name, unit, noun })

export const iso = (instant: string): string => new Date(instant).toISOString()

/** Newest first. */
export const newestFirst = (a: { at: string }, b: { at: string }): number =>
  a.at < b.at ? 1 : a.at > b.at ? -1 : 0
