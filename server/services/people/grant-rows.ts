import { desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../../db/client.ts'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'
import { inForceOn } from '../../auth/holdings.ts'
import type { GrantRow } from '../../core/access.ts'
import type { Day } from '../../core/day.ts'
import type { Office } from '../offices.ts'
import { refOf } from '../offices.ts'

const lenders = alias(people, 'lenders')

/** Roles as they stand, newest first, by the person who holds them. */
export async function readGrantRows(
  db: Db | Transaction,
  { day, offices, where }: { day: Day; offices: ReadonlyMap<string, Office>; where: SQL | undefined },
): Promise<Map<string, GrantRow[]>> {
  const rows = await db
    .select({ grant: grants, inForce: sql<boolean>`${inForceOn(day)}`, lender: lenders.name })
    .from(grants)
    .leftJoin(lenders, eq(lenders.id, grants.delegatedBy))
    .where(sql`${grants.knownTo} = 'infinity' and ${where ?? sql`true`}`)
    .orderBy(desc(grants.fromOn), grants.code)
  const byPerson = new Map<string, GrantRow[]>()
  for (const { grant, inForce, lender } of rows) {
    const office = grant.officeCode ? offices.get(grant.officeCode) : undefined
    const row: GrantRow = {
      code: grant.code,
      version: grant.versionId,
      role: grant.role,
      office: office ? refOf(office) : null,
      fromOn: grant.fromOn,
      toOn: grant.toOn,
      delegatedBy: grant.delegatedBy ? { id: grant.delegatedBy, name: lender ?? '' } : null,
      origin: grant.origin,
      inForce,
    }
    byPerson.set(grant.personId, [...(byPerson.get(grant.personId) ?? []), row])
  }
  return byPerson
}

export const ofPeople = (ids: readonly string[]): SQL =>
  ids.length ? inArray(grants.personId, [...ids]) : sql`false`
