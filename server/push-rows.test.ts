import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { dossiers } from '../db/schema/flows.ts'
import { ingestRuns } from '../db/schema/ingest.ts'
import { tokens } from '../db/schema/tokens.ts'
import { freshDatabase, prepared, type TestDatabase } from '../db/testing/database.ts'
import { loadReferenceIfEmpty } from '../seeds/load-story.ts'
import { hashToken, hintOf, newToken } from './auth/token.ts'
import { parseEnv } from './env.ts'
import { openServiceOn, type Service } from './serve.ts'
import { csvOf, dossierRow, procedureRow } from './services/ingest/testing/rows.ts'

let test: TestDatabase
let service: Service
let openapi: { paths: Record<string, { post: Operation }>; components: { schemas: Record<string, object> } }
type Answered = { content: { 'application/json': { schema: object } } }
type Operation = { responses: Record<string, Answered> }
const token = newToken()
const settings = {
  LOG: 'silent',
  AUTH_SECRET: 'a secret of the tests, of thirty-two signs',
  PUBLIC_URL: 'http://dashboard.example',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'dashboard@example.org',
}
const wall = () => new Date('2026-10-05T08:00:00+07:00')

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
    createdAt: wall(),
    expiresAt: new Date('2027-01-01T00:00:00Z'),
  })
  service = await openServiceOn(prepared(test), parseEnv(settings), null, wall)
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  openapi = (await service.app.inject('/api/v1/openapi.json')).json()
  expect((await push('registers/procedures', ndjson([procedureRow]))).status).toBe(200)
}, 60_000)
afterAll(async () => {
  await service.close()
  await test.close()
})

const ndjson = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const address = () => `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}/api/v1`

/** Sends rows as they go over a wire, and holds each answer against what the interface says of itself. */
async function push(
  to: string,
  body: string | Buffer,
  { headers = {}, query = '' }: { headers?: Record<string, string>; query?: string } = {},
) {
  const reply = await fetch(`${address()}/${to}/rows${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: body as BodyInit,
  })
  const answer = await reply.json()
  const [kind = '', id = ''] = to.split('/')
  const path = `/${kind}/{${kind.slice(0, -1)}}/rows`
  const schema = openapi?.paths[path]?.post.responses[reply.status]?.content['application/json'].schema
  if (openapi) expect(schema, `${reply.status} of ${path}`).toBeDefined()
  const said = schema ? z.fromJSONSchema(schema as never).safeParse(answer) : null
  expect(said?.error?.issues ?? [], `${id}: ${JSON.stringify(answer).slice(0, 300)}`).toEqual([])
  return { status: reply.status, answer }
}
const open = (prefix: string) =>
  test.database.db.$count(
    dossiers,
    sql`${dossiers.code} like ${`${prefix}%`} and ${dossiers.knownTo} = 'infinity'`,
  )

describe('rows over the net', () => {
  it('come as NDJSON or CSV, packed or not; what is one row in one is the same row in the other', async () => {
    const rows = [dossierRow('N-1'), dossierRow('N-2', { settledOn: '2026-09-09', digitalResult: true })]
    expect((await push('flows/dossiers', ndjson(rows))).answer.rows.fresh).toBe(2)
    const again = [
      push('flows/dossiers', csvOf(rows)),
      push('flows/dossiers', gzipSync(csvOf(rows)), {
        headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
      }),
      push('flows/dossiers', gzipSync(ndjson(rows)), { headers: { 'content-type': 'application/x-ndjson' } }),
      push(
        'flows/dossiers',
        Buffer.from(`\ufeff${csvOf(rows).replaceAll(',', ';').replaceAll('\n', '\r\n')}`),
      ),
      push('flows/dossiers', Buffer.from(`\ufeff${csvOf(rows)}`, 'utf16le')),
    ]
    for (const { answer } of await Promise.all(again))
      expect(answer).toMatchObject({ problems: [], rows: { read: 2, unchanged: 2 } })
  })

  it('every flow and register takes the row that its description describes, and no other', async () => {
    const examples: Record<string, object> = {
      'flows/dossiers': dossierRow('E-1'),
      'flows/petitions': {
        code: 'E-1',
        officeCode: 'SYT',
        topic: 'land',
        receivedOn: '2026-09-01',
        repeated: false,
      },
      'flows/survey-responses': {
        code: 'E-1',
        officeCode: 'SYT',
        subject: 'dossier',
        answeredOn: '2026-09-01',
        score: 5,
        accessScore: 4,
      },
      'registers/platforms': { code: 'E-1', officeCode: 'SYT', nameVi: 'Nền tảng', listedOn: '2026-09-01' },
      'registers/open-datasets': {
        code: 'E-1',
        officeCode: 'SYT',
        nameVi: 'Bộ dữ liệu',
        listedOn: '2026-09-01',
        publishedOn: '2026-09-02',
      },
    }
    for (const [to, row] of Object.entries(examples)) {
      const schema = z.fromJSONSchema(openapi.components.schemas[to.split('/')[1] ?? ''] as never)
      expect(schema.safeParse(row).success, to).toBe(true)
      expect((await push(to, ndjson([row]))).answer, to).toMatchObject({ state: 'whole', rows: { fresh: 1 } })
      const wrong = { ...row, code: 'Nguyễn Văn A' }
      expect(schema.safeParse(wrong).success, to).toBe(false)
      expect((await push(to, ndjson([wrong]))).status, to).toBe(422)
    }
  })

  it('say who may not, what is not there, and what was wrong with the question', async () => {
    const refused = async (...args: Parameters<typeof push>) => {
      const { status, answer } = await push(...args)
      return `${status} ${answer.error.code}`
    }
    const row = ndjson([dossierRow('Q-1')])
    expect(await refused('flows/dossiers', row, { headers: { authorization: 'Bearer dgd_none' } })).toBe(
      '401 bad-token',
    )
    expect(await refused('flows/platforms', row)).toBe('404 unknown-flow')
    expect(await refused('registers/dossiers', row)).toBe('404 unknown-register')
    expect(await refused('flows/dossiers', row, { query: '?dryRun=yes' })).toBe('400 bad-input')
    expect(await refused('flows/dossiers', row, { headers: { 'idempotency-key': 'a b' } })).toBe(
      '400 bad-input',
    )
    expect(await open('Q-')).toBe(0)
  })

  it('under a key are taken once; another body under it is refused; a dry run takes nothing', async () => {
    const headers = { 'idempotency-key': 'batch-1' }
    const body = ndjson([dossierRow('I-1'), dossierRow('I-2', { channel: 'fax' })])
    const first = await push('flows/dossiers', body, { headers })
    expect(first).toMatchObject({ status: 200, answer: { state: 'partial', rows: { fresh: 1, refused: 1 } } })
    const again = await push('flows/dossiers', gzipSync(body), { headers })
    expect(again.answer).toEqual({ ...first.answer, repeated: true })
    const other = await push('flows/dossiers', ndjson([dossierRow('I-3')]), { headers })
    expect(other).toMatchObject({ status: 409, answer: { error: { code: 'ingest-key-used' } } })
    const dry = await push('flows/dossiers', ndjson([dossierRow('I-4')]), { query: '?dryRun=1' })
    expect(dry.answer).toMatchObject({ run: null, dryRun: true, rows: { fresh: 1 } })
    expect(await open('I-')).toBe(1)
  })
})

describe('an ingest that is interrupted', () => {
  const many = ndjson(Array.from({ length: 20_000 }, (_, n) => dossierRow(`X-${n}`)))

  it('by its sender leaves nothing, and comes whole under the same key', async () => {
    const sending = httpRequest(`${address()}/flows/dossiers/rows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'cut' },
    })
    sending.on('error', () => {})
    sending.write(many.slice(0, many.length / 2))
    const run = async () =>
      (await test.database.db.select().from(ingestRuns).where(sql`${ingestRuns.key} = 'cut'`))[0]
    await vi.waitFor(async () => expect((await run())?.state).toBe('running'), 10_000)
    sending.destroy()
    await vi.waitFor(async () => expect((await run())?.state).toBe('failed'), 10_000)
    expect(await open('X-')).toBe(0)
    const { answer } = await push('flows/dossiers', many, { headers: { 'idempotency-key': 'cut' } })
    expect(answer).toMatchObject({ repeated: false, rows: { fresh: 20_000 } })
    expect(await open('X-')).toBe(20_000)
  })

  it('by a connection to the database that is cut leaves nothing, is told as such, and the service goes on', async () => {
    const sending = httpRequest(`${address()}/flows/dossiers/rows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'db' },
    })
    sending.on('error', () => {})
    const rows = many.replaceAll('X-', 'Y-')
    sending.write(rows.slice(0, rows.length / 2))
    const cut = () =>
      test.database
        .raw`select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy "incoming"%' and datname = current_database()`
    await vi.waitFor(async () => expect(await cut()).toHaveLength(1), 10_000)
    sending.end(rows.slice(rows.length / 2))
    const [reply] = await once(sending, 'response')
    expect(reply.statusCode).toBe(503)
    reply.resume()
    expect(await open('Y-')).toBe(0)
    const { answer } = await push('flows/dossiers', rows, { headers: { 'idempotency-key': 'db' } })
    expect(answer).toMatchObject({ repeated: false, rows: { fresh: 20_000 } })
  })
})
