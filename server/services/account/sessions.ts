import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { sessions } from '../../../db/schema/people.ts'
import type { SessionRow } from '../../core/access.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'

/** A session that still lets somebody in: neither over nor replaced by a newer token. */
export const isOpen = (at: Date) => and(gt(sessions.expiresAt, at), isNull(sessions.replacedAt))

/** The browsers in which the asker is signed in, newest first. @throws AppError sign-in-needed */
export async function readSessions(ctx: VerbContext): Promise<SessionRow[]> {
  const person = personOf(ctx.actor)
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, person.id), isOpen(ctx.visit.at)))
    .orderBy(desc(sessions.createdAt))
  return rows.map((row) => ({
    id: row.id,
    current: row.id === person.session,
    address: row.ipAddress ?? '',
    browser: row.userAgent ?? '',
    beganAt: row.beganAt.toISOString(),
    lastSeenAt: row.createdAt.toISOString(),
  }))
}
