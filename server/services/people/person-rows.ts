import { desc, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { accounts, people, sessions } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { PersonRow } from '../../core/access.ts'
import type { Day } from '../../core/day.ts'
import type { Office } from '../offices.ts'
import { ofPeople, readGrantRows } from './grant-rows.ts'

/** With its table, which Drizzle leaves out of a select from one: inside a subquery, `id` would be another's. */
const personId = sql.raw('people.id')

/** Invited: there is no way to sign in yet, neither a password nor the single sign-on. */
export const stateSql = sql<PersonRow['state']>`case
  when ${people.disabledAt} is not null then 'disabled'
  when ${personId} not like 'demonstration-%' and not exists (select from ${accounts} a where a.person_id = ${personId}) then 'invited'
  else 'active' end`

/** People with their roles, in the order of `ids`. */
export async function readPersonRows(
  db: Db | Transaction,
  ids: readonly string[],
  { day, offices }: { day: Day; offices: ReadonlyMap<string, Office> },
): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const [rows, byPerson] = await Promise.all([
    db
      .select({
        person: people,
        state: stateSql,
        lastSeenAt: sql<string | null>`(select to_json(max(${sessions.createdAt})) #>> '{}' from ${sessions}
          where ${sessions.userId} = ${personId})`,
      })
      .from(people)
      .where(inArray(people.id, [...ids]))
      .orderBy(desc(people.id)),
    readGrantRows(db, { day, offices, where: ofPeople(ids) }),
  ])
  const found = new Map(rows.map((row) => [row.person.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    if (!row) return []
    const { person, state, lastSeenAt } = row
    return [
      {
        id,
        name: person.name,
        email: person.email,
        version: person.updatedAt.toISOString(),
        state,
        demonstration: person.demonstration,
        hasSecondFactor: person.twoFactorEnabled,
        lastSeenAt,
        grants: byPerson.get(id) ?? [],
      },
    ]
  })
}
