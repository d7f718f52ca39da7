import { getTableName } from 'drizzle-orm'
import { feedSecrets, feedTurns } from '../../../db/schema/feeds.ts'
import type { ingestRuns } from '../../../db/schema/ingest.ts'
import { holdingFor } from '../../auth/actor.ts'
import { seesSome } from '../../auth/scope.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { FeedRow, FeedsPage } from '../../core/feeds/answers.ts'
import type { Health } from '../../core/feeds/health.ts'
import type { ToldProblem } from '../../core/ingest/answers.ts'
import { targetIds, targetOf } from '../../core/ingest/targets.ts'
import type { Kpi } from '../../kpis/define.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentNow } from '../moment.ts'
import { readShelf } from '../shelf.ts'
import { clockOf } from './feed-clock.ts'
import { type Feed, healthAt, openFeeds, runsAround } from './feed-rows.ts'
import { tableOfTarget } from './held.ts'

const severity: Record<Health['state'], number> = { failed: 0, late: 1, partial: 2, paused: 3, fresh: 4 }
const mostProblems = 20

/**
 * Every feed, how it stands by its clock, and the figures it touches. Where rows come from in detail is for those
 * who look after it.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function readFeeds(ctx: VerbContext): Promise<FeedsPage> {
  entitled(ctx.actor, 'read-feeds')
  const manages = holdingFor(ctx.actor, 'manage-feeds') !== undefined
  const moment = momentNow(ctx.now)
  const [feeds, secrets, turns, shelf] = await Promise.all([
    openFeeds(ctx.db),
    ctx.db.select({ code: feedSecrets.feedCode }).from(feedSecrets),
    ctx.db.select().from(feedTurns),
    readShelf(ctx, moment, moment.day),
  ])
  const kpis = shelf.kpis.filter((kpi) => seesSome(ctx.scope, kpi))
  const rows = await Promise.all(
    feeds.map((feed) =>
      rowOf(ctx, feed, {
        kpis,
        hasSecret: manages ? secrets.some(({ code }) => code === feed.code) : null,
        turn: turns.find(({ feedCode }) => feedCode === feed.code)?.nextAt ?? null,
      }),
    ),
  )
  return {
    feeds: rows.sort((a, b) => severity[a.health.state] - severity[b.health.state]),
    targets: targetIds.map((id) => {
      const { name, fields } = targetOf(id)
      return {
        id,
        name,
        fields: fields.map(({ id: field, label, needed }) => ({ id: field, label, needed })),
      }
    }),
    may: { manage: manages },
  }
}

type About = {
  kpis: readonly Kpi[]
  /** null: the asker may not know */
  hasSecret: boolean | null
  turn: Date | null
}

async function rowOf(ctx: VerbContext, feed: Feed, { kpis, hasSecret, turn }: About): Promise<FeedRow> {
  const clocks = { now: ctx.now, at: ctx.visit.at }
  const { now, of } = clockOf(feed, clocks)
  const [health, { ended, running }] = await Promise.all([
    healthAt(ctx.db, feed, clocks),
    runsAround(ctx.db, feed),
  ])
  const [newest] = ended
  const table = tableOfTarget(feed.target)
  // A story's turns come in its cadence, and none waits anywhere.
  const ownTurn = feed.sample && newest ? inMinutes(of(endedAt(newest)), feed.everyMinutes) : turn
  const nextAt = feed.kind === 'push' ? health.nextDue : (ownTurn ?? now)
  const told = (run: typeof ingestRuns.$inferSelect) => ({
    at: of(endedAt(run)).toISOString(),
    rows: { read: run.read, changed: run.fresh + run.corrected + run.retracted, refused: run.refused },
  })
  return {
    code: feed.code,
    version: feed.versionId,
    name: { vi: feed.nameVi, en: feed.nameEn },
    kind: feed.kind,
    target: { id: feed.target, name: targetOf(feed.target).name },
    everyMinutes: feed.everyMinutes,
    graceMinutes: feed.graceMinutes,
    paused: feed.paused,
    sample: feed.sample,
    today: dayOfInstant(now),
    health: { state: health.state, since: iso(health.since), lastGood: iso(health.lastGood) },
    nextAt: feed.paused ? null : nextAt.toISOString(),
    running,
    last: newest
      ? {
          state: newest.state,
          ...told(newest),
          problems: hasSecret === null ? null : (newest.problems as ToldProblem[]).slice(0, mostProblems),
          unlisted: newest.unlisted + Math.max(0, (newest.problems as ToldProblem[]).length - mostProblems),
        }
      : null,
    earlier: ended.slice(1).map((run) => ({ state: run.state, ...told(run) })),
    kpis: kpis
      .filter(({ measure }) => measure.reads.some((read) => getTableName(read) === table))
      .map(({ id, name }) => ({ id, name })),
    source:
      hasSecret === null
        ? null
        : { address: feed.address, options: feed.options, mapping: feed.mapping, hasSecret },
  }
}

const endedAt = (run: Pick<typeof ingestRuns.$inferSelect, 'startedAt' | 'endedAt'>) =>
  new Date(run.endedAt ?? run.startedAt)
const inMinutes = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)
const iso = (instant: Date | null) => instant?.toISOString() ?? null
