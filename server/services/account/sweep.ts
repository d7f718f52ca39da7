import { and, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { attempts } from '../../../db/schema/attempts.ts'
import { mails } from '../../../db/schema/mails.ts'
import { sessions, verifications } from '../../../db/schema/people.ts'
import { stories } from '../../../db/schema/stories.ts'

const day = 24 * 60 * 60 * 1000

/** How many of each were swept away. */
export type Swept = { sessions: number; verifications: number; attempts: number; mails: number }

/**
 * Removes what opens nothing any more, and in a demonstration the text of letters that nobody reads after 30 days: they
 * hold links and names. `at`: the wall's clock.
 */
export async function sweep(db: Db, at: Date): Promise<Swept> {
  const before = (days: number) => new Date(at.getTime() - days * day)
  const over = await db
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, at), lt(sessions.replacedAt, before(1))))
  const expired = await db.delete(verifications).where(lt(verifications.expiresAt, at))
  const forgotten = await db.delete(attempts).where(lt(attempts.expire, at))
  const old = await db
    .update(mails)
    .set({ body: null })
    .where(and(isNotNull(mails.body), lt(mails.createdAt, before(30)), sql`exists (select from ${stories})`))
  return {
    sessions: over.rowCount ?? 0,
    verifications: expired.rowCount ?? 0,
    attempts: forgotten.rowCount ?? 0,
    mails: old.rowCount ?? 0,
  }
}
