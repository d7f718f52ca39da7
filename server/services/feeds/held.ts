import { getTableName, sql } from 'drizzle-orm'
import { feedTroubles } from '../../../db/schema/feeds.ts'
import { type Day, endOfDay, minDay } from '../../core/day.ts'
import { type FeedMark, furthestBehind, lastGoodDay } from '../../core/feeds/mark.ts'
import { targetIds, targetOf } from '../../core/ingest/targets.ts'
import { type Period, periodOf, previousPeriod, sameLastYear } from '../../core/period.ts'
import type { Kpi } from '../../kpis/define.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Asked } from '../asked.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../moment.ts'

/** The table that a target's rows are kept in. */
export const tableOfTarget = (target: string): string => target.replaceAll('-', '_')

/** What was wrong at a moment, by the table whose rows did not come: of several feeds, the one that is furthest behind. */
function readTroubles(
  ctx: Pick<Context, 'db' | 'answers'>,
  moment: Moment,
): Promise<ReadonlyMap<string, FeedMark>> {
  return ctx.answers.get(`feed troubles ${moment.key}`, [feedTroubles], async () => {
    const rows = await ctx.db
      .select()
      .from(feedTroubles)
      .where(knownAt(feedTroubles, sql`${moment.asOf}::timestamptz`))
      .orderBy(sql`${feedTroubles.lastGood} desc nulls last`, feedTroubles.code)
    return new Map(
      rows.map(({ target, state, since, lastGood }) => [
        tableOfTarget(target),
        { state, since: iso(since), lastGood: lastGood && iso(lastGood) },
      ]),
    )
  })
}

const iso = (instant: string) => new Date(instant).toISOString()

/** What is wrong with where a KPI's rows come from; null: nothing. */
async function markOf(ctx: Context, kpi: Kpi, moment: Moment): Promise<FeedMark | null> {
  const troubles = await readTroubles(ctx, moment)
  if (troubles.size === 0) return null
  return furthestBehind(kpi.measure.reads.flatMap((table) => troubles.get(getTableName(table)) ?? []))
}

const flowTables = new Set(targetIds.filter((id) => targetOf(id).kind === 'flow').map(tableOfTarget))

/**
 * What is wrong with where a KPI's rows come from, and the end of the last day on which all had come, where its rows are
 * those of a flow.
 */
export async function heldMoment(
  ctx: Context,
  kpi: Kpi,
  known: Moment,
): Promise<{ feed: FeedMark | null; held: Moment | null }> {
  const feed = await markOf(ctx, kpi, known)
  const day = feed && lastGoodDay(feed)
  if (!day || !flowTables.has(getTableName(kpi.measure.table))) return { feed, held: null }
  return { feed, held: { asOf: endOfDay(day), day, key: `${known.key} held ${day}` } }
}

/** Whether a period was over, or the moment had come, only after the last good day: its rows are not all there. */
export const lagsBehind = (lastGood: Day, { end }: Pick<Period, 'end'>, known: Moment): boolean =>
  lastGood < minDay(end, known.day)

/**
 * A figure of a flow whose feed is not well keeps the value that it had when everything had last come: its rows are looked
 * at as of the end of that day, in the period of that day where the one asked about begins later. What has not come is
 * then neither counted as nothing nor as late. A register keeps its rows, and their figures are only marked.
 */
export async function heldByFeed(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
): Promise<{ asked: Asked; feed: FeedMark | null }> {
  const { wished, known } = asked
  const { feed, held: moment } = await heldMoment(ctx, kpi, known)
  if (!moment || !lagsBehind(moment.day, wished, known)) return { asked, feed }
  if (wished.start <= moment.day) return { asked: { ...asked, moment }, feed }
  const period = periodOf(moment.day, wished.grain)
  const isYear = asked.compare.id === sameLastYear(asked.period).id
  return {
    asked: { ...asked, moment, period, compare: isYear ? sameLastYear(period) : previousPeriod(period) },
    feed,
  }
}
