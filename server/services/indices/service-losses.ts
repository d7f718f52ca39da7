import type { PgTable } from 'drizzle-orm/pg-core'
import type { Attribution } from '../../core/indices/attribution.ts'
import { componentsOf, type IndexDefinition } from '../../core/indices/definition.ts'
import { layToServices, type ServiceLosses } from '../../core/indices/service-losses.ts'
import type { Period } from '../../core/period.ts'
import { kpiById } from '../../kpis/index.ts'
import { serviceOf } from '../../kpis/services.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../moment.ts'
import { namesReads, readServiceNames } from '../service-names.ts'
import { readServicePoints } from '../service-points.ts'
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
  { definition, period, moment, officeCodes, attribution, stands }: Asked,
): Promise<ServiceLosses> {
  const lost = new Set(attribution.components.map(({ id }) => id))
  const names = new Map<string, ReadonlyMap<string, ServiceLosses['services'][number]['name']>>()
  const shortfalls = new Map<string, ReadonlyMap<string, number>>()
  await Promise.all(
    componentsOf(definition).map(async (component) => {
      const kpi = countingKpi(component, definition)
      const service = kpi && serviceOf(kpi.measure)
      if (!service || component.times !== null || !lost.has(component.id) || !stands(component.id)) return
      const isOpen = definition.public || component.spread === 'city'
      const asked = { period, moment, officeCodes }
      const points = await readServicePoints(ctx, { ...kpi, public: isOpen }, asked)
      const short = new Map<string, number>()
      for (const { service: code, numerator, denominator } of points)
        short.set(code, (short.get(code) ?? 0) + (component.threshold ?? 1) * (denominator ?? 0) - numerator)
      shortfalls.set(component.id, short)
      names.set(component.id, await readServiceNames(ctx, service, [...short.keys()], moment))
    }),
  )
  const laid = layToServices(attribution, shortfalls, {
    decimals: definition.decimals,
    most: mostServices,
  })
  return {
    ...laid,
    services: laid.services.map((one) => ({
      ...one,
      name: names.get(one.component)?.get(one.service) ?? null,
    })),
  }
}
