import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../db/client.ts'
import { ensureDatabase, openCluster } from '../../../db/cluster/cluster.ts'
import { migrate } from '../../../db/migrate.ts'
import { privateName } from '../../../db/open.ts'
import { rowsOf } from '../../../db/rows.ts'
import { entries } from '../../../db/schema/reporting.ts'
import { onCluster, type TestDatabase } from '../../../db/testing/database.ts'
import { recordVersions } from '../../../db/versions.ts'
import { loadStory } from '../../../seeds/load-story.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { type Period, parsePeriod, periodsUpTo } from '../../core/period.ts'
import { valueCode } from '../../core/reporting/due.ts'
import type { Acted } from '../../core/reporting/entry.ts'
import { ownOffice } from '../testing/trial.ts'
import { define, definitionOf } from './testing/definition.ts'

/** Submissions in flight at once, one of each value: twenty-five KPIs of forty months. */
const kpiCount = 25
const periods = periodsUpTo(parsePeriod('2024-09') as Period, 40)
const many = kpiCount * periods.length
const root = join(import.meta.dirname, '../../..')

type Stored = Pick<TestDatabase, 'database' | 'connection'>
let test: TestDatabase
const running = new Set<ChildProcess>()
beforeAll(async () => {
  test = await launchDatabase()
  await unlock(test)
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})
afterAll(() => test.close())

/** The story has locked some months. */
const unlock = ({ database }: Stored) =>
  database.db.execute(sql`update period_locks set known_to = now() where known_to = 'infinity'`)

type Submission = { code: string; key: string; value: object }

/** A thousand values, entered and not sent. */
async function entered({ database: { db } }: Stored, name: string): Promise<Submission[]> {
  const kpis = Array.from({ length: kpiCount }, (_, n) => `${name}-${n}`)
  await define(
    db,
    ...kpis.map((kpiId) => definitionOf({ kpiId, fromOn: '2021-01-01', reporters: [ownOffice] })),
  )
  const all = kpis.flatMap((kpi) =>
    periods.map(({ id: period }) => ({ kpi, period, code: valueCode(kpi, ownOffice, period) })),
  )
  await db.transaction((tx) =>
    recordVersions(tx, entries, {
      at: '2024-11-22T08:00:00+07:00',
      by: 'an officer',
      rows: all.map(({ code, kpi, period }) => ({
        code,
        facts: {
          code,
          kpiId: kpi,
          officeCode: ownOffice,
          period,
          numerator: 9,
          denominator: 10,
          vintage: 'official',
          enteredBy: 'an officer',
          state: 'entered',
        },
      })),
    }),
  )
  const versions = await rowsOf<{ code: string; version: string }>(
    db,
    sql`select code, version_id as version from entries where code like ${`${name}-%`}`,
  )
  const seen = new Map(versions.map(({ code, version }) => [code, Number(version)]))
  return all.map(({ code, kpi, period }) => ({
    code,
    key: randomUUID(),
    value: { kpi, office: ownOffice, period, seen: seen.get(code) },
  }))
}

type Server = { process: ChildProcess; submit: (one: Submission) => Promise<'done' | 'unknown'> }

async function serve({ connection }: Stored): Promise<Server> {
  const request = JSON.stringify({ connection, began: new Date().toISOString() })
  const script = join(root, 'server/services/testing/server-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, request], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const { value: url } = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
  const send = (path: string, body: object, cookie = '') =>
    fetch(`${url}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    })
  const signedIn = await send('account.signInAs', { role: 'officer' })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    process: child,
    async submit({ key, value }) {
      try {
        const answer = await send('reporting.submit', { key, values: [value] }, cookie)
        if (answer.status >= 500) return 'unknown'
        const { result } = (await answer.json()) as { result: { data: Acted } }
        expect(result.data.refused).toEqual([])
        return 'done'
      } catch (fault) {
        // No answer came, or half of one.
        if (fault instanceof TypeError || fault instanceof SyntaxError) return 'unknown'
        throw fault
      }
    },
  }
}

/** What is there of each value: versions in all, and those open that were sent. */
async function found({ database: { db } }: Stored, name: string) {
  const rows = await rowsOf<{ code: string; versions: number; sent: number }>(
    db,
    sql`select code, count(*)::int as versions,
        count(*) filter (where known_to = 'infinity' and state = 'submitted')::int as sent
      from entries where code like ${`${name}-%`} group by code`,
  )
  const [told] = await rowsOf<{ answered: number; noted: number }>(
    db,
    sql`select
      (select count(*)::int from answered_requests where answer::text like ${`%"${name}-%`}) as answered,
      (select count(*)::int from audit.entries where verb = 'figures.submitted' and after::text like ${`%"${name}-%`}) as noted`,
  )
  return { values: new Map(rows.map((row) => [row.code, row])), ...told }
}

/** Sends all at once; `meanwhile` hears how many were acknowledged so far. */
async function sendAll(
  server: Server,
  all: readonly Submission[],
  meanwhile: (acknowledged: number) => void,
) {
  const acknowledged = new Set<string>()
  await Promise.all(
    all.map(async (one) => {
      if ((await server.submit(one)) === 'unknown') return
      acknowledged.add(one.code)
      meanwhile(acknowledged.size)
    }),
  )
  return acknowledged
}

/** They ask again until all have an answer. */
async function askAgain(server: Server, all: readonly Submission[]) {
  let left = all
  for (let round = 0; left.length > 0 && round < 10; round++) {
    const acknowledged = await sendAll(server, left, () => {})
    left = left.filter(({ code }) => !acknowledged.has(code))
  }
  expect(left).toEqual([])
}

async function holds(stored: Stored, name: string, acknowledged: ReadonlySet<string>): Promise<number> {
  const { values, answered, noted } = await found(stored, name)
  const sent = [...values.values()].filter((value) => value.sent === 1)
  for (const code of acknowledged) expect(values.get(code)?.sent, code).toBe(1)
  for (const { code, versions, sent: isSent } of values.values()) expect(versions, code).toBe(1 + isSent)
  expect([answered, noted]).toEqual([sent.length, sent.length])
  return sent.length
}

it('a server killed while a thousand submissions are in flight: each acknowledged one is there, none twice', async () => {
  const all = await entered(test, 'killed')
  const server = await serve(test)
  // Anywhere among them; said where the test fails.
  const moment = randomInt(20, 250)
  const ended = once(server.process, 'exit')
  const acknowledged = await sendAll(server, all, (count) => {
    if (count === moment) server.process.kill('SIGKILL')
  })
  server.process.kill('SIGKILL')
  await ended
  expect(acknowledged.size, `killed at ${moment}`).toBeGreaterThanOrEqual(moment)
  expect(acknowledged.size, `killed at ${moment}`).toBeLessThan(many)
  // What the database still had in hand of the dead server's is over with its connections.
  await expect.poll(() => connections(), { timeout: 20_000 }).toBe(0)
  const sent = await holds(test, 'killed', acknowledged)
  expect(sent).toBeGreaterThanOrEqual(acknowledged.size)

  const again = await serve(test)
  // Those who had an answer too.
  await askAgain(again, all)
  expect(await holds(test, 'killed', new Set(all.map(({ code }) => code)))).toBe(many)
}, 300_000)

it('connections cut three times meanwhile: each acknowledged one is there, none twice, and asking again ends it', async () => {
  const all = await entered(test, 'cut')
  const server = await serve(test)
  const moments = new Set([randomInt(20, 100), randomInt(100, 200), randomInt(200, 300)])
  const cuts: Promise<unknown>[] = []
  const acknowledged = await sendAll(server, all, (count) => {
    if (moments.has(count)) cuts.push(cut())
  })
  await Promise.all(cuts)
  const told = `cut at ${[...moments].join(', ')}`
  expect(cuts, told).toHaveLength(3)
  expect(acknowledged.size, told).toBeLessThan(many)
  await holds(test, 'cut', acknowledged)
  await askAgain(
    server,
    all.filter(({ code }) => !acknowledged.has(code)),
  )
  expect(await holds(test, 'cut', new Set(all.map(({ code }) => code)))).toBe(many)
}, 300_000)

it('the database killed meanwhile and started again: each acknowledged one is there, none twice, and the server goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dashboard-killed-'))
  // One of its own, and as durable as in use: the others' promises nothing about a crash.
  const cluster = await openCluster({ dataDir: join(folder, 'cluster') })
  try {
    await ensureDatabase(cluster, privateName)
    const connection = cluster.connection(privateName)
    const first = { connection, database: openDatabase(connection) }
    await migrate(first.database)
    await loadStory(first.database, 'launch')
    await unlock(first)
    const all = await entered(first, 'crashed')
    await first.database.close()

    const server = await serve(first)
    const moment = randomInt(20, 250)
    let restarted: Promise<void> | undefined
    const acknowledged = await sendAll(server, all, (count) => {
      if (count !== moment) return
      process.kill(cluster.pid, 'SIGKILL')
      restarted = cluster.start()
    })
    await restarted
    expect(acknowledged.size, `killed at ${moment}`).toBeGreaterThanOrEqual(moment)
    expect(acknowledged.size, `killed at ${moment}`).toBeLessThan(many)
    const after = { connection, database: openDatabase(connection) }
    await holds(after, 'crashed', acknowledged)
    await askAgain(server, all)
    expect(await holds(after, 'crashed', new Set(all.map(({ code }) => code)))).toBe(many)
    await after.database.close()
    server.process.kill('SIGKILL')
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}, 300_000)

/** Connections of servers: the test's own come from this process. */
async function connections(): Promise<number> {
  const [own] = await rowsOf<{ n: number }>(
    test.database.db,
    sql`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
  )
  return own?.n ?? 0
}

const cut = () =>
  onCluster(
    (admin) => admin`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = ${test.connection.database}`,
  )
