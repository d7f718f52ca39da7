import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request as open } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditEntries } from '../../db/schema/audit.ts'
import { entries } from '../../db/schema/reporting.ts'
import type { ImportAnswer } from '../core/reporting/import-answer.ts'
import type { Browser } from '../services/testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../services/testing/trial.ts'

/** Bytes on the wire, at the service as it listens: what is held back here never arrives there. */
let trial: Trial
let port: number
let officer: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  const [app] = trial.apps
  const url = await app?.listen({ port: 0, host: '127.0.0.1' })
  port = Number(new URL(url ?? '').port)
  officer = await trial.signedInAs('officer')
})
afterAll(() => trial.close())

const boundary = 'a-boundary-of-a-test'
const part = (name: string, more = '') =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`
const upTo = (options: object) =>
  `${part('options')}${JSON.stringify(options)}\r\n${part('file', '; filename="report.csv"')}`
const end = `\r\n--${boundary}--\r\n`

type Sending = { office?: string; length?: number; headers?: Record<string, string> }

/** An upload that has begun and goes on for as long as the test writes to it. */
function upload(browser: Browser | null, { office = ownOffice, length, headers = {} }: Sending = {}) {
  const cookie = [...(browser?.jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const sending = open({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: `/reporting/import?office=${office}`,
    headers: {
      origin: `http://127.0.0.1:${port}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(length === undefined ? {} : { 'content-length': length }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
  })
  const closed = new Promise<void>((done) => sending.once('close', done))
  // A line that is cut is what some of these tests are about.
  sending.on('error', () => {})
  const answer = answerTo(sending)
  answer.catch(() => {})
  return { sending, closed, answer }
}

async function answerTo(sending: ClientRequest) {
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += chunk
  return { status: response.statusCode, body: JSON.parse(text) }
}

const counts = async () => ({
  entries: await trial.db.$count(entries),
  noted: await trial.db.$count(auditEntries, eq(auditEntries.verb, 'figures.entered')),
})

describe('who may not upload', () => {
  it('is told so before a byte of the file has been sent', async () => {
    const administrator = await trial.signedInAs('administrator')
    const { secret } = await administrator.act<{ secret: string }>('tokens.create', {
      name: 'figures',
      verbs: ['figures'],
      offices: [ownOffice],
      days: 1,
    })
    const askers: [string, Browser | null, Sending, string][] = [
      ['nobody', null, {}, 'sign-in-needed'],
      ['a token', null, { headers: { authorization: `Bearer ${secret}` } }, 'sign-in-needed'],
      ['an officer of another office', officer, { office: otherOffice }, 'not-yours'],
      ['a reviewer', await trial.signedInAs('reviewer'), {}, 'not-yours'],
      ['a leader', await trial.signedInAs('leader'), {}, 'not-yours'],
    ]
    for (const [who, browser, how, code] of askers) {
      const { sending, answer, closed } = upload(browser, { ...how, length: 5_000_000 })
      // The head of the request alone: there is nothing of the file to read.
      sending.flushHeaders()
      const { body } = await answer
      expect(body.error.code, who).toBe(code)
      sending.destroy()
      await closed
    }
  })

  it('and is cut off who neither goes on nor hangs up', async () => {
    const { sending, answer, closed } = upload(null, { length: 200_000_000 })
    sending.write(upTo({}))
    expect((await answer).status).toBe(401)
    await closed
  })
})

describe('a file of 200 MB', () => {
  const piece = Buffer.alloc(1_000_000, 'sheet,2024-10,1,2\n')

  it('that says how long it is is not taken in at all', async () => {
    const { sending, answer, closed } = upload(officer, { length: 200_000_000 })
    sending.flushHeaders()
    const { status, body } = await answer
    expect(status).toBe(200)
    expect((body as ImportAnswer).file[0]?.words.vi).toBe(
      'Tệp lớn quá 20 MB. Hãy bỏ hình ảnh, các trang tính thừa rồi tải lại.',
    )
    sending.destroy()
    await closed
  })

  it('that does not is left off at the limit: the reason is heard while it is still being sent', async () => {
    const { sending, answer, closed } = upload(officer)
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    let sent = 0
    let answered = false
    void answer.then(() => {
      answered = true
    })
    sending.write(upTo({ take: 'whatever' }))
    while (!answered && sent < 200) {
      if (!sending.write(piece)) await Promise.race([once(sending, 'drain'), answer])
      sent++
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    const { body } = await answer
    expect((body as ImportAnswer).file[0]?.words.vi).toMatch(/^Tệp lớn quá 20 MB/)
    expect(body).toMatchObject({ taken: false, seen: null })
    expect(sent).toBeLessThan(60)
    // The 20 MB that are taken, once more while they are put together, and what is on its way.
    expect(most).toBeLessThan(80_000_000)
    await closed
  })
})

describe('a line that breaks', () => {
  it('half way leaves nothing, also where it was to be taken over, and its place is given back', async () => {
    const before = await counts()
    for (let time = 0; time < 12; time++) {
      const { sending, closed } = upload(officer, { length: 100_000 })
      sending.write(`${upTo({ take: 'whatever' })}Mã chỉ số,Kỳ,Tử số,Mẫu số\n`)
      await pause(30)
      sending.destroy()
      await closed
    }
    const { sending, answer } = upload(officer)
    sending.end(`${upTo({})}Mã chỉ số,Kỳ,Tử số,Mẫu số\n${end}`)
    expect((await answer).body).toMatchObject({ problems: [], file: [] })
    expect(await counts()).toEqual(before)
  })

  it('a form that ends too early, or is none, is the sender’s doing', async () => {
    const cut = upload(officer)
    cut.sending.end(`${upTo({})}Mã chỉ số`)
    expect((await cut.answer).body.error).toMatchObject({ code: 'bad-input', params: { field: 'file' } })
    const none = upload(officer, { headers: { 'content-type': 'application/json' } })
    none.sending.end('{}')
    expect((await none.answer).body.error.code).toBe('bad-input')
    const garbled = upload(officer)
    garbled.sending.end(`${part('options')}{oops\r\n${part('file', '; filename="a.csv"')}a,b${end}`)
    expect((await garbled.answer).body.error.params).toEqual({ field: 'options' })
  })
})

describe('many at once', () => {
  it('ten are let in; the eleventh is told to come again, and can once one has left', async () => {
    const inside = Array.from({ length: 10 }, () => upload(officer, { length: 100_000 }))
    for (const { sending } of inside) sending.write(upTo({}))
    await pause(300)
    const late = upload(officer)
    late.sending.end(`${upTo({})}a,b${end}`)
    const refused = await late.answer
    expect(refused.status).toBe(503)
    expect(refused.body.error).toMatchObject({
      code: 'too-many-uploads',
      message: 'Máy chủ đang đọc nhiều tệp khác. Hãy gửi lại tệp sau một phút.',
    })
    for (const { sending } of inside) sending.destroy()
    await Promise.all(inside.map(({ closed }) => closed))
    await vi.waitFor(async () => {
      const next = upload(officer)
      next.sending.end(`${upTo({})}a,b${end}`)
      expect((await next.answer).status).toBe(200)
    })
  })
})
