import type { GrantRow } from '../../server/core/access.ts'
import type { Day } from '../../server/core/day.ts'

export type GrantStanding = 'inForce' | 'toCome' | 'resting' | 'past'

/** Where a role stands on a day. `resting`: within its dates, but whoever lent it does not hold it now. */
export function standingOf({ inForce, fromOn, toOn }: GrantRow, today: Day): GrantStanding {
  if (inForce) return 'inForce'
  if (toOn !== null && toOn < today) return 'past'
  return fromOn > today ? 'toCome' : 'resting'
}

/** In the order in which they are read; each role stands in exactly one. */
export function grantsByStanding(grants: readonly GrantRow[], today: Day): Record<GrantStanding, GrantRow[]> {
  const groups: Record<GrantStanding, GrantRow[]> = { inForce: [], toCome: [], resting: [], past: [] }
  for (const grant of grants) groups[standingOf(grant, today)].push(grant)
  return groups
}
