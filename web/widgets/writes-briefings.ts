import type { Me } from '../../server/core/access.ts'
import { duties, type Role } from '../../server/core/roles.ts'

/** Whoever makes briefings may put what they see into one. */
export const writesBriefings = ({ grants, owesSecondFactor }: NonNullable<Me['person']>): boolean =>
  !owesSecondFactor &&
  grants.some(({ role, inForce }) => inForce && (duties['write-briefings'] as readonly Role[]).includes(role))
