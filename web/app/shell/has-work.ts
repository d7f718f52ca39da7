import type { Me } from '../../../server/core/access.ts'
import { duties, type Role } from '../../../server/core/roles.ts'

/** Whoever reports figures or decides about them: for them, what they owe comes first. */
export const hasWork = ({ grants, owesSecondFactor }: NonNullable<Me['person']>): boolean =>
  !owesSecondFactor &&
  grants.some(({ role, inForce }) => inForce && (duties['see-entries'] as readonly Role[]).includes(role))
