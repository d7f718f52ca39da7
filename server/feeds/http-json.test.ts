import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FeedFault } from './feed-fault.ts'
import { createGuard } from './guard.ts'
import { httpJson } from './http-json.ts'
import type { Holds, Source } from './source.ts'
import { openServer, type TestServer } from './testing/open-server.ts'

const rows = [{ ma: 'HS-1' }, { ma: 'HS-2' }, { ma: 'HS-3' }]
let server: TestServer
const heard: { url: string; authorization: string | undefined; key: string | undefined }[] = []
beforeAll(async () => {
  server = await openServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://source')
    heard.push({
      url: request.url ?? '',
      authorization: request.headers.authorization,
      key: request.headers['x-api-key'] as string | undefined,
    })
    const json = (said: unknown, headers = {}) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers })
      response.end(typeof said === 'string' || Buffer.isBuffer(said) ? said : JSON.stringify(said))
    }
    const answers: Record<string, () => unknown> = {
      '/list': () => json(rows),
      '/inside': () => json({ result: { records: rows } }),
      '/pages': () => json({ data: rows.slice(Number(url.searchParams.get('trang')) - 1).slice(0, 1) }),
      '/endless-number': () => json({ data: 7 }),
      '/lines': () =>
        json(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`, {
          'content-type': 'application/x-ndjson',
        }),
      '/packed': () => json(gzipSync(JSON.stringify(rows)), { 'content-encoding': 'gzip' }),
      '/bomb': () => json(gzipSync(Buffer.alloc(3_000_000, 32)), { 'content-encoding': 'gzip' }),
      '/half': () => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 })
        response.write('[{"ma":', () => response.destroy())
      },
      '/html': () => json('<html>Đăng nhập</html>'),
      '/latin': () => json(Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d])),
      '/text-rows': () => json(['HS-1']),
      '/moved': () => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      '/locked': () => response.writeHead(401).end(),
      '/down': () => response.writeHead(503).end('password=hunter2'),
      '/slow': () => response.writeHead(200).write('['),
    }
    answers[url.pathname]?.()
  })
})
afterAll(() => server.close())

const holds: Holds = { guard: createGuard('127.0.0.1'), time: 5_000, size: 2_000_000 }
async function ask(path: string, more: Partial<Source> = {}, signal = new AbortController().signal) {
  const source: Source = { kind: 'http-json', address: server.url + path, options: {}, secret: null, ...more }
  const found: unknown[] = []
  for await (const row of httpJson(source, holds, signal)) found.push(row)
  return found
}
const failure = (path: string, more: Partial<Source> = {}, signal?: AbortSignal) =>
  ask(path, more, signal).then(
    () => 'answered',
    (fault: unknown) => (fault instanceof FeedFault ? fault.code : fault),
  )

describe('JSON over HTTP, from a real server', () => {
  it.each([
    ['/list', {}],
    ['/inside', { options: { rowsAt: 'result.records' } }],
    ['/pages', { options: { rowsAt: 'data', pageParameter: 'trang' } }],
    ['/lines', {}],
    ['/packed', {}],
  ])('%s gives all rows in their order', async (path, more) => {
    expect(await ask(path, more)).toEqual(rows)
  })

  it('asks page after page from 1 on, until one is empty', async () => {
    heard.length = 0
    await ask('/pages?nam=2024', { options: { rowsAt: 'data', pageParameter: 'trang' } })
    expect(heard.map(({ url }) => url)).toEqual([1, 2, 3, 4].map((page) => `/pages?nam=2024&trang=${page}`))
  })

  it('the secret goes in the header that was named, and in no other', async () => {
    heard.length = 0
    await ask('/list', { secret: 'Bearer bi-mat' })
    await ask('/list', { secret: 'bi-mat', options: { secretHeader: 'X-Api-Key' } })
    expect(heard.map(({ authorization, key }) => [authorization, key])).toEqual([
      ['Bearer bi-mat', undefined],
      [undefined, 'bi-mat'],
    ])
  })

  it.each([
    ['/inside', 'no-rows-there'],
    ['/endless-number', 'no-rows-there'],
    ['/text-rows', 'not-json'],
    ['/html', 'not-json'],
    ['/latin', 'not-json'],
    ['/half', 'broken-off'],
    ['/bomb', 'too-large'],
    ['/moved', 'moved'],
    ['/locked', 'signed-out'],
    ['/down', 'bad-status'],
  ])('%s is refused: %s', async (path, code) => {
    expect(await failure(path, path === '/endless-number' ? { options: { rowsAt: 'data' } } : {})).toBe(code)
  })

  it('what the source said is in no fault', async () => {
    const fault = await ask('/down').catch((found: unknown) => found)
    expect(JSON.stringify([fault, (fault as Error).message])).not.toContain('hunter2')
  })

  it('an answer that does not come is left when its time is over', async () => {
    const late = new AbortController()
    const asked = failure('/slow', {}, late.signal)
    late.abort(new FeedFault('timed-out', { seconds: 5 }))
    expect(await asked).toBe('timed-out')
  })

  it.each([
    ['ftp://127.0.0.1/rows', 'bad-address'],
    ['http://user:password@127.0.0.1/rows', 'bad-address'],
    ['nowhere', 'bad-address'],
    ['http://localhost.invalid/rows', 'unknown-host'],
    ['http://10.0.0.1/rows', 'address-refused'],
    ['http://2130706433/rows', 'unreachable'],
  ])('%s: %s', async (address, code) => {
    // 2130706433 is 127.0.0.1 written as one number, which the setting of this test allows; nobody listens at port 80.
    expect(await failure('', { address })).toBe(code)
  })

  it('nothing listens there: said, and not retried', async () => {
    const gone = await openServer(() => {})
    await gone.close()
    expect(await failure('', { address: gone.url })).toBe('unreachable')
  })
})
