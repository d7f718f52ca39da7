import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { prepared, type TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { parseEnv } from '../env.ts'
import { openServiceOn, type Service } from '../serve.ts'
import { liveRoute } from './live.ts'
import { createLiveFeed } from './live-feed.ts'
import type { PageShell } from './pages.ts'

const shell: PageShell & { folder: null } = {
  folder: null,
  template: async () => '<html><!--head--><!--app--><!--state--></html>',
  render: async () => ({ status: 200, lang: 'vi', title: '', description: '', html: '', state: '' }),
}

/** Each with a database connection and an ear of its own, as processes have. */
type Process = { service: Service; database: Database; url: string }
let stored: TestDatabase
let here: Process
let there: Process

async function started(): Promise<Process> {
  const database = openDatabase(stored.connection)
  const env = parseEnv({ LOG: 'silent' })
  const service = await openServiceOn(prepared({ ...stored, database }), env, shell, () => new Date())
  return { service, database, url: await service.app.listen({ port: 0, host: '127.0.0.1' }) }
}
const stopped = async ({ service, database }: Process) => {
  await service.close()
  await database.close()
}

beforeAll(async () => {
  stored = await launchDatabase()
  here = await started()
  there = await started()
})
afterAll(async () => {
  await Promise.all([stopped(here), stopped(there)])
  await stored.close()
})

type Event = { id: string; data: string }

/** An open page without a browser. */
async function listening(url: string, headers: Record<string, string> = {}) {
  const request = get(url, { headers })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const events: Event[] = []
  let text = ''
  let wake = () => {}
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, id = '', data = ''] = /^event: changed\nid: (.*)\ndata: (.*)$/.exec(block) ?? []
      if (data) events.push({ id, data })
    }
    wake()
  })
  const next = async (): Promise<Event> => {
    while (events.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return events.shift() as Event
  }
  return { response, events, next, leave: () => leave(request) }
}
async function leave(request: ClientRequest) {
  const closed = once(request, 'close')
  request.destroy()
  await closed
}

/** How far a process has heard, as a page that it draws says. */
const markOf = async ({ service }: Process) =>
  /data-heard="([^"]+)"/.exec((await service.app.inject('/')).body)?.[1] ?? ''
const heardAt = async (process: Process) =>
  `${process.url}/live?heard=${encodeURIComponent(await markOf(process))}`

let written = 0
/** A fact that figures rest on, committed past the services. */
async function recordFact() {
  const code = `LIVE-${++written}`
  await stored.database.raw`
    insert into shared_tables (known_from, recorded_by, code, office_code, name_vi, name_en, sample, listed_on)
    values (now(), 'test', ${code}, 'STTTT', 'Bảng', 'Table', true, '2024-01-01')`
}
const numberIn = ({ id }: Event) => Number(id.split('-').at(-1))

describe('open pages', () => {
  it('hear of a change whichever process it is made through, and get no figures with it', async () => {
    const [first, second] = [await listening(await heardAt(here)), await listening(await heardAt(there))]
    await recordFact()
    const told = [await first.next(), await second.next()]
    expect(told.map(({ data }) => data)).toEqual(['figures', 'figures'])
    await Promise.all([first.leave(), second.leave()])
  })

  it('hear nothing of what no figure rests on', async () => {
    const page = await listening(await heardAt(there))
    const before = Number((await markOf(there)).split('-').at(-1))
    await stored.database.raw`update people set name = name`
    await stored.database.raw`update sessions set replaced_at = null`
    await recordFact()
    expect(numberIn(await page.next())).toBe(before + 1)
    expect(page.events).toEqual([])
    await page.leave()
  })

  it('are told at once of what came before they listened, and only of that', async () => {
    const [place, mark] = [`${here.url}/live`, await markOf(here)]
    const other = await listening(await heardAt(here))
    await recordFact()
    const { id } = await other.next()
    for (const headers of [undefined, { 'last-event-id': mark }]) {
      const page = await listening(`${place}?heard=${mark}`, headers)
      expect((await page.next()).id).toBe(id)
      await page.leave()
    }
    // What it heard last outranks the address that it opened first.
    const back = await listening(`${place}?heard=${mark}`, { 'last-event-id': id })
    await recordFact()
    expect(numberIn(await back.next())).toBe(Number(id.split('-').at(-1)) + 1)
    await Promise.all([other.leave(), back.leave()])
  })

  it('are told when notices may have been lost, for nobody knows which', async () => {
    const page = await listening(await heardAt(here))
    await stored.database.raw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`
    expect((await page.next()).data).toBe('figures')
    await recordFact()
    expect((await page.next()).data).toBe('figures')
    await page.leave()
  })

  it('are answered as a stream that nobody on the way keeps, packs or holds back', async () => {
    const { response, leave } = await listening(`${here.url}/live`, { 'accept-encoding': 'br, gzip' })
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers['content-encoding']).toBeUndefined()
    await leave()
    const head = await fetch(`${here.url}/live`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('are let go when the service closes, which waits for none of them', async () => {
    const third = await started()
    const page = await listening(`${third.url}/live`)
    const ended = once(page.response, 'end')
    await stopped(third)
    await ended
  })
})

it('a page too many is told so, in words, and there is room once another has left', async () => {
  const feed = createLiveFeed({ most: 1 })
  const app = Fastify()
  liveRoute(app, feed)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/live`
  const first = await listening(url)
  const refused = await fetch(url, { headers: { 'accept-language': 'vi' } })
  expect(refused.status).toBe(503)
  expect((await refused.json()).error).toMatchObject({
    code: 'too-many-listeners',
    message: expect.stringMatching(/quá nhiều trang/),
  })
  await first.leave()
  await expect.poll(() => feed.hasRoom()).toBe(true)
  const second = await listening(url)
  expect(second.response.statusCode).toBe(200)
  await app.close()
})
