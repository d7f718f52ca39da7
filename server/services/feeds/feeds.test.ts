import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feeds, feedTroubles, feedTurns } from '../../../db/schema/feeds.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import { mails } from '../../../db/schema/mails.ts'
import { openDatasets } from '../../../db/schema/registers.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { ensureDemonstrationPeople } from '../../../seeds/demonstration-people.ts'
import { feedPlans } from '../../../seeds/stories/launch-feeds.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { createVault } from '../../auth/vault.ts'
import type { ScorecardItem } from '../../core/scorecard.ts'
import { createGuard } from '../../feeds/guard.ts'
import { type CkanServer, type Kept, openCkanServer } from '../../feeds/testing/ckan-server.ts'
import { openServer, type TestServer } from '../../feeds/testing/open-server.ts'
import { openTcpDoor, type TcpDoor } from '../../feeds/testing/tcp-door.ts'
import { readBreakdown } from '../breakdown.ts'
import { readIndexPage } from '../indices/read-index.ts'
import { readKpiPage } from '../kpi-page.ts'
import { readRows } from '../rows.ts'
import { readScorecard } from '../scorecard.ts'
import { readSeries } from '../series.ts'
import { contextAt, launchClock } from '../testing/context.ts'
import type { FeedFacts } from './change-feed.ts'
import { type Pulling, pullOnce } from './pull.ts'
import { watchFeeds } from './watch.ts'

const now = new Date(launchClock)
const vault = createVault('the secret of this test, thirty-two signs')

let city: TestDatabase
let portal: CkanServer
let source: TestServer
let answer: () => { status: number; body: string; type?: string }
beforeAll(async () => {
  city = await launchDatabase()
  // The story's own feeds would be late on the days after it.
  for (const { code } of feedPlans) await end(code)
  portal = await openCkanServer([])
  source = await openServer((_request, response) => {
    const { status, body, type = 'application/json' } = answer()
    response.writeHead(status, { 'content-type': type }).end(body)
  })
})
afterAll(async () => {
  await portal.close()
  await source.close()
  await city.close()
})

/** The context of a moment by both clocks, some minutes after the story's. */
function at(minutes: number): Pulling {
  const moment = new Date(now.getTime() + minutes * 60_000)
  return {
    ...contextAt(city.database.db, moment.toISOString()),
    at: moment,
    link: (path) => `https://dashboard.example.vn${path}`,
    vault,
    holds: { guard: createGuard('127.0.0.1'), time: 20_000, size: 50_000_000 },
    clocks: { city: () => moment, wall: () => moment },
  }
}

let moments = 0
async function place(code: string, facts: Partial<FeedFacts>): Promise<void> {
  const usual: FeedFacts = {
    nameVi: `Nguồn ${code}`,
    nameEn: `Feed ${code}`,
    kind: 'http-json',
    target: 'petitions',
    address: source.url,
    options: {},
    mapping: {},
    everyMinutes: 60,
    graceMinutes: 15,
    paused: false,
    sample: false,
    expectedFrom: now,
  }
  await recordVersion(city.database.db, feeds, code, {
    at: new Date(now.getTime() - 3_600_000 + ++moments).toISOString(),
    by: 'a test',
    facts: { ...usual, ...facts, code },
  })
}
const end = (code: string) =>
  recordVersion(city.database.db, feeds, code, {
    at: new Date(now.getTime() - 3_600_000 + ++moments).toISOString(),
    by: 'a test',
    facts: null,
  })
const pull = (code: string, minutes: number) => pullOnce(at(minutes), code, new AbortController().signal)
const letters = () => city.database.db.select().from(mails)
const lastRun = async (code: string) => {
  const [run] = await city.database.db
    .select()
    .from(ingestRuns)
    .where(eq(ingestRuns.sourceId, code))
    .orderBy(sql`id desc`)
    .limit(1)
  return run
}
const said = (item: ScorecardItem | undefined) =>
  item && {
    value: [item.numerator, item.denominator],
    until: item.until,
    feed: item.feed,
    period: item.period,
  }
const figure = async (id: string, minutes: number, period?: string) =>
  said((await readKpiPage(at(minutes), { id, ...(period ? { period } : {}) })).item)
const tile = async (id: string, minutes: number, period: string) =>
  said((await readScorecard(at(minutes), { period })).items.find((one) => one.id === id))

describe('a CKAN portal', () => {
  let published: (typeof openDatasets.$inferSelect)[]
  const kept = (row: typeof openDatasets.$inferSelect, more: Partial<Kept> = {}): Kept => ({
    name: `bo-${row.code.toLowerCase()}`,
    title: row.nameVi,
    organization: row.officeCode.toLowerCase(),
    createdAt: `${row.publishedOn}T02:00:00.000000`,
    formats: ['CSV'],
    planCode: row.code,
    ...more,
  })
  beforeAll(async () => {
    const open = await city.database.db
      .select()
      .from(openDatasets)
      .where(eq(openDatasets.knownTo, 'infinity'))
    published = open
      .filter(({ publishedOn }) => publishedOn !== null)
      .sort((a, b) => a.code.localeCompare(b.code))
    await place('portal', {
      kind: 'ckan',
      target: 'open-datasets',
      address: portal.url,
      options: { codeField: 'plan_code', organizations: { 'so-y-te': 'SYT' } },
    })
  })
  afterAll(() => end('portal'))

  it('98 planned, 50 of them listed by 7 departments: 50/98 and 7/20 are counted again out of the portal', async () => {
    portal.datasets = published.map((row) => kept(row))
    // One of the 51 has left the plan, and the portal still lists it.
    expect(portal.datasets).toHaveLength(51)
    expect(await pull('portal', 1)).toBe('whole')
    expect((await figure('open-datasets-published', 2))?.value).toEqual([50, 98])
    expect((await figure('offices-with-open-data', 2))?.value).toEqual([7, 20])
    // All 50 are CSV: their format has been looked at now.
    expect((await figure('open-datasets-machine-readable', 2))?.value).toEqual([50, 50])
  })

  it('the same again changes nothing', async () => {
    expect(await pull('portal', 3)).toBe('whole')
    expect(await lastRun('portal')).toMatchObject({ read: 98, unchanged: 98, corrected: 0, fresh: 0 })
  })

  it('2 taken off, 1 planned one added, 1 beyond the plan, 1 found by its title: 50 − 2 + 1 + 1 = 50 of 98 + 1 = 99', async () => {
    const [planned] = (
      await city.database.db.select().from(openDatasets).where(eq(openDatasets.knownTo, 'infinity'))
    ).filter(({ publishedOn }) => publishedOn === null)
    if (!planned) throw new Error('everything is published')
    const { planCode: _, ...byTitle } = kept(published[2] as typeof planned)
    portal.datasets = [
      ...published.slice(3).map((row) => kept(row)),
      byTitle,
      kept(planned, { createdAt: '2024-11-20T20:00:00', formats: ['PDF'] }),
      {
        name: 'benh-vien',
        title: 'Danh sách bệnh viện',
        organization: 'so-y-te',
        createdAt: '2024-11-01T01:00:00',
        formats: ['JSON'],
      },
    ]
    expect(await pull('portal', 4)).toBe('whole')
    expect((await figure('open-datasets-published', 5))?.value).toEqual([50, 99])
    expect(await lastRun('portal')).toMatchObject({ fresh: 1, corrected: 3 })
    const [added] = await city.database.db
      .select()
      .from(openDatasets)
      .where(sql`code = ${planned.code} and known_to = 'infinity'`)
    // 20:00 in London is the next day here; a PDF is read by people only.
    expect(added).toMatchObject({ publishedOn: '2024-11-21', machineReadable: false, sample: false })
    // What was known before is answered as it was.
    const asked = { id: 'open-datasets-published', asOf: at(2).now.toISOString() }
    expect((await readKpiPage(at(5), asked)).item).toMatchObject({ numerator: 50, denominator: 98 })
  })

  it('an organisation that nobody named is refused by the portal’s word for it, and keeps no other from being taken', async () => {
    portal.datasets = [
      ...portal.datasets,
      {
        name: 'la',
        title: 'Bộ lạ',
        organization: 'don-vi-la',
        createdAt: '2024-11-01T01:00:00',
        formats: [],
      },
    ]
    expect(await pull('portal', 6)).toBe('partial')
    expect(JSON.stringify((await lastRun('portal'))?.problems)).toContain('don-vi-la')
  })

  it('an empty portal is a failure, not an empty city', async () => {
    portal.datasets = []
    expect(await pull('portal', 7)).toBe('failed')
    expect((await lastRun('portal'))?.failure).toBe('nothing-there')
    expect((await figure('open-datasets-published', 8))?.value).toEqual([50, 99])
  })
})

describe('JSON from a real server', () => {
  const rows = [
    {
      ma: 'PA-MOI-1',
      donvi: 'SYT',
      linhvuc: 'Đất đai',
      nhan: '2024-11-20T20:00:00Z',
      han: '2024-12-12',
      laplai: 0,
    },
    { ma: 'PA-MOI-2', donvi: 'SYT', linhvuc: 'Giao thông', nhan: '2024-11-21', han: '2024-12-12', laplai: 1 },
  ]
  const mapping = {
    code: { from: 'ma' },
    officeCode: { from: 'donvi' },
    topic: { from: 'linhvuc', words: { 'Đất đai': 'land', 'Giao thông': 'traffic' } },
    receivedOn: { from: 'nhan' },
    dueOn: { from: 'han' },
    repeated: { from: 'laplai' },
  }
  const says = (body: unknown, status = 200) => {
    answer = () => ({ status, body: typeof body === 'string' ? body : JSON.stringify(body) })
  }
  beforeAll(() => place('mot-cua', { mapping }))
  afterAll(() => end('mot-cua'))

  it('is taken as its mapping says, each in its own day', async () => {
    says(rows)
    expect(await pull('mot-cua', 10)).toBe('whole')
    const taken = await city.database.raw`
      select code, topic, received_on::text as day, repeated from petitions where code like 'PA-MOI-%' and known_to = 'infinity' order by code`
    expect([...taken]).toEqual([
      { code: 'PA-MOI-1', topic: 'land', day: '2024-11-21', repeated: false },
      { code: 'PA-MOI-2', topic: 'traffic', day: '2024-11-21', repeated: true },
    ])
  })

  it('a citizen’s name in it is left outside: only what was mapped comes in', async () => {
    says(rows.map((row) => ({ ...row, hoTen: 'Nguyễn Văn A', noidung: 'Tôi xin…' })))
    expect(await pull('mot-cua', 11)).toBe('whole')
    expect(await lastRun('mot-cua')).toMatchObject({ unchanged: 2, corrected: 0 })
  })

  it('why nothing came is said in both languages, without what the source answered', async () => {
    says('password=hunter2', 503)
    expect(await pull('mot-cua', 12)).toBe('failed')
    const run = await lastRun('mot-cua')
    expect(run).toMatchObject({ state: 'failed', failure: 'bad-status', read: 0 })
    expect(JSON.stringify(run)).toContain('Nguồn trả lời mã lỗi 503.')
    expect(JSON.stringify(run)).not.toContain('hunter2')
    // A source that failed is asked again in a quarter of an hour, and not in an hour only.
    await city.database.db.insert(feedTurns).values({ feedCode: 'mot-cua', nextAt: at(70).at })
    await pull('mot-cua', 13)
    const [turn] = await city.database.db.select().from(feedTurns).where(eq(feedTurns.feedCode, 'mot-cua'))
    expect(turn?.nextAt).toEqual(at(28).at)
  })

  it('the same as CSV is the same: nothing is new; a page to sign in at is a failure, and takes nothing back', async () => {
    await place('mot-cua-csv', { kind: 'http-csv', mapping })
    const cells = rows.map((row) => Object.values(row).join(';'))
    const body = ['ma;donvi;linhvuc;nhan;han;laplai', ...cells].join('\r\n')
    answer = () => ({ status: 200, body, type: 'text/csv; charset=utf-8' })
    expect(await pull('mot-cua-csv', 14)).toBe('whole')
    expect(await lastRun('mot-cua-csv')).toMatchObject({ read: 2, unchanged: 2, corrected: 0 })
    answer = () => ({ status: 200, body: '<html>', type: 'text/html' })
    expect(await pull('mot-cua-csv', 15)).toBe('failed')
    expect(await lastRun('mot-cua-csv')).toMatchObject({ failure: 'not-csv', read: 0 })
    await end('mot-cua-csv')
  })

  it('a feed that ended, or is pushed, is not pulled', async () => {
    await place('day-len', { kind: 'push', address: null })
    expect(await pull('day-len', 14)).toBeNull()
    expect(await pull('khong-co', 14)).toBeNull()
    await end('day-len')
  })
})

describe('a PostgreSQL source', () => {
  let door: TcpDoor
  beforeAll(async () => {
    door = await openTcpDoor(city.connection)
    await city.database.raw`create table nguon (ma text, donvi text, ngay date, diem integer)`
    await city.database
      .raw`insert into nguon select 'KS-MOI-' || i, 'SYT', '2024-11-21', 5 from generate_series(1, 3000) i`
    await place('khao-sat', {
      kind: 'postgres',
      target: 'survey-responses',
      address: `postgres://127.0.0.1:${door.port}/${city.connection.database}`,
      options: {
        query: 'select ma, donvi, ngay, diem from nguon order by ma',
        user: city.connection.username,
      },
      mapping: {
        code: { from: 'ma' },
        officeCode: { from: 'donvi' },
        subject: { value: 'dossier' },
        answeredOn: { from: 'ngay' },
        score: { from: 'diem' },
      },
    })
  })
  afterAll(async () => {
    await end('khao-sat')
    await door.close()
  })

  it('gives its 3,000 rows', async () => {
    expect(await pull('khao-sat', 20)).toBe('whole')
    expect(await lastRun('khao-sat')).toMatchObject({ read: 3000, fresh: 3000 })
  })
})

describe('a feed that is not well', () => {
  const day = 24 * 60
  const oneStop = {
    kind: 'push',
    target: 'dossiers',
    address: null,
    everyMinutes: day,
    graceMinutes: 60,
  } as const
  const arrived = (minutes: number, state: 'whole' | 'partial' | 'failed', by = 'token') =>
    city.database.db.insert(ingestRuns).values({
      target: 'dossiers',
      sourceKind: 'push',
      sourceId: by,
      sourceName: 'Một cửa',
      startedAt: at(minutes).at.toISOString(),
      endedAt: at(minutes).at.toISOString(),
      state,
    })
  const troubles = () => city.database.db.select().from(feedTroubles).where(eq(feedTroubles.code, 'one-stop'))
  let good: Awaited<ReturnType<typeof figure>>

  beforeAll(async () => {
    await place('one-stop', oneStop)
    await arrived(30, 'whole')
    await ensureDemonstrationPeople(city.database.db)
  })
  afterAll(() => end('one-stop'))

  it('leaves its figures alone while it is on time: 1 day and 1 hour after the last', async () => {
    await watchFeeds(at(30 + day + 60))
    expect(await troubles()).toEqual([])
    good = await figure('dossiers-settled-on-time', 40, '2024-11')
    expect(good?.feed).toBeNull()
    expect((await figure('dossiers-settled-on-time', 30 + day, '2024-11'))?.feed).toBeNull()
  })

  it('late on the third day: the tile keeps the value of the last good day, and says of when it is', async () => {
    await watchFeeds(at(3 * day))
    const held = await tile('dossiers-settled-on-time', 3 * day + 1, '2024-11')
    expect(held).toMatchObject({ value: good?.value, until: '2024-11-22', feed: { state: 'late' } })
    expect(held?.feed?.lastGood).toBe(at(30).at.toISOString())
    expect(held?.feed?.since).toBe(at(30 + day + 60).at.toISOString())
  })

  it('a month that began since shows the last good one, and never a zero', async () => {
    const december = await figure('dossiers-filed-online', 12 * day)
    expect(december).toMatchObject({ period: '2024-11', until: '2024-11-22', feed: { state: 'late' } })
    expect(december?.value).toEqual((await figure('dossiers-filed-online', 40, '2024-11'))?.value)
  })

  it('tile, page, ranking, trend and rows say the same', async () => {
    const asked = { id: 'dossiers-settled-on-time', period: '2024-11' }
    const ctx = at(5 * day)
    const [page, breakdown, series, rows] = await Promise.all([
      readKpiPage(ctx, asked),
      readBreakdown(ctx, asked),
      readSeries(ctx, asked),
      readRows(ctx, asked),
    ])
    const { numerator, denominator } = page.item
    expect([numerator, denominator]).toEqual(good?.value)
    expect([breakdown.city?.numerator, breakdown.city?.denominator]).toEqual(good?.value)
    expect([series.points.at(-1)?.numerator, series.points.at(-1)?.denominator]).toEqual(good?.value)
    expect([rows.parts.numerator.rows, rows.parts.denominator.rows]).toEqual(good?.value)
    for (const { feed } of [page.item, breakdown, series, rows]) expect(feed).toMatchObject({ state: 'late' })
  })

  it('an index scored by these rows keeps its points of that day, and says which of its components they are', async () => {
    const asked = { id: '766', period: '2024' }
    const before = await readIndexPage(at(40), asked)
    const after = await readIndexPage(at(5 * day), asked)
    expect(before.feeds).toEqual({})
    expect(after.feeds.PROGRESS).toMatchObject({ state: 'late', lastGood: at(30).at.toISOString() })
    expect(after.feeds.PETITION_PROCESSING_ON_TIME).toBeUndefined()
    for (const component of Object.keys(after.feeds))
      expect(after.counts[component], component).toMatchObject({
        numerator: before.counts[component]?.numerator,
        denominator: before.counts[component]?.denominator,
      })
    expect(after.counts.PROGRESS?.denominator).toBeGreaterThan(0)
    // What fell due since is laid to no service.
    const ofProgress = async (minutes: number) => {
      const { serviceLosses } = await readIndexPage(at(minutes), { ...asked, office: 'STNMT' })
      return serviceLosses.services.filter(({ component }) => component === 'PROGRESS')
    }
    const lost = await ofProgress(40)
    expect(lost.length).toBeGreaterThan(0)
    expect(await ofProgress(5 * day)).toEqual(lost)
  })

  it('what rests on other rows is untouched', async () => {
    expect((await figure('shared-databases-created', 3 * day))?.feed).toBeNull()
  })

  it('a moment before is answered as it was, and after it as it is known since', async () => {
    const asked = { id: 'dossiers-settled-on-time', asOf: at(30 + day).now.toISOString(), period: '2024-11' }
    expect((await readKpiPage(at(6 * day), asked)).item.feed).toBeNull()
  })

  it('an administrator hears of it once, however long it lasts and however it goes on', async () => {
    const first = await letters()
    expect(first.filter(({ subject }) => /Nguồn one-stop.*đang trễ/.test(subject))).toHaveLength(1)
    await arrived(6 * day, 'failed')
    await watchFeeds(at(6 * day + 1))
    await watchFeeds(at(7 * day))
    expect(await letters()).toHaveLength(first.length)
    expect((await figure('dossiers-settled-on-time', 7 * day, '2024-11'))?.feed?.state).toBe('failed')
  })

  it('whole again, its figures are as fresh as its rows; and the next failure is told again', async () => {
    const before = (await letters()).length
    await arrived(7 * day + 2, 'whole')
    await watchFeeds(at(7 * day + 3))
    expect((await figure('dossiers-settled-on-time', 7 * day + 4))?.feed).toBeNull()
    await arrived(7 * day + 5, 'partial')
    await watchFeeds(at(7 * day + 6))
    expect(await letters()).toHaveLength(before + 1)
    expect((await figure('dossiers-settled-on-time', 7 * day + 7))?.feed).toMatchObject({ state: 'partial' })
  })

  it('somebody who brings the rows by hand mends it', async () => {
    await city.database.db.insert(ingestRuns).values({
      target: 'dossiers',
      sourceKind: 'upload',
      sourceId: 'somebody',
      sourceName: 'Somebody',
      startedAt: at(7 * day + 8).at.toISOString(),
      endedAt: at(7 * day + 8).at.toISOString(),
      state: 'whole',
    })
    await watchFeeds(at(7 * day + 9))
    expect((await figure('dossiers-settled-on-time', 7 * day + 10))?.feed).toBeNull()
  })

  it('a push that failed holds nothing back before the next is due; rows refused of one sender are not made good by another', async () => {
    const feedAt = async (minutes: number) => {
      await watchFeeds(at(minutes))
      return (await figure('dossiers-settled-on-time', minutes + 1))?.feed ?? null
    }
    const from = 8 * day
    await arrived(from, 'failed', 'a new sender')
    expect(await feedAt(from + 1)).toBeNull()
    await arrived(from + 3, 'partial', 'a hospital')
    await arrived(from + 5, 'whole')
    expect(await feedAt(from + 6)).toMatchObject({
      state: 'partial',
      since: at(from + 3).at.toISOString(),
      lastGood: at(7 * day + 8).at.toISOString(),
    })
    await arrived(from + 8, 'whole', 'a hospital')
    expect(await feedAt(from + 9)).toBeNull()
  })

  it('once it has ended, no figure waits for it', async () => {
    await watchFeeds(at(20 * day))
    expect((await figure('dossiers-settled-on-time', 20 * day))?.feed).toMatchObject({ state: 'late' })
    await end('one-stop')
    await watchFeeds(at(20 * day + 1))
    expect((await figure('dossiers-settled-on-time', 20 * day + 2))?.feed).toBeNull()
  })
})
