import { hash, verify } from '@node-rs/argon2'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { attempts } from '../../../db/schema/attempts.ts'
import type { PersonRow } from '../../core/access.ts'
import type { Browser } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'

// The real thing, counted: how long an answer takes is how often, and with what cost, a password is hashed.
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof import('@node-rs/argon2')>()
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) }
})

let trial: Trial
let administrator: Browser
/** Somebody of each kind that an outsider might tell from nobody. */
const emails = new Map<string, string>([
  ['nobody', 'nobody@example.vn'],
  ['a role to try', 'administrator@demonstration.invalid'],
])
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
  const known = await trial.invited(administrator)
  const guarded = await trial.arrived(administrator)
  await trial.enrolled(guarded)
  const invited = await trial.asksIn(administrator)
  const disabled = await trial.invited(administrator)
  const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: disabled.email })
  await administrator.act('people.disable', { id: disabled.id, version: rows[0]?.version })
  for (const [kind, { email }] of Object.entries({ known, guarded, invited, disabled }))
    emails.set(kind, email)
})
afterAll(() => trial.close())
beforeEach(() => trial.db.delete(attempts))

/** All that comes back, without what is different from one moment to the next. */
async function answerTo(verb: string, input: unknown) {
  const { statusCode, headers, body } = await trial
    .browser()
    .send({ method: 'POST', url: `/trpc/${verb}`, payload: JSON.stringify(input) })
  const { date: _, ...said } = headers
  return { statusCode, said, body }
}

/** Each kind is asked about once; the answers must be one. */
async function same(ask: (email: string) => ReturnType<typeof answerTo>) {
  const [nobody = '', ...others] = emails.keys()
  const expected = await ask(emails.get(nobody) ?? '')
  for (const kind of others) expect(await ask(emails.get(kind) ?? ''), kind).toEqual(expected)
  return expected
}
const signIn = (email: string) => answerTo('account.signIn', { email, password: 'not the password at all' })

describe('who does not know a password cannot tell who is here', () => {
  it('by signing in', async () => {
    const answer = await same(signIn)
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toContain('wrong-credentials')
    expect(answer.said).not.toHaveProperty('set-cookie')
  })

  it('nor by signing in too often', async () => {
    for (let one = 0; one < 10; one++) await same(signIn)
    const answer = await same(signIn)
    expect(answer.statusCode).toBe(429)
    expect(answer.body).toContain('too-many-attempts')
  })

  it('nor by asking for a new password, once or too often', async () => {
    const ask = (email: string) => answerTo('account.askReset', { email })
    for (let one = 0; one < 3; one++) expect((await same(ask)).statusCode).toBe(200)
    expect((await same(ask)).statusCode).toBe(429)
  })

  it('nor by how long it takes: a password is hashed once for everybody, at the same cost', async () => {
    for (const [kind, email] of emails) {
      vi.mocked(hash).mockClear()
      vi.mocked(verify).mockClear()
      await signIn(email)
      const hashed = vi.mocked(hash).mock.calls.map(([, options]) => options)
      const verified = vi.mocked(verify).mock.calls.map(([kept]) => parametersOf(String(kept)))
      expect([...hashed, ...verified], kind).toEqual([{ memoryCost: 19_456, timeCost: 2, parallelism: 1 }])
    }
  })

  it('nor by how long a letter takes: it is written after the reply', async () => {
    await trial.db.transaction(async (tx) => {
      await tx.execute(sql`lock table mails, verifications in access exclusive mode`)
      const answer = await same((email) => answerTo('account.askReset', { email }))
      expect(answer.statusCode).toBe(200)
    })
  })
})

function parametersOf(kept: string) {
  const [, memoryCost, timeCost, parallelism] = /\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(kept) ?? []
  return { memoryCost: Number(memoryCost), timeCost: Number(timeCost), parallelism: Number(parallelism) }
}
