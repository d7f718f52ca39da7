import { and, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client.ts'
import { grants } from '../../db/schema/grants.ts'
import { people } from '../../db/schema/people.ts'
import type { Transaction } from '../../db/versions.ts'
import type { Day } from '../core/day.ts'
import type { Holding } from './actor.ts'

const lender = alias(grants, 'lender')

const runsOn = (grant: typeof grants | typeof lender, day: Day): SQL =>
  sql`${grant.knownTo} = 'infinity' and ${grant.fromOn} <= ${day} and (${grant.toOn} is null or ${grant.toOn} >= ${day})`

/** Whether a role counts on a day: within its dates, and, where it was lent, while the lender holds it and may sign in. */
export const inForceOn = (
  day: Day,
): SQL => sql`(${runsOn(grants, day)} and (${grants.delegatedBy} is null or exists (
    select from ${grants} as lender join ${people} as owner on owner.id = ${lender.personId}
    where ${lender.personId} = ${grants.delegatedBy} and ${lender.role} = ${grants.role}
      and ${lender.officeCode} = ${grants.officeCode} and ${lender.delegatedBy} is null
      and owner.disabled_at is null and ${runsOn(lender, day)})))`

export async function readHoldings(db: Db | Transaction, personId: string, day: Day): Promise<Holding[]> {
  const rows = await db
    .select()
    .from(grants)
    .where(and(eq(grants.personId, personId), inForceOn(day)))
    .orderBy(grants.fromOn, grants.code)
  return rows.map(({ code, role, officeCode, fromOn, toOn, delegatedBy }) => ({
    code,
    role,
    office: officeCode,
    fromOn,
    toOn,
    delegatedBy,
  }))
}
