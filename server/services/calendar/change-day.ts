import { and, eq, sql } from 'drizzle-orm'
import { calendarDays } from '../../../db/schema/tasks.ts'
import { type Facts, nextMoment, recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { firstCalendarYear, lastCalendarYear } from '../../core/calendar-answer.ts'
import { type Day, isDay } from '../../core/day.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'

type Given = Omit<Facts<typeof calendarDays>, 'code'>

/**
 * Records what a day is from now on, or that it is like its weekday (`null`).
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-day, changed-meanwhile when the day is not as seen
 */
export async function changeDay(
  ctx: VerbContext,
  { day, seen }: { day: Day; seen: number | null },
  given: () => Given | null,
): Promise<void> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-calendar')
  const year = Number(day.slice(0, 4))
  if (!isDay(day) || year < firstCalendarYear || year > lastCalendarYear)
    throw new AppError('bad-day', { day: day.slice(0, 40) })
  const facts = given()
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7411031)`)
    const [open] = await tx
      .select()
      .from(calendarDays)
      .where(and(eq(calendarDays.code, day), eq(calendarDays.knownTo, 'infinity')))
    if ((open?.versionId ?? null) !== seen) throw new AppError('changed-meanwhile')
    const at = await nextMoment(tx, calendarDays, [day], ctx.now)
    await recordVersion(tx, calendarDays, day, {
      at,
      by: actor.name,
      facts: facts && { ...facts, code: day },
    })
    const { working, nameVi, nameEn, document } = open ?? {}
    await leaveEntry(tx, ctx, {
      verb: facts ? 'calendar.set' : 'calendar.cleared',
      subject: { kind: 'day', id: day },
      by,
      before: open ? { working, nameVi, nameEn, document } : null,
      after: facts,
    })
  })
}
