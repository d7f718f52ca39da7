import type { PgTable } from 'drizzle-orm/pg-core'
import { scopeKey } from '../../auth/scope.ts'
import type { Attribution } from '../../core/indices/attribution.ts'
import { componentsOf, type IndexDefinition } from '../../core/indices/definition.ts'
import type { CountsById } from '../../core/indices/score.ts'
import { layToServices, type ServiceLosses } from '../../core/indices/service-losses.ts'
import type { Period } from '../../core/period.ts'
import type { Kpi } from '../../kpis/define.ts'
import { kpiById } from '../../kpis/index.ts'
import { type Service, serviceOf } from '../../kpis/services.ts'
import type { Context } from '../context.ts'
import { heldMoment, lagsBehind } from '../feeds/held.ts'
import type { Moment } from '../moment.ts'
import { namesReads, readServiceNames } from '../service-names.ts'
import { readServicePoints, type ServicePoint } from '../service-points.ts'
import { countingKpi } from './measured.ts'

/** Services listed; all others are told together. */
const mostServices = 20

/** Tables whose change can move the names of services that a definition is counted by. */
export const serviceNameReads = (versions: readonly IndexDefinition[]): PgTable[] =>
  versions.flatMap(componentsOf).flatMap(({ countedBy }) => {
    const kpi = kpiById.get(countedBy ?? '')
    const service = kpi && serviceOf(kpi.measure)
    return service ? namesReads(service) : []
  })

type Asked = {
  definition: IndexDefinition
  period: Period
  moment: Moment
  /** the office and those below it; null for the whole city */
  officeCodes: readonly string[] | null
  counts: CountsById
  attribution: Attribution
  /** of a component nothing is published, so that our own rows are what it is scored by */
  stands: (component: string) => boolean
}

/**
 * The points lost, laid to services wherever our own rows are what was scored. Published counts name no service; nor is the
 * share that a component is multiplied by one of its services.
 */
export async function readServiceLosses(
  ctx: Context,
  { definition, period, moment, officeCodes, counts, attribution, stands }: Asked,
): Promise<ServiceLosses> {
  const lost = new Set(attribution.components.map(({ id }) => id))
  const told = new Map<string, Service>()
  const shortfalls = new Map<string, ReadonlyMap<string, number>>()
  await Promise.all(
    componentsOf(definition).map(async (component) => {
      const kpi = countingKpi(component, definition)
      const service = kpi && serviceOf(kpi.measure)
      if (!service || component.times !== null || !lost.has(component.id) || !stands(component.id)) return
      const isOpen = definition.public || component.spread === 'city'
      const points = await keptPoints(ctx, { ...kpi, public: isOpen }, { period, moment, officeCodes })
      const short = new Map<string, number>()
      for (const { service: code, numerator, denominator } of points)
        short.set(code, (short.get(code) ?? 0) + (component.threshold ?? 1) * (denominator ?? 0) - numerator)
      shortfalls.set(component.id, short)
      told.set(component.id, service)
    }),
  )
  const multiplied = new Set(componentsOf(definition).flatMap(({ id, times }) => (times === null ? [] : id)))
  const laid = layToServices(attribution, shortfalls, {
    decimals: definition.decimals,
    most: mostServices,
    whyNot: (id) =>
      multiplied.has(id)
        ? 'multiplied'
        : !counts.has(id)
          ? 'uncounted'
          : stands(id)
            ? 'nameless'
            : 'published',
  })
  const names = await namesOf(ctx, laid.services, told, moment)
  return {
    ...laid,
    services: laid.services.map((one) => ({
      ...one,
      name: names.get(one.component)?.get(one.service) ?? null,
    })),
  }
}

/**
 * Of the moment that the component is scored as of (`readMeasured`). A change of what is published, or of another flow, leaves
 * them as they are.
 */
async function keptPoints(
  ctx: Context,
  kpi: Kpi,
  { period, moment: known, officeCodes }: Pick<Asked, 'period' | 'moment' | 'officeCodes'>,
): Promise<ServicePoint[]> {
  const { held } = await heldMoment(ctx, kpi, known)
  const moment = held && lagsBehind(held.day, period, known) ? held : known
  const key = `index services ${kpi.id} ${period.id} ${officeCodes} ${moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, kpi.measure.reads, () =>
    readServicePoints(ctx, kpi, { period, moment, officeCodes }),
  )
}

/** Of those listed alone: a city has thousands of services. */
async function namesOf(
  ctx: Context,
  services: ServiceLosses['services'],
  told: ReadonlyMap<string, Service>,
  moment: Moment,
) {
  return new Map(
    await Promise.all(
      [...told].map(async ([component, service]) => {
        const listed = services.flatMap((one) => (one.component === component ? one.service : []))
        return [component, await readServiceNames(ctx, service, listed, moment)] as const
      }),
    ),
  )
}
