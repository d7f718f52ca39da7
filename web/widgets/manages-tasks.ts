import type { Me } from '../../server/core/access.ts'
import { duties, type Role } from '../../server/core/roles.ts'

/** Whoever keeps the list of tasks; the server decides, the page only offers. */
export const managesTasks = (person: Me['person']): boolean =>
  person?.grants.some(
    ({ role, inForce }) => inForce && (duties['manage-tasks'] as readonly Role[]).includes(role),
  ) ?? false
