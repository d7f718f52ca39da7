import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { exportRuns } from '../../../db/schema/jobs.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import type { ExportJob } from '../../core/export-jobs.ts'
import { officeTemplate } from '../../decks/testing/office-template.ts'
import { diskStore } from '../../evidence/disk-store.ts'
import { multipartOf } from '../evidence/testing/multipart.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'
import { dropOldFiles } from './run.ts'

const patience = { timeout: 150_000, interval: 100 }
// A book takes some seconds; on a busy machine, or begun twice, it takes its time.
vi.setConfig({ testTimeout: 180_000 })
const book = { source: { kind: 'book' }, format: 'pptx', lang: 'vi', colours: 'light' }

describe('a file that is asked for', () => {
  let folder: string
  let trial: Trial
  let leader: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'made-'))
    trial = await openTrial({ wall: () => new Date(), env: { DATA_DIR: folder } })
    leader = await trial.signedInAs('leader')
  })
  afterAll(async () => {
    await trial.close()
    await rm(folder, { recursive: true })
  })

  const mine = async (by = leader) => (await by.ask<{ jobs: ExportJob[] }>('exportJobs.mine')).jobs
  const ended = (id: string, by = leader) =>
    vi.waitFor(async () => {
      const job = (await mine(by)).find((one) => one.id === id)
      expect(job?.endedAt ?? null).not.toBeNull()
      return job as ExportJob
    }, patience)
  const slidesOf = (deck: Buffer) =>
    Object.keys(unzipSync(deck)).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length

  it('is made of that moment, told of, and fetched by its asker alone, who sees what they may see', async () => {
    const { id } = await leader.act<{ id: string }>('exportJobs.ask', { ...book, title: 'Giao ban' })
    const job = await ended(id)
    expect(job).toMatchObject({ title: 'Giao ban', state: 'done', format: 'pptx', report: [] })
    expect(job.source.asOf).toMatch(/^2024-11-22T.*Z$/)
    expect(job.step).toBe((job.steps ?? 0) - 1)
    const reply = await leader.send({ url: `/exports/jobs/${id}` })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('Giao ban 2024-11-22.pptx'))
    expect(reply.rawPayload.length).toBe(job.fileSize)
    const officer = await trial.signedInAs('officer')
    expect((await officer.send({ url: `/exports/jobs/${id}` })).statusCode).toBe(404)
    const own = await officer.act<{ id: string }>('exportJobs.ask', book)
    await ended(own.id, officer)
    const less = await officer.send({ url: `/exports/jobs/${own.id}` })
    expect(slidesOf(less.rawPayload)).toBeLessThan(slidesOf(reply.rawPayload))
    const noted = await rowsOf<{ verb: string }>(
      trial.db,
      sql`select verb from audit.entries where subject_id = ${id} or verb = 'figures.exported' order by number`,
    )
    expect(noted.map(({ verb }) => verb)).toEqual(['export.asked', 'figures.exported', 'figures.exported'])
  })

  it('is left off once it is cancelled, and there is nothing to fetch or to cancel', async () => {
    const { id } = await leader.act<{ id: string }>('exportJobs.ask', { ...book, format: 'pdf' })
    await leader.act('exportJobs.cancel', { id })
    expect(await ended(id)).toMatchObject({ state: 'cancelled', expiresAt: null })
    expect(await outcome(leader.act('exportJobs.cancel', { id }))).toBe('changed-meanwhile')
    expect((await leader.send({ url: `/exports/jobs/${id}` })).statusCode).toBe(404)
    await vi.waitFor(
      async () => expect(await rowsOf(trial.db, sql`select from jobs.holders`)).toEqual([]),
      patience,
    )
    expect((await mine()).find((one) => one.id === id)?.state).toBe('cancelled')
  })

  it('of an office that is not there fails at once, with the reason in words', async () => {
    const { id } = await leader.act<{ id: string }>('exportJobs.ask', {
      ...book,
      source: { kind: 'book', office: 'NONE' },
    })
    const job = await ended(id)
    expect(job.state).toBe('failed')
    expect(job.report.join()).toMatch(/đơn vị/i)
  })

  it('of a briefing is a presentation made with the template of an office, if there is one such', async () => {
    const communications = await trial.signedInAs('communications')
    const sent = multipartOf(officeTemplate(), 'mau.pptx')
    const reply = await communications.send({
      method: 'POST',
      url: '/decks/templates?name=mau.pptx',
      ...sent,
    })
    const { code: template } = JSON.parse(reply.body)
    const briefing = await communications.act<{ code: string }>('briefings.start', {
      template: 'weekly',
      lang: 'vi',
    })
    const wish = { ...book, source: { kind: 'briefing', code: briefing.code } }
    expect(await outcome(communications.act('exportJobs.ask', { ...wish, template: 'none' }))).toBe(
      'unknown-template',
    )
    const { id } = await communications.act<{ id: string }>('exportJobs.ask', { ...wish, template })
    expect(await ended(id, communications)).toMatchObject({ state: 'done' })
    const deck = unzipSync((await communications.send({ url: `/exports/jobs/${id}` })).rawPayload)
    expect(strFromU8(deck['ppt/theme/theme1.xml'] ?? new Uint8Array())).toContain('Office of a test')
  })

  it('is one of five at most that one person waits for', async () => {
    const asked: string[] = []
    for (let n = 0; n < 5; n++)
      asked.push((await leader.act<{ id: string }>('exportJobs.ask', { ...book, format: 'xlsx' })).id)
    // One may have been done meanwhile; one more than there can be is refused.
    const more = await Promise.all(
      [1, 2, 3].map(() => outcome(leader.act('exportJobs.ask', { ...book, format: 'xlsx' }))),
    )
    expect(more).toContain('too-many-own-exports')
    for (const { id, endedAt } of await mine())
      if (endedAt === null) await outcome(leader.act('exportJobs.cancel', { id }))
  })

  it('is gone when its time is over', async () => {
    const [made] = (await mine()).filter(({ state }) => state === 'done')
    const store = diskStore(join(folder, 'exports'))
    const kept = async () =>
      (await readdir(join(folder, 'exports'), { recursive: true })).filter((path) =>
        /[0-9a-f]{64}$/.test(path),
      )
    expect(await kept()).not.toEqual([])
    await dropOldFiles(trial.db, store, new Date())
    expect((await leader.send({ url: `/exports/jobs/${made?.id}` })).statusCode).toBe(200)
    await trial.db.update(exportRuns).set({ expiresAt: new Date(0) })
    expect((await leader.send({ url: `/exports/jobs/${made?.id}` })).statusCode).toBe(404)
    await dropOldFiles(trial.db, store, new Date())
    expect(await kept()).toEqual([])
  })
})

describe('a file whose server is killed in the middle', () => {
  let test: TestDatabase
  let folder: string
  const running = new Set<ChildProcess>()
  beforeAll(async () => {
    test = await launchDatabase()
    folder = await mkdtemp(join(tmpdir(), 'killed-'))
  })
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    await test.close()
    await rm(folder, { recursive: true })
  })

  async function serve() {
    const root = join(import.meta.dirname, '../../..')
    const script = join(root, 'server/services/testing/server-process.ts')
    const request = JSON.stringify({
      connection: test.connection,
      began: new Date().toISOString(),
      dataDir: folder,
    })
    const child = spawn(process.execPath, ['--import', 'tsx', script, request], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.add(child)
    const { value: url } = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
    return { child, url: String(url) }
  }

  it('is made by the next one', async () => {
    const first = await serve()
    const signedIn = await fetch(`${first.url}/trpc/account.signInAs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.url },
      body: JSON.stringify({ role: 'leader' }),
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const asked = await fetch(`${first.url}/trpc/exportJobs.ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.url, cookie },
      body: JSON.stringify({ ...book, format: 'xlsx' }),
    })
    const { result } = (await asked.json()) as { result: { data: { id: string } } }
    const state = async () => {
      const [run] = await test.database.db.select().from(exportRuns)
      return run
    }
    await vi.waitFor(async () => expect((await state())?.step).toBeGreaterThan(1), {
      ...patience,
      interval: 5,
    })
    first.child.kill('SIGKILL')
    const second = await serve()
    await vi.waitFor(async () => expect((await state())?.state).toBe('done'), patience)
    const file = await fetch(`${second.url}/exports/jobs/${result.data.id}`, { headers: { cookie } })
    expect(file.status).toBe(200)
    expect(Object.keys(unzipSync(new Uint8Array(await file.arrayBuffer()))).length).toBeGreaterThan(20)
    const attempts = await rowsOf<{ n: number }>(
      test.database.db,
      sql`select retry_count as n from pgboss.job`,
    )
    expect(attempts).toEqual([{ n: 1 }])
  })
})
