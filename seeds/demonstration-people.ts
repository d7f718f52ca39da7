import type { Db } from '../db/client.ts'
import { grants } from '../db/schema/grants.ts'
import { people } from '../db/schema/people.ts'
import { stories } from '../db/schema/stories.ts'
import { recordVersion } from '../db/versions.ts'
import { demonstrationId, officeRoles, roles, roleWords } from '../server/core/roles.ts'

/** An office with tasks late and on time, so that its head has something to see. */
export const demonstrationOffice = 'SYT'

/** One to try each role as; named after the role, for nobody here is real. Safe to run again, and by two processes at once. */
export async function ensureDemonstrationPeople(db: Db): Promise<void> {
  const [story] = await db.select().from(stories).limit(1)
  if (!story) return
  const at = new Date(story.clockAt)
  await db.transaction(async (tx) => {
    const made = await tx
      .insert(people)
      .values(
        roles.map((role) => ({
          id: demonstrationId(role),
          name: `${roleWords[role].vi} (trình diễn)`,
          // RFC 2606 keeps this ending free of real addresses.
          email: `${role}@demonstration.invalid`,
          demonstration: true,
          emailVerified: true,
          createdAt: at,
          updatedAt: at,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: people.id })
    for (const role of roles.filter((one) => made.some(({ id }) => id === demonstrationId(one)))) {
      const code = demonstrationId(role)
      await recordVersion(tx, grants, code, {
        at: story.clockAt,
        by: story.name,
        facts: {
          code,
          personId: code,
          role,
          officeCode: officeRoles.includes(role) ? demonstrationOffice : null,
          fromOn: '2024-01-01',
          toOn: null,
        },
      })
    }
  })
}
