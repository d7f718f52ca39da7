import { and, asc, desc, eq, gt, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rowsOf } from '../../../db/rows.ts'
import { feeds } from '../../../db/schema/feeds.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import type { Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import type { Mapping, SourceOptions } from '../../core/feeds/feed.ts'
import { type Delivered, type Health, healthOf, type RunState } from '../../core/feeds/health.ts'
import type { TargetId } from '../../core/ingest/targets.ts'
import { type Clocks, clockOf } from './feed-clock.ts'

type Row = typeof feeds.$inferSelect
export type Feed = Omit<Row, 'target' | 'options' | 'mapping'> & {
  target: TargetId
  options: SourceOptions
  mapping: Mapping
}

const feedOf = (row: Row): Feed => ({
  ...row,
  target: row.target as TargetId,
  options: row.options as SourceOptions,
  mapping: row.mapping as Mapping,
})

/** The feeds there are, in the order of their names. */
export async function openFeeds(db: Db | Transaction): Promise<Feed[]> {
  const rows = await db
    .select()
    .from(feeds)
    .where(eq(feeds.knownTo, 'infinity'))
    .orderBy(asc(feeds.nameVi), asc(feeds.code))
  return rows.map(feedOf)
}

/** @throws AppError unknown-feed */
export async function openFeed(db: Db | Transaction, code: string): Promise<Feed> {
  const [row] = await db
    .select()
    .from(feeds)
    .where(and(eq(feeds.code, code), eq(feeds.knownTo, 'infinity')))
  if (!row) throw new AppError('unknown-feed', { code: code.slice(0, 40) })
  return feedOf(row)
}

/** The runs by which a feed brings its rows. */
const runsOf = ({ kind, code, target }: Feed): SQL =>
  kind === 'push'
    ? sql`${ingestRuns.target} = ${target} and ${ingestRuns.sourceKind} = 'push'`
    : sql`${ingestRuns.target} = ${target} and ${ingestRuns.sourceKind} = 'pull' and ${ingestRuns.sourceId} = ${code}`

/** Somebody may bring by hand what a feed did not. */
const byHand = sql`(${ingestRuns.sourceKind} in ('upload', 'terminal') and ${ingestRuns.state} = 'whole')`

type Run = typeof ingestRuns.$inferSelect
type EndedRun = Run & { state: RunState }

const mostRuns = 10

/** The newest runs of a feed that have ended, the last first, and whether one is going on. */
export async function runsAround(
  db: Db | Transaction,
  feed: Feed,
): Promise<{ ended: EndedRun[]; running: boolean }> {
  const [ended, [running]] = await Promise.all([
    db
      .select()
      .from(ingestRuns)
      .where(and(runsOf(feed), ne(ingestRuns.state, 'running')))
      .orderBy(desc(ingestRuns.startedAt), desc(ingestRuns.id))
      .limit(mostRuns),
    db
      .select({ id: ingestRuns.id })
      .from(ingestRuns)
      .where(and(runsOf(feed), eq(ingestRuns.state, 'running')))
      .limit(1),
  ])
  return { ended: ended.map((run) => ({ ...run, state: endOf(run) })), running: running !== undefined }
}

/** A run that has not ended is not read here. */
const endOf = ({ state }: Pick<Run, 'state'>): RunState => (state === 'running' ? 'failed' : state)

async function deliveredBy(db: Db | Transaction, feed: Feed): Promise<Delivered> {
  const short = feed.kind === 'push' ? await firstShort(db, feed) : null
  const whole = and(
    eq(ingestRuns.target, feed.target),
    eq(ingestRuns.state, 'whole'),
    or(runsOf(feed), byHand),
  )
  const [last] = await db
    .select({ at: ingestRuns.endedAt })
    .from(ingestRuns)
    .where(and(whole, short ? lt(ingestRuns.endedAt, short) : undefined))
    .orderBy(desc(ingestRuns.startedAt), desc(ingestRuns.id))
    .limit(1)
  if (short)
    return {
      lastWhole: last?.at ? new Date(last.at) : null,
      firstTrouble: new Date(short),
      newest: 'partial',
    }
  const [trouble] = await db
    .select({ first: sql<string | null>`min(${ingestRuns.endedAt})` })
    .from(ingestRuns)
    .where(
      and(
        runsOf(feed),
        inArray(ingestRuns.state, ['partial', 'failed']),
        last?.at ? gt(ingestRuns.endedAt, last.at) : undefined,
      ),
    )
  const [newest] = await db
    .select({ state: ingestRuns.state })
    .from(ingestRuns)
    .where(and(eq(ingestRuns.target, feed.target), ne(ingestRuns.state, 'running'), or(runsOf(feed), byHand)))
    .orderBy(desc(ingestRuns.startedAt), desc(ingestRuns.id))
    .limit(1)
  return {
    lastWhole: last?.at ? new Date(last.at) : null,
    firstTrouble: trouble?.first ? new Date(trouble.first) : null,
    // Where nobody's rows are missing, a push that was partial has been made good.
    newest: newest ? (feed.kind === 'push' && newest.state === 'partial' ? 'whole' : endOf(newest)) : null,
  }
}

/**
 * Of the senders of a pushed flow, the first push since which rows of one of them are missing: some were refused, and neither that
 * sender has brought all since nor somebody by hand. Another sender's rows are not the missing ones. Null: none are missing.
 */
async function firstShort(db: Db | Transaction, feed: Feed): Promise<string | null> {
  const [row] = await rowsOf<{ first: string | null }>(
    db,
    sql`with runs as (
        select source_id, state, ended_at from ${ingestRuns} where ${runsOf(feed)} and ${ingestRuns.state} in ('whole', 'partial')
      ), made_good as (
        select max(${ingestRuns.endedAt}) as at from ${ingestRuns} where ${ingestRuns.target} = ${feed.target} and ${byHand}
      ), whole as (
        select source_id, max(ended_at) as at from runs where state = 'whole' group by source_id
      )
      select to_json(min(runs.ended_at)) #>> '{}' as first
      from runs left join whole using (source_id) cross join made_good
      where runs.state = 'partial'
        and runs.ended_at > greatest(whole.at, made_good.at, ${feed.expectedFrom.toISOString()}::timestamptz)`,
  )
  return row?.first ?? null
}

/** How a feed stands by its clock. */
export async function healthAt(db: Db | Transaction, feed: Feed, clocks: Clocks): Promise<Health> {
  const { now, of } = clockOf(feed, clocks)
  const { lastWhole, firstTrouble, newest } = await deliveredBy(db, feed)
  return healthOf(
    {
      everyMinutes: feed.everyMinutes,
      graceMinutes: feed.graceMinutes,
      paused: feed.paused,
      pushed: feed.kind === 'push',
      from: of(feed.expectedFrom),
    },
    { lastWhole: lastWhole && of(lastWhole), firstTrouble: firstTrouble && of(firstTrouble), newest },
    now,
  )
}
