import type { Me } from '../../server/core/access.ts'
import { type Duty, duties, type Role } from '../../server/core/roles.ts'

/** Whether the roles held today give a duty; for an office, where it is one of an office. The server asks again. */
export function holds(me: Me | null, duty: Duty, office?: string): boolean {
  const roles: readonly Role[] = duties[duty]
  return Boolean(
    me?.person?.grants.some(
      (grant) =>
        grant.inForce &&
        roles.includes(grant.role) &&
        (office === undefined || !grant.office || grant.office.code === office),
    ),
  )
}

/** Whoever has figures to decide on: the reviewer, and the head of an office. */
export const decides = (me: Me | null): boolean =>
  holds(me, 'approve-figures') || holds(me, 'endorse-figures')
