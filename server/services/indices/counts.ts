import { and, eq, type SQL, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { rowsOf } from '../../../db/rows.ts'
import { indexCounts } from '../../../db/schema/indices.ts'
import { type Scope, withinScope } from '../../auth/scope.ts'
import { componentsOf, type IndexDefinition } from '../../core/indices/definition.ts'
import type { Counts } from '../../core/indices/score.ts'
import type { PeriodId } from '../../core/period.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../moment.ts'

export type CountRow = typeof indexCounts.$inferSelect
type Asking = Pick<Context, 'db' | 'scope'>

/**
 * The counts that an asker may see: those of the offices in their sight, and, wherever the index may be seen at all, what
 * belongs to the city as a whole and is given to every office. Without it an office's total would lack those points.
 */
const seenBy = (scope: Scope, city: string, versions: readonly IndexDefinition[]): SQL => {
  const ofTheCity = versions
    .flatMap(componentsOf)
    .flatMap(({ id, spread }) => (spread === 'city' ? [id] : []))
  const guarded = { public: versions.every((version) => version.public) }
  return sql`(${withinScope(scope, guarded, indexCounts.officeCode)}
    or (${indexCounts.officeCode} = ${city} and ${anyOf(indexCounts.componentId, [...new Set(ofTheCity)])}))`
}

/** What was counted of every office in a period, as known at a moment, of what the asker may see. */
export const readCountRows = (
  { db, scope }: Asking,
  definition: IndexDefinition,
  { period, city, moment }: { period: PeriodId; city: string; moment: Moment },
): Promise<CountRow[]> =>
  db
    .select()
    .from(indexCounts)
    .where(
      and(
        eq(indexCounts.indexId, definition.id),
        eq(indexCounts.period, period),
        knownAt(indexCounts, sql`${moment.asOf}::timestamptz`),
        seenBy(scope, city, [definition]),
      ),
    )
    .orderBy(indexCounts.code)

export const countsIn = (rows: readonly CountRow[]): ReadonlyMap<string, ReadonlyMap<string, Counts>> => {
  const found = new Map<string, Map<string, Counts>>()
  for (const { officeCode, componentId, numerator, denominator, provisional } of rows) {
    const of = found.get(officeCode) ?? new Map<string, Counts>()
    of.set(componentId, { numerator, denominator, provisional })
    found.set(officeCode, of)
  }
  return found
}

/** Of every period: an office's own counts, the city's, and those of the offices below added up. */
export type PeriodCounts = Record<'own' | 'city' | 'below', Map<string, Counts>> & { sample: boolean }

export async function readHistory(
  { db, scope }: Asking,
  versions: readonly [IndexDefinition, ...IndexDefinition[]],
  { office, city, below, moment }: { office: string; city: string; below: readonly string[]; moment: Moment },
): Promise<ReadonlyMap<PeriodId, PeriodCounts>> {
  const part = sql`case when office_code = ${office} then 'own' when office_code = ${city} then 'city' else 'below' end`
  const rows = await rowsOf<
    Counts & { period: PeriodId; part: 'own' | 'city' | 'below'; component: string; sample: boolean }
  >(
    db as Context['db'],
    sql`select period as "period", ${part} as "part", component_id as "component",
      sum(numerator) filter (where denominator is not null) as "numerator", sum(denominator) as "denominator",
      bool_or(provisional) as "provisional", bool_or(sample) as "sample"
    from ${indexCounts}
    where index_id = ${versions[0].id} and ${knownAt(indexCounts, sql`${moment.asOf}::timestamptz`)}
      and ${anyOf(indexCounts.officeCode, [office, city, ...below])}
      and ${seenBy(scope, city, versions)}
    group by 1, 2, 3`,
  )
  const found = new Map<PeriodId, PeriodCounts>()
  for (const { period, part: of, component, sample, ...counts } of rows) {
    const there = found.get(period) ?? { own: new Map(), city: new Map(), below: new Map(), sample: false }
    there[of].set(component, counts)
    there.sample ||= sample
    found.set(period, there)
  }
  return found
}
