import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FeedFault } from './feed-fault.ts'
import { createGuard } from './guard.ts'
import { httpCsv } from './http-csv.ts'
import type { Holds, Source } from './source.ts'
import { openServer, type TestServer } from './testing/open-server.ts'

const rows = [
  { ma: 'HS-1', 'đơn vị': 'SYT', ghi: 'một, hai' },
  { ma: 'HS-2', 'đơn vị': 'STC', ghi: '' },
]
const text = 'ma,đơn vị,ghi\nHS-1,SYT,"một, hai"\nHS-2,STC,\n'
const answers: Record<string, { body: string | Buffer; headers?: Record<string, string>; status?: number }> =
  {
    '/plain': { body: text },
    '/semicolons': { body: '\ufeffma;đơn vị;ghi\r\nHS-1;SYT;"một, hai"\r\nHS-2;STC;\r\n' },
    '/utf-16': { body: Buffer.from(`\ufeff${text}`, 'utf16le') },
    '/packed': { body: gzipSync(text), headers: { 'content-encoding': 'gzip' } },
    '/only-columns': { body: 'ma,đơn vị\n' },
    '/wide': { body: 'ma,đơn vị\nHS-1,SYT\nHS-2,STC,thừa\n' },
    '/open': { body: 'ma,ghi\nHS-1,"không đóng\n' },
    '/latin': { body: Buffer.from([0x6d, 0x61, 0x0a, 0xe9, 0x0a]) },
    '/html': { body: '<html>\n<p>Đăng nhập</p>', headers: { 'content-type': 'text/html' } },
    '/bomb': { body: gzipSync(Buffer.alloc(3_000_000, '1,2\n')), headers: { 'content-encoding': 'gzip' } },
    '/locked': { body: '', status: 401 },
  }
let server: TestServer
const keys: (string | undefined)[] = []
beforeAll(async () => {
  server = await openServer((request, response) => {
    keys.push(request.headers['x-api-key'] as string | undefined)
    if (request.url === '/half') {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': 1_000 })
      response.write('ma,ghi\nHS-1,', () => response.destroy())
      return
    }
    const { body, headers = {}, status = 200 } = answers[request.url ?? ''] ?? { body: '', status: 404 }
    response.writeHead(status, { 'content-type': 'text/csv', ...headers }).end(body)
  })
})
afterAll(() => server.close())

const holds: Holds = { guard: createGuard('127.0.0.1'), time: 5_000, size: 2_000_000 }
async function ask(path: string, more: Partial<Source> = {}) {
  const source: Source = { kind: 'http-csv', address: server.url + path, options: {}, secret: null, ...more }
  const found: unknown[] = []
  for await (const row of httpCsv(source, holds, new AbortController().signal)) found.push(row)
  return found
}

describe('CSV over HTTP, from a real server', () => {
  it.each(['/plain', '/semicolons', '/utf-16', '/packed'])(
    '%s gives all rows by their columns',
    async (path) => {
      expect(await ask(path)).toEqual(rows)
    },
  )

  it('columns without a row give no row', async () => {
    expect(await ask('/only-columns')).toEqual([])
  })

  it('the secret goes in the header that was named', async () => {
    keys.length = 0
    await ask('/plain', { secret: 'bi-mat', options: { secretHeader: 'X-Api-Key' } })
    expect(keys).toEqual(['bi-mat'])
  })

  it.each([
    ['/wide', 'not-csv', { line: 3 }],
    ['/open', 'not-csv', { line: 2 }],
    ['/latin', 'not-csv', { line: 1 }],
    ['/html', 'not-csv', { line: 1 }],
    ['/half', 'broken-off', {}],
    ['/bomb', 'too-large', { megabytes: 2 }],
    ['/locked', 'signed-out', { status: 401 }],
  ])('%s is refused: %s %o', async (path, code, params) => {
    const fault: unknown = await ask(path).catch((found: unknown) => found)
    expect(fault).toBeInstanceOf(FeedFault)
    expect(fault).toMatchObject({ code, params })
  })
})
