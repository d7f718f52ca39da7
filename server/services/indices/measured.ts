import { sql } from 'drizzle-orm'
import type { VersionedTable } from '../../../db/schema/clocks.ts'
import { feedTroubles } from '../../../db/schema/feeds.ts'
import { indexCounts } from '../../../db/schema/indices.ts'
import { type FeedMark, lastGoodDay } from '../../core/feeds/mark.ts'
import { componentsOf, type IndexComponent, type IndexDefinition } from '../../core/indices/definition.ts'
import type { Counts } from '../../core/indices/score.ts'
import type { Period, PeriodId } from '../../core/period.ts'
import type { Kpi } from '../../kpis/define.ts'
import { kpiById } from '../../kpis/index.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Context } from '../context.ts'
import { heldMoment, lagsBehind } from '../feeds/held.ts'
import type { Moment } from '../moment.ts'
import { cityOf, type Office } from '../offices.ts'
import { readPoints } from '../points.ts'

/** What our own rows say of a component: of an office in a period. `updatedAt`: the newest fact behind it. */
export type Measured = Counts & { numerator: number; denominator: number; sample: boolean; updatedAt: string }
/** by period, office and component */
export type MeasuredCounts = ReadonlyMap<PeriodId, ReadonlyMap<string, ReadonlyMap<string, Measured>>>

/** The components of a period whose rows had stopped coming before it was over, or before the moment. */
export async function readFeedMarks(
  ctx: Context,
  { period, definition, components }: Wanted,
  moment: Moment,
): Promise<Record<string, FeedMark>> {
  const marked = await Promise.all(
    components.map(async (component) => {
      const kpi = countingKpi(component, definition)
      if (!kpi) return []
      const { feed } = await heldMoment(ctx, kpi, moment)
      const day = feed && lastGoodDay(feed)
      return feed && (day === null || lagsBehind(day, period, moment)) ? [[component.id, feed] as const] : []
    }),
  )
  return Object.fromEntries(marked.flat())
}

/** Which components had anything published of any office: what is published of a component is never mixed with ours. */
export async function readPublished(
  { db }: Pick<Context, 'db'>,
  indexId: string,
  moment: Moment,
): Promise<ReadonlyMap<PeriodId, ReadonlySet<string>>> {
  const rows = await db
    .selectDistinct({ period: indexCounts.period, component: indexCounts.componentId })
    .from(indexCounts)
    .where(
      sql`${indexCounts.indexId} = ${indexId} and ${knownAt(indexCounts, sql`${moment.asOf}::timestamptz`)}`,
    )
  const found = new Map<PeriodId, Set<string>>()
  for (const { period, component } of rows) found.set(period, (found.get(period) ?? new Set()).add(component))
  return found
}

/** Tables whose change can move what is counted for a definition: those of every KPI that it names, and how feeds stand. */
export const measuredReads = (versions: readonly IndexDefinition[]): VersionedTable[] => {
  const named = new Set(versions.flatMap(componentsOf).map(({ countedBy }) => countedBy))
  return [
    ...new Set([feedTroubles, ...[...named].flatMap((id) => kpiById.get(id ?? '')?.measure.reads ?? [])]),
  ]
}

/** The KPI that counts a component: ours, a share, and no less public than the index that shows it. */
export const countingKpi = (
  { countedBy }: Pick<IndexComponent, 'countedBy'>,
  index: Pick<IndexDefinition, 'public'>,
): Kpi | undefined => {
  const kpi = countedBy === null ? undefined : kpiById.get(countedBy)
  return kpi?.denominator && (kpi.public || !index.public) ? kpi : undefined
}

export type Wanted = { period: Period; definition: IndexDefinition; components: readonly IndexComponent[] }

/**
 * Counts of components from the city's own rows, through the same points as the pages of their KPIs: of every office of the
 * index's kinds, or, where a component belongs to the city, of the city as a whole. Counts of a period that runs are
 * provisional, and those of a flow whose feed is not well stay what they were when all had last come. Rights are the
 * index's.
 */
export async function readMeasured(
  ctx: Context,
  {
    wanted,
    offices,
    moment,
  }: { wanted: readonly Wanted[]; offices: ReadonlyMap<string, Office>; moment: Moment },
): Promise<MeasuredCounts> {
  const city = cityOf(offices)
  const found = new Map<PeriodId, Map<string, Map<string, Measured>>>()
  // Several components may be counted by one KPI, and one KPI is asked once of all periods of a definition.
  const questions = new Map<string, { kpi: Kpi; asked: { of: IndexComponent; in: Wanted }[] }>()
  for (const one of wanted)
    for (const component of one.components) {
      const kpi = countingKpi(component, one.definition)
      if (!kpi) continue
      const isOpen = one.definition.public || component.spread === 'city'
      const key = `${kpi.id} ${isOpen}`
      const question = questions.get(key) ?? { kpi: { ...kpi, public: isOpen }, asked: [] }
      question.asked.push({ of: component, in: one })
      questions.set(key, question)
    }
  await Promise.all(
    [...questions.values()].map(async ({ kpi, asked }) => {
      const periods = [...new Map(asked.map((one) => [one.in.period.id, one.in.period])).values()]
      const { held } = await heldMoment(ctx, kpi, moment)
      const lags = (period: Period) => held !== null && lagsBehind(held.day, period, moment)
      const points = await Promise.all([
        readPoints(ctx, kpi, { periods: periods.filter((one) => !lags(one)), moment, officeCodes: null }),
        readPoints(ctx, kpi, { periods: periods.filter(lags), moment: held ?? moment, officeCodes: null }),
      ])
      for (const point of points.flat())
        for (const { of: component, in: one } of asked) {
          if (one.period.id !== point.period) continue
          const office = component.spread === 'city' ? city : offices.get(point.office)
          const isScored =
            office && (component.spread === 'city' || one.definition.kinds.includes(office.kind))
          if (!isScored || (component.spread === 'sum' && office.kind === 'city')) continue
          const ofPeriod = found.get(point.period) ?? new Map<string, Map<string, Measured>>()
          const ofOffice = ofPeriod.get(office.code) ?? new Map<string, Measured>()
          const before = ofOffice.get(component.id)
          ofOffice.set(component.id, {
            numerator: (before?.numerator ?? 0) + point.numerator,
            denominator: (before?.denominator ?? 0) + (point.denominator ?? 0),
            provisional: one.period.end > moment.day,
            sample: (before?.sample ?? false) || point.sample,
            updatedAt: [before?.updatedAt ?? '', point.updatedAt ?? ''].sort().at(-1) ?? '',
          })
          found.set(point.period, ofPeriod.set(office.code, ofOffice))
        }
    }),
  )
  return found
}
