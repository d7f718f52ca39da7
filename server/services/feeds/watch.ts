import { and, eq, sql } from 'drizzle-orm'
import { feedTroubles, feedTurns } from '../../../db/schema/feeds.ts'
import { nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Health } from '../../core/feeds/health.ts'
import { targetOf } from '../../core/ingest/targets.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { feedTroubleLetter } from '../../mail/letters/feed-trouble.ts'
import { post } from '../../mail/post.ts'
import { closeInterrupted } from '../ingest/runs.ts'
import type { Reminding } from '../reminders/reminding.ts'
import { readStaff } from '../reminders/staff.ts'
import { cityInstant } from './feed-clock.ts'
import { type Feed, healthAt, openFeeds } from './feed-rows.ts'

const watching = 7_411_034

/**
 * Puts the pulls that are due into the queue, and notes of each feed what has become of it: figures go by what is noted
 * here. Administrators get a letter when a feed that was well is not any more, and none before it was well again.
 * Every minute; several processes take turns.
 */
export async function watchFeeds(ctx: Reminding): Promise<void> {
  await closeInterrupted(ctx.db, ctx.at)
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${watching})`)
    const feeds = await openFeeds(tx)
    await putDue(tx, feeds, ctx.at)
    const open = await tx.select().from(feedTroubles).where(eq(feedTroubles.knownTo, 'infinity'))
    for (const feed of feeds) {
      const noted = open.find(({ code }) => code === feed.code)
      await note(ctx, tx, feed, noted, await healthAt(tx, feed, ctx))
    }
    const left = open.filter(({ code }) => !feeds.some((feed) => feed.code === code))
    for (const { code } of left) await record(ctx, tx, code, null)
  })
}

/** Puts the pulls into the queue whose turn has come; a feed that has none yet is pulled at once. A story's is never pulled. */
async function putDue(tx: Transaction, feeds: readonly Feed[], at: Date): Promise<void> {
  const waiting = await tx.select().from(feedTurns)
  for (const { code, kind, paused, sample, everyMinutes } of feeds) {
    if (kind === 'push' || paused || sample) continue
    const turn = waiting.find(({ feedCode }) => feedCode === code)
    if (turn && turn.nextAt > at) continue
    await enqueue(tx, 'feeds', { code }, { key: code })
    await takeTurn(tx, code, new Date(at.getTime() + everyMinutes * 60_000))
  }
}

export const takeTurn = (tx: Transaction, feedCode: string, nextAt: Date) =>
  tx
    .insert(feedTurns)
    .values({ feedCode, nextAt })
    .onConflictDoUpdate({ target: feedTurns.feedCode, set: { nextAt } })

/** After a pull that failed: again in a quarter of an hour, where its turn does not come sooner. */
const retryMinutes = 15
export const retrySoon = (tx: Transaction, feedCode: string, at: Date) => {
  const soon = new Date(at.getTime() + retryMinutes * 60_000)
  return tx
    .update(feedTurns)
    .set({ nextAt: soon })
    .where(
      and(eq(feedTurns.feedCode, feedCode), sql`${feedTurns.nextAt} > ${soon.toISOString()}::timestamptz`),
    )
}

type Noted = typeof feedTroubles.$inferSelect

async function note(
  ctx: Reminding,
  tx: Transaction,
  feed: Feed,
  noted: Noted | undefined,
  health: Health,
): Promise<void> {
  const { state } = health
  if (state === 'fresh') {
    if (noted) await record(ctx, tx, feed.code, null)
    return
  }
  const facts = {
    code: feed.code,
    target: feed.target as string,
    state,
    since: cityInstant(ctx, health.since ?? ctx.at).toISOString(),
    lastGood: health.lastGood && cityInstant(ctx, health.lastGood).toISOString(),
  }
  if (noted && isSaid(noted, facts)) return
  await record(ctx, tx, feed.code, facts)
  if (!noted && state !== 'paused') await tell(ctx, tx, feed, health)
}

type Facts = Omit<typeof feedTroubles.$inferInsert, 'knownFrom' | 'knownTo' | 'recordedBy'>

/** A demonstration's city stands in the past: its moments do not move while the trouble is the same. */
const isSaid = (noted: Noted, facts: Facts): boolean =>
  noted.state === facts.state &&
  noted.target === facts.target &&
  dayOf(noted.lastGood) === dayOf(facts.lastGood ?? null)

const dayOf = (instant: string | null) => instant && dayOfInstant(new Date(instant))

async function record({ now }: Reminding, tx: Transaction, code: string, facts: Facts | null): Promise<void> {
  const at = await nextMoment(tx, feedTroubles, [code], now)
  await recordVersion(tx, feedTroubles, code, { at, by: 'feeds', facts })
}

async function tell(
  ctx: Reminding,
  tx: Transaction,
  feed: Feed,
  { state, since, lastGood }: Health,
): Promise<void> {
  if (state === 'fresh' || state === 'paused') return
  const people = await readStaff(ctx.db, { roles: ['administrator'], offices: [], on: dayOfInstant(ctx.now) })
  for (const person of new Map(people.map((one) => [one.id, one])).values())
    await post(tx, {
      to: person.email,
      lang: person.lang,
      at: ctx.at,
      letter: feedTroubleLetter(person.lang, {
        name: person.name,
        feed: { vi: feed.nameVi, en: feed.nameEn },
        target: targetOf(feed.target).name,
        state,
        since: since ?? ctx.at,
        lastGood,
        link: ctx.link('/feeds'),
      }),
    })
}
