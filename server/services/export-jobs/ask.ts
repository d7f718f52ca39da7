import { randomUUID } from 'node:crypto'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { exportJobs, exportRuns } from '../../../db/schema/jobs.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { bookTitle, type ExportWish } from '../../core/export-jobs.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import { visibleBriefing } from '../briefings/page.ts'
import type { VerbContext } from '../context.ts'
import { readTemplates } from '../deck-templates/rows.ts'
import { personOf } from '../entitled.ts'

/** Files of one person that are under way at once: more would only wait for one another. */
const mostUnderWay = 5

/**
 * Asks for a file that is made while the asker does something else. It shows what they may see when it is made, as it
 * was known when they asked.
 * @throws AppError sign-in-needed, unknown-template, too-many-own-exports, and those of `visibleBriefing`
 */
export async function askExport(ctx: VerbContext, wish: ExportWish): Promise<{ id: string }> {
  const person = personOf(ctx.actor)
  const id = randomUUID()
  const { source, ...how } = wish
  const { asOf } = source
  // Pinned, for when it is made "now" will be another moment.
  const isNow = asOf === undefined || asOf === dayOfInstant(ctx.now)
  const pinned: ExportWish = { ...how, source: { ...source, asOf: isNow ? ctx.now.toISOString() : asOf } }
  const usual =
    source.kind === 'book' ? bookTitle[wish.lang] : (await visibleBriefing(ctx, source.code)).title
  if (wish.template !== undefined && (await readTemplates(ctx.db, wish.template)).length === 0)
    throw new AppError('unknown-template')
  const title = wish.title?.normalize('NFC').trim() || usual
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('export-jobs'), hashtext(${person.id}))`)
    const [underWay] = await tx
      .select({ count: count() })
      .from(exportJobs)
      .innerJoin(exportRuns, eq(exportRuns.id, exportJobs.id))
      .where(and(eq(exportJobs.personId, person.id), inArray(exportRuns.state, ['waiting', 'running'])))
    if ((underWay?.count ?? 0) >= mostUnderWay)
      throw new AppError('too-many-own-exports', { limit: mostUnderWay })
    await tx.insert(exportJobs).values({
      id,
      personId: person.id,
      wish: pinned,
      title,
      askedAt: ctx.visit.at,
      cityAt: ctx.now,
    })
    await tx.insert(exportRuns).values({ id, state: 'waiting' })
    await enqueue(tx, 'exports', { id, lang: wish.lang })
    await leaveEntry(tx, ctx, {
      verb: 'export.asked',
      subject: { kind: 'file', id },
      after: { name: title, format: wish.format },
    })
  })
  return { id }
}
