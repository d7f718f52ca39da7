import { asc } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { listenForChanges } from '../../db/notices.ts'
import { mails } from '../../db/schema/mails.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { type Carrier, createCarrier } from './carrier.ts'
import { resetLetter } from './letters/reset.ts'
import { post } from './post.ts'
import { smtpTransport } from './smtp.ts'
import { type MailServer, openMailServer } from './testing/mail-server.ts'
import { readMessage } from './testing/read-message.ts'

const begin = new Date('2024-11-22T10:00:00Z')
const later = (minutes: number) => new Date(begin.getTime() + minutes * 60_000)
const letter = resetLetter('vi', { name: 'cán bộ A', link: 'https://so.example.vn/reset#token-1' })

let test: TestDatabase
let server: MailServer
let now: Date
const faults: string[] = []
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  now = begin
  faults.length = 0
  server = await openMailServer()
})
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
  await server.close()
  await test.database.db.delete(mails)
})

const partsTo = (port: number, db = test.database.db): Parameters<typeof createCarrier>[0] => ({
  db,
  transport: smtpTransport(`smtp://127.0.0.1:${port}`, 'so@example.vn'),
  at: () => now,
  report: (fault) => faults.push(String(fault)),
})
const carrierTo = (...to: Parameters<typeof partsTo>): Carrier => createCarrier(partsTo(...to))
const written = (to: string) =>
  test.database.db.transaction((tx) => post(tx, { to, lang: 'vi', letter, at: begin }))
const rows = () => test.database.db.select().from(mails).orderBy(asc(mails.id))
const recipients = (one: MailServer) => one.arrived.flatMap(({ to }) => to)
/** A server that does as `answer` says before it takes a mail. */
async function serverThat(answer: (to: string) => Promise<void>): Promise<MailServer> {
  const one = await openMailServer({
    onRcptTo: ({ address }, _session, done) => void answer(address).then(() => done(), done),
  })
  closing.push(one.close)
  return one
}

it('carries a letter, says when, and forgets what it said', async () => {
  await written('a@example.vn')
  now = later(2)
  expect(await carrierTo(server.port).deliver()).toBe(1)
  const { header, text } = readMessage(server.arrived[0]?.raw ?? '')
  expect(header('subject')).toBe('Đặt lại mật khẩu – Chuyển đổi số Hải Phòng')
  expect(text).toBe(letter.text)
  expect(await rows()).toMatchObject([
    { sentAt: later(2), body: null, failure: null, attempts: 1, createdAt: begin, subject: letter.subject },
  ])
  expect(await carrierTo(server.port).deliver()).toBe(0)
})

it('tells nobody of what was rolled back', async () => {
  const attempt = test.database.db.transaction(async (tx) => {
    await post(tx, { to: 'a@example.vn', lang: 'vi', letter, at: begin })
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  expect(await carrierTo(server.port).deliver()).toBe(0)
  expect(server.arrived).toEqual([])
})

it('keeps what a server refuses, tries the others, and comes again later', async () => {
  let full = true
  const moody = await serverThat(async (to) => {
    if (full && to === 'a@example.vn')
      throw new Error('mailbox full, see <https://so.example.vn/reset#token-1>')
  })
  await written('a@example.vn')
  await written('b@example.vn')
  const carrier = carrierTo(moody.port)
  expect(await carrier.deliver()).toBe(1)
  expect(recipients(moody)).toEqual(['b@example.vn'])
  const [kept] = await rows()
  expect(kept).toMatchObject({ sentAt: null, body: letter.text, attempts: 1, nextAttemptAt: later(1) })
  expect(kept?.failure).toMatch(/550 mailbox full/)
  // A log is read by more people than a row.
  expect(faults).toEqual([`Error: Mail ${kept?.id} did not go (EENVELOPE), attempt 1`])

  now = new Date(later(1).getTime() - 1)
  expect(await carrier.deliver()).toBe(0)
  now = later(1)
  expect(await carrier.deliver()).toBe(0)
  expect((await rows())[0]).toMatchObject({ attempts: 2, nextAttemptAt: later(6) })
  full = false
  now = later(6)
  expect(await carrier.deliver()).toBe(1)
  expect(recipients(moody)).toEqual(['b@example.vn', 'a@example.vn'])
  expect((await rows())[0]).toMatchObject({ sentAt: later(6), body: null, failure: null, attempts: 3 })
})

it('keeps what a server refuses for three days, and tries no more', async () => {
  const closed = await serverThat(async () => {
    throw new Error('nobody here')
  })
  await written('a@example.vn')
  const carrier = carrierTo(closed.port)
  let row: Awaited<ReturnType<typeof rows>>[number] | undefined
  do {
    now = row?.nextAttemptAt ?? begin
    await carrier.deliver()
    ;[row] = await rows()
  } while (row && row.nextAttemptAt < later(7 * 24 * 60))
  expect(now.getTime()).toBeGreaterThan(later(2.5 * 24 * 60).getTime())
  expect(now.getTime()).toBeLessThan(later(3 * 24 * 60).getTime())
  const before = row
  now = later(365 * 24 * 60)
  await carrier.deliver()
  expect(await rows()).toEqual([before])
  expect(row).toMatchObject({ sentAt: null, body: letter.text, attempts: 16 })
  expect(row?.failure).toMatch(/nobody here/)
})

it('waits while the server is away', async () => {
  const away = await openMailServer()
  await away.close()
  await written('a@example.vn')
  expect(await carrierTo(away.port).deliver()).toBe(0)
  expect(await rows()).toMatchObject([{ sentAt: null, body: letter.text, nextAttemptAt: later(1) }])
  expect((await rows())[0]?.failure).toMatch(/ECONNREFUSED/)
  const back = await openMailServer({}, away.port)
  closing.push(back.close)
  now = later(1)
  expect(await carrierTo(back.port).deliver()).toBe(1)
  expect(recipients(back)).toEqual(['a@example.vn'])
})

it('two at once carry each mail once', async () => {
  const other = openDatabase(test.connection)
  closing.push(other.close)
  const names = Array.from({ length: 20 }, (_, i) => `n${i}@example.vn`)
  for (const name of names) await written(name)
  const sent = await Promise.all([
    carrierTo(server.port).deliver(),
    carrierTo(server.port, other.db).deliver(),
  ])
  expect(sent[0] + sent[1]).toBe(20)
  expect(Math.min(...sent)).toBeGreaterThan(0)
  expect(recipients(server).sort()).toEqual(names.sort())
})

it('one passes over the mail that another has in hand', async () => {
  const other = openDatabase(test.connection)
  closing.push(other.close)
  for (const name of ['a', 'b']) await written(`${name}@example.vn`)
  let passed: number | undefined
  const slow = await serverThat(async () => {
    passed ??= await carrierTo(server.port, other.db).deliver()
  })
  expect(await carrierTo(slow.port).deliver()).toBe(1)
  expect(passed).toBe(1)
  expect([recipients(slow), recipients(server)]).toEqual([['a@example.vn'], ['b@example.vn']])
})

it('a crash sends again the one mail that was on its way, under the same number', async () => {
  const doomed = openDatabase(test.connection)
  closing.push(doomed.close)
  let crashed = false
  const slow = await serverThat(async (to) => {
    if (crashed || to !== 'b@example.vn') return
    crashed = true
    await test.database.raw`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`
  })
  for (const name of ['a', 'b', 'c']) await written(`${name}@example.vn`)
  await expect(carrierTo(slow.port, doomed.db).deliver()).rejects.toThrow()
  expect(recipients(slow)).toEqual(['a@example.vn', 'b@example.vn'])
  expect((await rows()).map((row) => Boolean(row.sentAt))).toEqual([true, false, false])
  expect(await carrierTo(slow.port).deliver()).toBe(2)
  expect(recipients(slow)).toEqual(['a@example.vn', 'b@example.vn', 'b@example.vn', 'c@example.vn'])
  const numbers = slow.arrived.map(({ raw }) => readMessage(raw).header('message-id'))
  expect(numbers[1]).toBe(numbers[2])
  expect(new Set(numbers).size).toBe(3)
})

it('begins with what waits, is woken by the commit of another, and stops after the mail in hand', async () => {
  await written('before@example.vn')
  let hold: Promise<void> | undefined
  let reached = () => {}
  const slow = await serverThat(async () => {
    reached()
    await hold
  })
  const carrier = carrierTo(slow.port)
  closing.push(carrier.stop)
  const own = openDatabase(test.connection)
  closing.push(own.close)
  await listenForChanges(own.raw, {
    changed: (table) => table === 'mails' && carrier.wake(),
    missed: carrier.wake,
  })
  carrier.wake()
  const first = slow.next()
  carrier.start()
  expect((await first).to).toEqual(['before@example.vn'])
  const second = slow.next()
  await written('woken@example.vn')
  expect((await second).to).toEqual(['woken@example.vn'])

  let release = () => {}
  hold = new Promise((resolve) => {
    release = resolve
  })
  const inHand = new Promise<void>((resolve) => {
    reached = resolve
  })
  await test.database.db.transaction(async (tx) => {
    for (const name of ['hand', 'left'])
      await post(tx, { to: `${name}@example.vn`, lang: 'vi', letter, at: begin })
  })
  await inHand
  let stopped = false
  const stopping = carrier.stop().then(() => {
    stopped = true
  })
  expect((await rows()).map((row) => Boolean(row.sentAt))).toEqual([true, true, false, false])
  expect(stopped).toBe(false)
  release()
  await stopping
  expect((await rows()).map((row) => Boolean(row.sentAt))).toEqual([true, true, true, false])
  carrier.wake()
  await written('later@example.vn')
  expect(recipients(slow)).toEqual(['before@example.vn', 'woken@example.vn', 'hand@example.vn'])
  expect(faults).toEqual([])
})

it('looks by itself for what fell due', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  await test.database.db.transaction((tx) =>
    post(tx, { to: 'a@example.vn', lang: 'vi', letter, at: later(1) }),
  )
  let looked = () => {}
  const round = new Promise<void>((resolve) => {
    looked = resolve
  })
  const carrier = createCarrier({
    ...partsTo(server.port),
    at: () => {
      looked()
      return now
    },
  })
  closing.push(carrier.stop)
  const first = server.next()
  carrier.start()
  await round
  now = later(1)
  vi.advanceTimersByTime(30_000)
  expect((await first).to).toEqual(['a@example.vn'])
})

it('says so when the database is away, and goes on', async () => {
  const gone = openDatabase(test.connection)
  await gone.close()
  const carrier = carrierTo(server.port, gone.db)
  carrier.start()
  await carrier.stop()
  expect(faults).toHaveLength(1)
  await expect(carrierTo(server.port, gone.db).deliver()).rejects.toThrow()
})
