import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { accounts, people } from '../../db/schema/people.ts'
import type { Transaction } from '../../db/versions.ts'
import type { Day } from '../core/day.ts'
import type { Person } from './actor.ts'
import { readHoldings } from './holdings.ts'

/** Whether anybody is here who belongs to no demonstration: then nobody who does may come in. */
export async function somebodyReal(db: Db | Transaction): Promise<boolean> {
  const [real] = await db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.demonstration, false))
    .limit(1)
  return real !== undefined
}

/** Not disabled, nor left over from a demonstration. */
export const mayComeIn: SQL = sql`(${people.disabledAt} is null
  and (not ${people.demonstration} or not exists (select from ${people} as other where not other.demonstration)))`

/** A person with the roles of a day; null for one who may not sign in. `session`: by which they ask. */
export async function readPerson(
  db: Db | Transaction,
  { personId, session, day }: { personId: string; session: string; day: Day },
): Promise<Person | null> {
  const [found] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), mayComeIn))
    .limit(1)
  if (!found) return null
  const [holdings, ways] = await Promise.all([
    readHoldings(db, personId, day),
    db.select({ provider: accounts.providerId }).from(accounts).where(eq(accounts.userId, personId)),
  ])
  const { id, name, email, lang, demonstration, twoFactorEnabled } = found
  return {
    kind: 'person',
    id,
    name,
    email,
    lang,
    demonstration,
    hasSecondFactor: twoFactorEnabled,
    hasPassword: ways.some(({ provider }) => provider === 'credential'),
    session,
    holdings,
  }
}
