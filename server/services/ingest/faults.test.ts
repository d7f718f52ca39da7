import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import { tokens } from '../../../db/schema/tokens.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { loadReferenceIfEmpty } from '../../../seeds/load-story.ts'
import type { Actor } from '../../auth/actor.ts'
import { hashToken, hintOf, newToken } from '../../auth/token.ts'
import { contextAt } from '../testing/context.ts'
import { incomingObjects } from './incoming.ts'
import { takeRows } from './take-rows.ts'
import { dossierRow, procedureRow } from './testing/rows.ts'

const root = join(import.meta.dirname, '../../..')
const began = '2026-10-05T08:00:00+07:00'
const settings = {
  AUTH_SECRET: 'a secret of the tests, of thirty-two signs',
  PUBLIC_URL: 'http://dashboard.example',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'dashboard@example.org',
}
const token = newToken()
const terminal: Actor = { kind: 'terminal', name: 'root' }

let test: TestDatabase
const running = new Set<ChildProcess>()
beforeAll(async () => {
  test = await freshDatabase()
  await loadReferenceIfEmpty(test.database, new Date('2026-10-01T08:00:00+07:00'))
  await test.database.db.insert(tokens).values({
    id: 'one-stop',
    name: 'Một cửa',
    hash: hashToken(token),
    hint: hintOf(token),
    verbs: ['push'],
    officeCodes: null,
    createdBy: '',
    createdAt: new Date(began),
    expiresAt: new Date('2027-01-01T00:00:00Z'),
  })
  await take([procedureRow], 'procedures')
}, 60_000)
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})
afterAll(() => test.close())

let second = 0
function take(rows: readonly Record<string, unknown>[], target: 'dossiers' | 'procedures' = 'dossiers') {
  const now = new Date(Date.parse(began) + 1_000 * ++second)
  return takeRows(
    { ...contextAt(test.database.db, now.toISOString()), actor: terminal, visit: { at: now, address: '' } },
    { target, incoming: incomingObjects(rows), source: { kind: 'terminal', id: 'root', name: 'root' } },
  )
}

/** The versions of codes, by code and then by when they became known. */
const versions = (prefix: string) =>
  rowsOf<{ code: string; from: string; to: string; settled: string | null }>(
    test.database.db,
    sql`select code, known_from::text as "from", known_to::text as "to", settled_on::text as settled
      from dossiers where code like ${`${prefix}%`} order by code, known_from`,
  )

/** Sums of the rollup by day that differ from a count of the rows as they stand. */
const miscounted = () =>
  rowsOf(
    test.database.db,
    sql`with rolled as (
        select day, office_code, sum(filed) as filed, sum(due) as due, sum(settled) as settled
        from (select * from dossier_totals union all select * from dossier_pending) sums
        where grain = 'day' group by 1, 2
      ), events as (
        select filed_on as day, office_code, 1 as filed, 0 as due, 0 as settled from dossiers where known_to = 'infinity'
        union all select due_on, office_code, 0, 1, 0 from dossiers where known_to = 'infinity'
        union all select settled_on, office_code, 0, 0, 1 from dossiers where known_to = 'infinity' and settled_on is not null
      ), counted as (
        select day, office_code, sum(filed) as filed, sum(due) as due, sum(settled) as settled from events group by 1, 2
      )
      select * from rolled full join counted using (day, office_code)
      where (coalesce(rolled.filed, 0), coalesce(rolled.due, 0), coalesce(rolled.settled, 0))
        is distinct from (coalesce(counted.filed, 0), coalesce(counted.due, 0), coalesce(counted.settled, 0))`,
  )

describe('a server that is killed amid an ingest', () => {
  const count = 10_000
  const bodyOf = (prefix: string) =>
    Array.from({ length: count }, (_, n) => `${JSON.stringify(dossierRow(`${prefix}-${n}`))}\n`).join('')
  const runs = (key: string) => test.database.db.select().from(ingestRuns).where(eq(ingestRuns.key, key))

  async function serve(): Promise<{ child: ChildProcess; url: string }> {
    const given = JSON.stringify({ connection: test.connection, began, settings })
    const script = join(root, 'server/services/testing/server-process.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, given], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.add(child)
    const { value: url } = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
    return { child, url }
  }
  function begin(url: string, key: string): ClientRequest {
    const sending = request(`${url}/api/v1/flows/dossiers/rows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
    })
    sending.on('error', () => {})
    return sending
  }
  async function send(url: string, key: string, body: string) {
    const sending = begin(url, key)
    sending.end(body)
    const [answer] = (await once(sending, 'response')) as [IncomingMessage]
    return JSON.parse((await answer.toArray()).join(''))
  }
  async function kill(child: ChildProcess) {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    // What the database still had in hand of the dead server's is over with its connections.
    await vi.waitFor(async () => expect(await busy()).toBe(0), 20_000)
  }
  async function busy(): Promise<number> {
    const [own] = await rowsOf<{ n: number }>(
      test.database.db,
      sql`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    )
    return own?.n ?? 0
  }

  it('while rows come in leaves none, while they are written all or none; the same key then makes it all, once', async () => {
    const coming = bodyOf('K')
    const first = await serve()
    begin(first.url, 'coming').write(coming.slice(0, coming.length / 2))
    await vi.waitFor(async () => expect((await runs('coming'))[0]?.state).toBe('running'), 10_000)
    await kill(first.child)
    expect(await versions('K-')).toEqual([])

    const second = await serve()
    const whole = { state: 'whole', rows: { read: count, fresh: count } }
    expect(await send(second.url, 'coming', coming)).toMatchObject({ ...whole, repeated: false })
    expect(await send(second.url, 'coming', coming)).toMatchObject({ ...whole, repeated: true })
    expect((await runs('coming')).map(({ state, failure }) => [state, failure])).toEqual([
      ['failed', 'interrupted'],
      ['whole', null],
    ])
    expect(await versions('K-')).toHaveLength(count)

    const written = bodyOf('W')
    begin(second.url, 'written').end(written)
    // All rows have come; they are held against what is known, and versions open.
    const writing = () =>
      rowsOf(
        test.database.db,
        sql`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and state = 'active' and query ~ 'weighed|insert into "dossiers"'`,
      )
    await vi.waitFor(async () => expect(await writing()).not.toEqual([]), { timeout: 20_000, interval: 5 })
    await kill(second.child)
    expect([0, count]).toContain((await versions('W-')).length)

    const third = await serve()
    expect(await send(third.url, 'written', written)).toMatchObject(whole)
    expect(await versions('W-')).toHaveLength(count)
    expect(await miscounted()).toEqual([])
  }, 120_000)
})

describe('batches of the same codes at once', () => {
  it('each come whole, one after the other: versions follow one another, and the sums are those of a recount', async () => {
    const codes = Array.from({ length: 300 }, (_, n) => `B-${n}`)
    const batch = (day: string, among: readonly string[]) =>
      take(among.map((code) => dossierRow(code, { settledOn: day, digitalResult: true })))
    const days = ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11']
    const taken = await Promise.all(
      days.map((day, n) => batch(day, n % 2 === 0 ? codes : [...codes].reverse().slice(0, 200))),
    )
    expect(taken.map(({ state }) => state)).toEqual(days.map(() => 'whole'))
    expect(taken.reduce((sum, { rows }) => sum + rows.fresh, 0)).toBe(codes.length)
    const all = await versions('B-')
    for (const code of codes) {
      const own = all.filter((one) => one.code === code)
      expect(
        own.map(({ to }) => to),
        code,
      ).toEqual([...own.slice(1).map(({ from }) => from), 'infinity'])
      expect(new Set(own.map(({ settled }) => settled)).size, code).toBe(own.length)
    }
    expect(await miscounted()).toEqual([])
  })
})

describe('a month that was put away', () => {
  const sums = () =>
    rowsOf(
      test.database.db,
      sql`select grain, sum(filed)::int as filed, sum(settled)::int as settled
        from (select * from dossier_totals union all select * from dossier_pending) sums
        where date_trunc('month', day) = date '2026-01-01' group by 1 order by 1`,
    )
  const january = (code: string, more: object = {}) =>
    dossierRow(code, { filedOn: '2026-01-12', dueOn: '2026-01-20', ...more })

  it('keeps its sums; its codes are refused by line and reason, and keep no other from being taken', async () => {
    await take([january('A-1'), january('A-2', { settledOn: '2026-01-15', digitalResult: true })])
    const before = await sums()
    expect(before).toContainEqual({ grain: 'day', filed: 2, settled: 1 })
    const detached = await rowsOf<{ part: string }>(
      test.database.db,
      sql`select detach_months('dossiers', '2026-02-01') as part`,
    )
    expect(detached).toEqual([{ part: 'dossiers_2026_01' }])
    expect(await sums()).toEqual(before)

    const corrected = { settledOn: '2026-01-16', digitalResult: true }
    const { state, rows, problems } = await take([
      january('A-1', corrected),
      { code: 'A-2', retracted: true },
      january('A-3'),
    ])
    expect({ state, rows }).toMatchObject({ state: 'partial', rows: { fresh: 1, refused: 2 } })
    expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, 'code', 'put-away'],
      [2, 'code', 'put-away'],
    ])
    expect(problems[0]?.message.vi).toContain('tháng đã đưa ra lưu trữ')
    // What came late of that month is counted beside what was put away.
    expect(await sums()).toContainEqual({ grain: 'day', filed: 3, settled: 1 })
  })
})
