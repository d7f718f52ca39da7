import { and, eq, sql } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'
import { holdingFor } from '../../auth/actor.ts'
import type { OfficePeople } from '../../core/access.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { officeOf, readOffices, refOf } from '../offices.ts'
import { capOf, officersOf } from './give-grant.ts'
import { readPersonRows } from './person-rows.ts'

/** Whether somebody holds or has held a role in the office. */
export async function isKnownTo(tx: Transaction, personId: string, office: string): Promise<boolean> {
  const [known] = await tx
    .select({ code: grants.code })
    .from(grants)
    .where(and(eq(grants.personId, personId), eq(grants.officeCode, office)))
    .limit(1)
  return known !== undefined
}

/**
 * The people of one office, as its head sees them: with their roles in this office, not with those elsewhere.
 * @throws AppError sign-in-needed, not-yours, unknown-office
 */
export async function readOfficePeople(ctx: VerbContext, code: string): Promise<OfficePeople> {
  if (!holdingFor(ctx.actor, 'manage-people')) entitled(ctx.actor, 'manage-officers', code)
  const day = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const office = officeOf(offices, code)
  const ids = await ctx.db
    .selectDistinct({ id: grants.personId, name: sql`${people.name} collate "vi-x-icu"` })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(eq(grants.knownTo, 'infinity'), eq(grants.officeCode, code)))
    .orderBy(sql`2`)
  const [rows, cap, officers] = await Promise.all([
    readPersonRows(
      ctx.db,
      ids.map(({ id }) => id),
      { day, offices },
    ),
    capOf(ctx.db, code),
    officersOf(ctx.db, code, day),
  ])
  return {
    office: refOf(office),
    people: rows.map((row) => ({
      ...row,
      grants: row.grants.filter((grant) => grant.office?.code === code),
    })),
    officers: officers.size,
    cap,
  }
}
