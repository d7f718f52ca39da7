import { eq, sql } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'
import { inForceOn } from '../../auth/holdings.ts'
import { mayComeIn } from '../../auth/person.ts'
import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import { stateSql } from './person-rows.ts'

/** After a change: somebody must be left who can come in and undo it. @throws AppError last-administrator */
export async function keepAnAdministrator(tx: Transaction, day: Day): Promise<void> {
  const [left] = await tx
    .select({ id: people.id })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      sql`${grants.role} = 'administrator' and ${mayComeIn} and ${stateSql} = 'active' and ${inForceOn(day)}`,
    )
    .limit(1)
  if (!left) throw new AppError('last-administrator')
}
