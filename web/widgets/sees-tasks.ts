import type { Me } from '../../server/core/access.ts'
import { citySight, officeRoles } from '../../server/core/roles.ts'

/** Tasks are not public: they are seen by those who see the figures of an office, or of all. */
export const seesTasks = ({ grants, owesSecondFactor }: NonNullable<Me['person']>): boolean =>
  !owesSecondFactor &&
  grants.some(({ role, inForce }) => inForce && (citySight.includes(role) || officeRoles.includes(role)))
