import type { Words } from '../words.ts'
import { type Attribution, apportion, finer } from './attribution.ts'
import { exactOf, numberOf, unitsOf } from './exact.ts'

/** Points lost in one component by the cases of one service. */
export type ServiceLoss = { component: string; service: string; name: Words | null; lost: number }
/**
 * Why the points lost in a component are laid to no service: it is a product of two shares; what is published names none;
 * nothing was counted; or our own rows name none.
 */
export type Untold = 'multiplied' | 'published' | 'uncounted' | 'nameless'
export type ServiceLosses = {
  /** the most first */
  services: ServiceLoss[]
  /** by services beyond those listed: how many, and how much together */
  others: { services: number; lost: number }
  /** in components that are laid to no service */
  untold: number
  /** the same by reason, the most first */
  untoldBy: { why: Untold; components: number; lost: number }[]
}

/** By component: how many cases of each service fall short of what gives all points. */
export type Shortfalls = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * The points lost of each component laid to the services of its cases, in proportion to what each falls short. Services,
 * others and untold add up exactly to what was lost.
 */
export function layToServices(
  { components }: Pick<Attribution, 'components'>,
  shortfalls: Shortfalls,
  { decimals, most, whyNot }: { decimals: number; most: number; whyNot: (component: string) => Untold },
): ServiceLosses {
  const fine = decimals + finer
  let untold = 0n
  const reasons = new Map<Untold, { components: number; units: bigint }>()
  const laid: { component: string; service: string; units: bigint }[] = []
  for (const { id, lost } of components) {
    const units = unitsOf(exactOf(lost), fine)
    const weights = new Map([...(shortfalls.get(id) ?? [])].filter(([, short]) => short > 0))
    if (weights.size === 0) {
      const before = reasons.get(whyNot(id)) ?? { components: 0, units: 0n }
      reasons.set(whyNot(id), { components: before.components + 1, units: before.units + units })
      untold += units
    } else
      for (const [service, part] of apportion(units, weights))
        if (service !== null && part > 0n) laid.push({ component: id, service, units: part })
  }
  laid.sort((a, b) => (a.units === b.units ? (a.service < b.service ? -1 : 1) : a.units > b.units ? -1 : 1))
  const rest = laid.slice(most)
  return {
    services: laid
      .slice(0, most)
      .map(({ units, ...one }) => ({ ...one, name: null, lost: numberOf(units, fine) })),
    others: {
      services: rest.length,
      lost: numberOf(
        rest.reduce((sum, { units }) => sum + units, 0n),
        fine,
      ),
    },
    untold: numberOf(untold, fine),
    untoldBy: [...reasons]
      .map(([why, { components, units }]) => ({ why, components, lost: numberOf(units, fine) }))
      .sort((a, b) => b.lost - a.lost || (a.why < b.why ? -1 : 1)),
  }
}
