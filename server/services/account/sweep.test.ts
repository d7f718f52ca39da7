import { afterAll, beforeAll, expect, it } from 'vitest'
import { attempts } from '../../../db/schema/attempts.ts'
import { mails } from '../../../db/schema/mails.ts'
import { people, sessions, verifications } from '../../../db/schema/people.ts'
import { stories } from '../../../db/schema/stories.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { sweep } from './sweep.ts'

const at = new Date('2026-03-01T00:00:00Z')
const inHours = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

it('removes what opens nothing any more, leaves the rest, and finds nothing the second time', async () => {
  const { db } = test.database
  await db.insert(people).values({ id: 'somebody', name: 'x', email: 'x@example.org' })
  const session = (id: string, expires: number, replaced: number | null) => ({
    id,
    token: id,
    userId: 'somebody',
    expiresAt: inHours(expires),
    replacedAt: replaced === null ? null : inHours(replaced),
  })
  await db
    .insert(sessions)
    .values([
      session('open', 1, null),
      session('just replaced', 1, -23),
      session('long replaced', 1, -25),
      session('over', -1, null),
    ])
  const sent = (id: string, expires: number) => ({
    id,
    identifier: id,
    value: 'x',
    expiresAt: inHours(expires),
  })
  await db.insert(verifications).values([sent('waiting', 1), sent('expired', -1)])
  await db.insert(attempts).values([
    { key: 'counting', points: 1, expire: inHours(1) },
    { key: 'counted', points: 1, expire: inHours(-1) },
    { key: 'for ever', points: 1, expire: null },
  ])
  const mail = (subject: string, days: number, body: string | null) => ({
    recipient: 'x@example.org',
    lang: 'vi' as const,
    subject,
    body,
    createdAt: inHours(days * 24),
    nextAttemptAt: at,
  })
  await db.insert(mails).values([mail('new', -29, 'text'), mail('old', -31, 'text'), mail('sent', -31, null)])

  // In real use a letter waits until it went.
  expect(await sweep(db, at)).toEqual({ sessions: 2, verifications: 1, attempts: 1, mails: 0 })
  const names = { titleVi: 'x', titleEn: 'x', clockAt: at.toISOString() }
  await db.insert(stories).values({ name: 'test', ...names, demonstration: true })
  expect(await sweep(db, at)).toEqual({ sessions: 0, verifications: 0, attempts: 0, mails: 1 })
  expect(await sweep(db, at)).toEqual({ sessions: 0, verifications: 0, attempts: 0, mails: 0 })

  expect((await db.select().from(sessions)).map(({ id }) => id).sort()).toEqual(['just replaced', 'open'])
  expect((await db.select().from(verifications)).map(({ id }) => id)).toEqual(['waiting'])
  expect((await db.select().from(attempts)).map(({ key }) => key).sort()).toEqual(['counting', 'for ever'])
  const bodies = (await db.select().from(mails)).map(({ subject, body }) => [subject, body])
  expect(bodies.sort()).toEqual([
    ['new', 'text'],
    ['old', null],
    ['sent', null],
  ])
})
