import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import type { Day } from '../../core/day.ts'
import { officeRoles, type Role } from '../../core/roles.ts'
import type { Lang } from '../../core/words.ts'

/** Somebody who holds a role on a day; `office`: null where it is held for the whole city. */
export type Member = {
  id: string
  name: string
  email: string
  lang: Lang
  role: Role
  office: string | null
}

/** Who holds some roles on a day: those of offices in these offices, the others for the whole city. */
export async function readStaff(
  db: Db,
  { roles, offices, on }: { roles: readonly Role[]; offices: readonly string[]; on: Day },
): Promise<Member[]> {
  const ofOffices = roles.filter((role) => officeRoles.includes(role))
  const ofCity = roles.filter((role) => !officeRoles.includes(role))
  return db
    .selectDistinct({
      id: people.id,
      name: people.name,
      email: people.email,
      lang: people.lang,
      role: grants.role,
      office: grants.officeCode,
    })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        eq(grants.knownTo, 'infinity'),
        or(
          and(inArray(grants.role, ofOffices), inArray(grants.officeCode, [...offices])),
          and(inArray(grants.role, ofCity), isNull(grants.officeCode)),
        ),
        sql`${grants.fromOn} <= ${on}::date and coalesce(${grants.toOn}, 'infinity') >= ${on}::date`,
        isNull(people.disabledAt),
      ),
    )
    .orderBy(people.id, grants.role)
}
