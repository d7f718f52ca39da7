import { sql } from 'drizzle-orm'
import { kpiDefinitions } from '../../db/schema/reporting.ts'
import { AppError } from '../core/app-error.ts'
import type { Day } from '../core/day.ts'
import type { Kpi } from '../kpis/define.ts'
import { kpis as computed } from '../kpis/index.ts'
import { knownAt } from '../kpis/measure.ts'
import { type Definition, reportedKpi } from '../kpis/reported.ts'
import { themes } from '../kpis/themes.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'

/** Every KPI there is at a moment, computed and reported, each with the definition in force on a day. */
export type Shelf = {
  /** in the order in which a mayor should read them */
  kpis: readonly Kpi[]
  /** those that are asked for no longer too */
  byId: ReadonlyMap<string, Kpi>
}

/** Every definition known at a moment, a KPI's in the order of their days. */
export function readDefinitions(
  ctx: Pick<Context, 'db' | 'answers'>,
  moment: Moment,
): Promise<ReadonlyMap<string, readonly Definition[]>> {
  return ctx.answers.get(`definitions ${moment.key}`, [kpiDefinitions], async () => {
    const rows = await ctx.db
      .select()
      .from(kpiDefinitions)
      .where(knownAt(kpiDefinitions, sql`${moment.asOf}::timestamptz`))
      .orderBy(kpiDefinitions.position, kpiDefinitions.kpiId, kpiDefinitions.fromOn)
    const found = new Map<string, Definition[]>()
    for (const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...definition } of rows)
      found.set(definition.kpiId, [...(found.get(definition.kpiId) ?? []), definition])
    return found
  })
}

/** The definition for periods that end on a day: the newest begun by then, or the first there is. */
export const inForce = (definitions: readonly Definition[], day: Day): Definition | undefined =>
  definitions.filter(({ fromOn }) => fromOn <= day).at(-1) ?? definitions[0]

export function readShelf(ctx: Pick<Context, 'db' | 'answers'>, moment: Moment, day: Day): Promise<Shelf> {
  return ctx.answers.get(`shelf ${day} ${moment.key}`, [kpiDefinitions], async () => {
    const definitions = await readDefinitions(ctx, moment)
    const reported = [...definitions.values()].flatMap((of) => {
      const definition = inForce(of, day)
      return definition ? [reportedKpi(definition)] : []
    })
    const asked = reported.filter(
      ({ reporting }) => reporting && !(reporting.retiredOn && reporting.retiredOn <= day),
    )
    const all = [...computed, ...asked]
    return {
      kpis: themes.flatMap(({ id }) => all.filter(({ theme }) => theme === id)),
      byId: new Map([...computed, ...reported].map((kpi) => [kpi.id, kpi])),
    }
  })
}

/** @throws AppError unknown-kpi */
export function kpiOn({ byId }: Shelf, id: string): Kpi {
  const kpi = byId.get(id)
  if (!kpi) throw new AppError('unknown-kpi', { id: id.slice(0, 60) })
  return kpi
}
