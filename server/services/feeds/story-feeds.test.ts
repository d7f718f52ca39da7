import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feeds, feedTroubles, feedTurns } from '../../../db/schema/feeds.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import { mails } from '../../../db/schema/mails.ts'
import { announcements } from '../../../db/schema/targets.ts'
import { createVault } from '../../auth/vault.ts'
import type { FeedRow, FeedsPage } from '../../core/feeds/answers.ts'
import { createGuard } from '../../feeds/guard.ts'
import { readKpiPage } from '../kpi-page.ts'
import { readScorecard } from '../scorecard.ts'
import { contextAt, launchClock } from '../testing/context.ts'
import { openTrial, type Trial } from '../testing/trial.ts'
import { pullOnce } from './pull.ts'
import { watchFeeds } from './watch.ts'

const day = 86_400_000
const started = new Date('2026-11-02T09:00:00+07:00')
let trial: Trial
beforeAll(async () => {
  trial = await openTrial({ wall: () => started })
})
afterAll(() => trial.close())

/** So much after the start by the wall's clock; the story's goes a thousand times slower. */
const later = (ms: number) => ({
  ...contextAt(trial.db, new Date(Date.parse(launchClock) + ms / 1_000).toISOString()),
  at: new Date(started.getTime() + ms),
  link: (path: string) => path,
})
const marked = async (ms: number, asOf?: string) =>
  (await readScorecard(later(ms), asOf ? { asOf } : {})).items.filter(({ feed }) => feed !== null)
const page = async () => (await trial.signedInAs('administrator')).ask<FeedsPage>('feeds.list')
const byCode = ({ feeds: all }: FeedsPage) =>
  Object.fromEntries(all.map((feed) => [feed.code, feed])) as Record<string, FeedRow>

describe('the feeds of the demonstration', () => {
  it('stand by the city’s clock: four on time, the LGSP late since the next was due, one partial; the worst first', async () => {
    const answer = await page()
    expect(answer.feeds.map(({ code, health }) => [code, health.state])).toEqual([
      ['lgsp', 'late'],
      ['nen-tang', 'partial'],
      ...['du-lieu-mo', 'mot-cua', 'phan-anh', 'khao-sat'].map((code) => [code, 'fresh']),
    ])
    const { lgsp, 'nen-tang': platforms, 'mot-cua': oneStop } = byCode(answer)
    // Due a day after 20/11 06:00:40, and six hours of grace.
    expect(lgsp?.health).toEqual({
      state: 'late',
      since: '2024-11-21T05:00:40.000Z',
      lastGood: '2024-11-19T23:00:40.000Z',
    })
    // A week after the run that was partial, not after the last whole one.
    expect(platforms?.nextAt).toBe('2024-11-25T01:00:40.000Z')
    expect(platforms?.last).toMatchObject({ state: 'partial', rows: { read: 11, changed: 0, refused: 1 } })
    expect(oneStop).toMatchObject({
      sample: true,
      today: '2024-11-22',
      nextAt: '2024-11-23T09:45:40.000Z',
      last: { state: 'whole', at: '2024-11-22T09:45:40.000Z' },
    })
    expect(oneStop?.earlier).toHaveLength(9)
  })

  it('say which figures they touch, and those alone are marked; none of them was announced', async () => {
    const answer = await page()
    const touched = answer.feeds.filter(({ health }) => health.state !== 'fresh').flatMap(({ kpis }) => kpis)
    const items = await marked(0)
    expect(items.map(({ id }) => id).sort()).toEqual(touched.map(({ id }) => id).sort())
    expect(touched.map(({ id }) => id)).toEqual(['lgsp-exchanges', 'platforms-in-operation'])
    const announced = new Set((await trial.db.select().from(announcements)).map(({ kpiId }) => kpiId))
    expect(touched.filter(({ id }) => announced.has(id))).toEqual([])
    const exchanges = items.find(({ id }) => id === 'lgsp-exchanges')
    expect(exchanges).toMatchObject({ until: '2024-11-20', feed: { state: 'late' } })
    expect(exchanges?.numerator).toBeGreaterThan(0)
  })

  it('on a day before, the figures were whole; the morning on which the portal was away is remembered', async () => {
    expect(await marked(0, '2024-11-15')).toEqual([])
    const asked = (asOf: string) => readKpiPage(later(0), { id: 'open-datasets-published', asOf })
    expect((await asked('2024-11-19T02:10:00+07:00')).item.feed).toMatchObject({ state: 'failed' })
    expect((await asked('2024-11-19T02:20:00+07:00')).item.feed).toBeNull()
  })

  it('bring what the story holds: nothing went through the LGSP after its last run, and runs count the rows since the one before', async () => {
    const [row] = await trial.db
      .execute<{ late: number; fresh: number; runs: number }>(sql`
      select (select count(*) from exchanges where exchanged_on > '2024-11-19')::int as late,
        (select count(*) from (select code, min(known_from) as at from petitions group by code) first
          where at > '2024-10-20 16:30+07' and at <= '2024-11-22 16:30+07')::int as fresh,
        (select sum(rows_fresh) from ingest_runs where source_id = 'phan-anh')::int as runs`)
      .then(({ rows }) => rows)
    expect(row?.late).toBe(0)
    expect(row?.runs).toBe(row?.fresh)
    expect(row?.runs).toBeGreaterThan(0)
  })

  it('have addresses under a name reserved for examples, which nobody can own', async () => {
    const all = await trial.db.select().from(feeds)
    expect(all.length).toBeGreaterThan(0)
    for (const { code, address, kind } of all)
      if (kind === 'push') expect(address, code).toBeNull()
      else expect(new URL(address ?? '').hostname, code).toMatch(/\.example$/)
  })

  it('are asked of nobody, a year on: no pull is put into the queue, no trouble noted and no letter sent', async () => {
    const state = async () => ({
      troubles: await trial.db.select().from(feedTroubles),
      turns: await trial.db.select().from(feedTurns),
      jobs: (await trial.db.execute(sql`select 1 from pgboss.job where name = 'feeds'`)).rows,
      letters: await trial.db.select().from(mails),
    })
    const before = await state()
    expect(before).toMatchObject({ turns: [], jobs: [] })
    for (const days of [0, 1, 30, 280]) await watchFeeds(later(days * day))
    expect(await state()).toEqual(before)
  })

  it('are pulled by no press and by no job', async () => {
    const admin = await trial.signedInAs('administrator')
    await expect(admin.act('feeds.run', { code: 'mot-cua' })).rejects.toThrow('feed-is-sample')
    const runs = () => trial.db.select().from(ingestRuns)
    const before = (await runs()).length
    const pulling = {
      ...later(0),
      vault: createVault('the secret of this test, thirty-two signs'),
      holds: { guard: createGuard(''), time: 1_000, size: 1_000 },
      clocks: { city: () => later(0).now, wall: () => later(0).at },
    }
    expect(await pullOnce(pulling, 'mot-cua', new AbortController().signal)).toBeNull()
    expect(await runs()).toHaveLength(before)
  })

  it('what somebody brings by hand today came just now by the city’s clock, and mends the figure', async () => {
    await trial.db.insert(ingestRuns).values({
      target: 'exchanges',
      sourceKind: 'upload',
      sourceId: 'somebody',
      sourceName: 'Somebody',
      startedAt: started.toISOString(),
      endedAt: started.toISOString(),
      state: 'whole',
    })
    await trial.heard()
    const { lgsp } = byCode(await page())
    expect(lgsp?.health.state).toBe('fresh')
    expect(lgsp?.health.lastGood?.slice(0, 10)).toBe('2024-11-22')
    await watchFeeds(later(day))
    const [open] = await trial.db
      .select()
      .from(feedTroubles)
      .where(sql`${eq(feedTroubles.code, 'lgsp')} and known_to = 'infinity'`)
    expect(open).toBeUndefined()
    expect((await marked(2 * day)).map(({ id }) => id)).toEqual(['platforms-in-operation'])
  })
})
