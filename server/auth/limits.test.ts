import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attempts } from '../../db/schema/attempts.ts'
import type { SessionRow } from '../core/access.ts'
import { type Browser, outcome, type Refusal } from '../services/testing/browser.ts'
import { type Member, openTrial, type Trial } from '../services/testing/trial.ts'
import { newToken } from './token.ts'

let trial: Trial
let administrator: Browser
let anna: Member
/** Browsers at an address take turns at the two processes, as behind a balancer. */
let turn = 0
const at = (address: string) => trial.browser({ address }).at(trial.apps[turn++ % 2] as FastifyInstance)

beforeAll(async () => {
  // A proxy on this machine is believed, as in `apart` none is.
  trial = await openTrial({ wall: () => new Date(), processes: 2, env: { TRUST_PROXY: '127.0.0.1' } })
  administrator = await trial.signedInAs('administrator')
  anna = await trial.invited(administrator)
})
afterAll(() => trial.close())
beforeEach(() => trial.db.delete(attempts))

const wrong = 'not the password at all'
const signIn = (email: string, password: string, address: string) =>
  outcome(at(address).act('account.signIn', { email, password }))
const times = async (count: number, attempt: (one: number) => Promise<string>): Promise<string[]> => {
  const outcomes: string[] = []
  for (let one = 0; one < count; one++) outcomes.push(await attempt(one))
  return [...new Set(outcomes)]
}
const atOnce = (count: number, attempt: (one: number) => Promise<string>): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, one) => attempt(one)))
const count = (outcomes: string[], what: string) => outcomes.filter((one) => one === what).length
/** As if that much time had gone by: the limits go by the real clock. */
const later = (interval: string) =>
  trial.db.execute(sql`update attempts set expire = expire - ${interval}::interval`)

describe('tries of a password', () => {
  it('are ten for one account in a quarter of an hour, from wherever, over both processes; then the right one is refused too', async () => {
    expect(await times(10, (one) => signIn(anna.email, wrong, `192.0.2.${one}`))).toEqual([
      'wrong-credentials',
    ])
    const refusal = await at('192.0.2.99')
      .act('account.signIn', anna)
      .catch((fault: Refusal) => fault)
    expect(refusal).toMatchObject({ code: 'too-many-attempts', status: 429, params: { minutes: 15 } })
    expect(await signIn(anna.email.toUpperCase(), anna.password, '192.0.2.98')).toBe('too-many-attempts')

    await later('14 minutes')
    expect(await signIn(anna.email, anna.password, '192.0.2.97')).toBe('too-many-attempts')
    await later('1 minute')
    expect(await signIn(anna.email, anna.password, '192.0.2.97')).toBe('done')
  })

  it('of one account leave another alone, from another address', async () => {
    const other = await trial.invited(administrator)
    await times(11, () => signIn(anna.email, wrong, '192.0.2.1'))
    expect(await signIn(other.email, other.password, '198.51.100.1')).toBe('done')
    expect(await signIn(other.email, other.password, '192.0.2.1')).toBe('done')
  })

  it('are forgotten for the account with the right one', async () => {
    for (let round = 0; round < 2; round++) {
      expect(await times(9, () => signIn(anna.email, wrong, '192.0.2.1'))).toEqual(['wrong-credentials'])
      expect(await signIn(anna.email, anna.password, '192.0.2.1')).toBe('done')
    }
  })

  it('are ten as well for somebody who is not there', async () => {
    expect(await times(10, () => signIn('nobody@example.vn', wrong, '192.0.2.1'))).toEqual([
      'wrong-credentials',
    ])
    expect(await signIn('nobody@example.vn', wrong, '192.0.2.1')).toBe('too-many-attempts')
  })

  it('are ten when forty come at once', async () => {
    const outcomes = await atOnce(40, (one) => signIn(anna.email, wrong, `192.0.2.${one}`))
    expect([count(outcomes, 'wrong-credentials'), count(outcomes, 'too-many-attempts')]).toEqual([10, 30])
  })

  it('are a hundred for one address, whoever is tried; another address is not touched', async () => {
    const guess = (one: number) => signIn(`nobody-${one}`, wrong, '203.0.113.5')
    expect(count(await atOnce(100, guess), 'wrong-credentials')).toBe(100)
    expect(await signIn(anna.email, anna.password, '203.0.113.5')).toBe('too-many-attempts')
    expect(await signIn(anna.email, anna.password, '203.0.113.6')).toBe('done')
  })

  it('count where somebody is signed in and gives the password again', async () => {
    const browser = at('192.0.2.1')
    await browser.act('account.signIn', anna)
    const change = () =>
      outcome(browser.act('account.changePassword', { current: wrong, next: 'another password, as long' }))
    expect(await times(10, change)).toEqual(['wrong-password'])
    expect(await change()).toBe('too-many-attempts')
    const start = browser.act('account.startSecondFactor', { password: anna.password })
    expect(await outcome(start)).toBe('too-many-attempts')
    expect(await signIn(anna.email, anna.password, '192.0.2.2')).toBe('too-many-attempts')
  })
})

describe('what a visitor’s address is', () => {
  const addressSeen = async (trusted: Trial, headers: Record<string, string>, peer: string) => {
    const browser = trusted.browser({ address: peer })
    const payload = JSON.stringify({ role: 'leader' })
    await browser.send({ method: 'POST', url: '/trpc/account.signInAs', headers, payload })
    const rows = await browser.ask<SessionRow[]>('account.sessions')
    return rows.find(({ current }) => current)?.address
  }

  it('is what the connection says, whatever headers claim', async () => {
    const apart = await openTrial({ wall: () => new Date() })
    for (const name of ['x-forwarded-for', 'x-client-ip', 'x-real-ip', 'forwarded', 'cf-connecting-ip'])
      expect(await addressSeen(apart, { [name]: '203.0.113.7' }, '127.0.0.1'), name).toBe('127.0.0.1')

    const guess = (one: number) =>
      outcome(
        apart
          .browser({ address: '127.0.0.1' })
          .send({
            method: 'POST',
            url: '/trpc/account.signIn',
            headers: { 'x-forwarded-for': `203.0.113.${one % 250}` },
            payload: JSON.stringify({ email: `nobody-${one}`, password: wrong }),
          })
          .then((response) => {
            if (response.statusCode === 429) throw new Error('limited')
          }),
      ).catch(() => 'limited')
    expect(count(await atOnce(100, guess), 'done')).toBe(100)
    expect(await guess(100)).toBe('limited')
    await apart.close()
  })

  it('is what a trusted proxy says, and nobody else', async () => {
    const from = '203.0.113.7'
    expect(await addressSeen(trial, { 'x-forwarded-for': from }, '127.0.0.1')).toBe(from)
    expect(await addressSeen(trial, { 'x-forwarded-for': from }, '192.0.2.50')).toBe('192.0.2.50')
    // The proxy adds the last one; what stands before it came from outside.
    expect(await addressSeen(trial, { 'x-forwarded-for': `10.0.0.1, ${from}` }, '127.0.0.1')).toBe(from)
    expect(await addressSeen(trial, { 'x-client-ip': from }, '127.0.0.1')).toBe('127.0.0.1')
  })
})

describe('asking for a new password', () => {
  const ask = (email: string, address: string) => outcome(at(address).act('account.askReset', { email }))

  it('is done three times an hour for an account, there or not', async () => {
    for (const email of [anna.email, 'nobody@example.vn']) {
      expect(await times(3, (one) => ask(email, `192.0.2.${one}`))).toEqual(['done'])
      expect(await ask(email.toUpperCase(), '192.0.2.9')).toBe('too-many-attempts')
    }
    await later('1 hour')
    expect(await ask(anna.email, '192.0.2.9')).toBe('done')
  })

  it('is done thirty times an hour from an address', async () => {
    expect(await times(30, (one) => ask(`nobody-${one}@example.vn`, '192.0.2.1'))).toEqual(['done'])
    expect(await ask('nobody-30@example.vn', '192.0.2.1')).toBe('too-many-attempts')
    expect(await ask('nobody-30@example.vn', '192.0.2.2')).toBe('done')
  })

  it('gives three letters and no more, though forty ask at once', async () => {
    const outcomes = await atOnce(40, (one) => ask(anna.email, `192.0.2.${one}`))
    expect([count(outcomes, 'done'), count(outcomes, 'too-many-attempts')]).toEqual([3, 37])
  })
})

describe('made-up links', () => {
  it('are looked at thirty times from an address, then right ones neither', async () => {
    const { token } = await trial.asksIn(administrator)
    const read = (link: string, address: string) =>
      outcome(at(address).act('account.letter', { token: link }))
    expect(await times(30, () => read(randomUUID(), '192.0.2.1'))).toEqual(['link-expired'])
    expect(await read(token, '192.0.2.1')).toBe('too-many-attempts')
    const password = 'a password for this link'
    expect(await outcome(at('192.0.2.1').act('account.setPassword', { token, password }))).toBe(
      'too-many-attempts',
    )
    expect(await read(token, '192.0.2.2')).toBe('done')
  })
})

describe('made-up tokens of machines', () => {
  const ask = async (token: string, address: string) => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await at(address).send({ url: '/api/v1/scorecard', headers })
    return response.statusCode === 200 ? 'done' : (response.json().error.code as string)
  }

  it('are looked at sixty times from an address, then right ones neither', async () => {
    const { token } = await administrator.act<{ token: string }>('tokens.create', {
      name: 'A machine',
      verbs: ['figures'],
      offices: null,
      days: 1,
    })
    expect(await times(60, () => ask(newToken(), '192.0.2.1'))).toEqual(['bad-token'])
    expect(await ask(token, '192.0.2.1')).toBe('too-many-attempts')
    expect(await ask(token, '192.0.2.2')).toBe('done')
    await later('15 minutes')
    expect(await ask(token, '192.0.2.1')).toBe('done')
  })

  it('cost nothing while they are right, however often they come', async () => {
    const { token } = await administrator.act<{ token: string }>('tokens.create', {
      name: 'A busy machine',
      verbs: ['figures'],
      offices: null,
      days: 1,
    })
    expect(await times(80, () => ask(token, '192.0.2.1'))).toEqual(['done'])
  })
})

describe('codes of a second step', () => {
  it('are tried a hundred times from an address, whoever is tried', async () => {
    const confirm = (address: string) => outcome(at(address).act('account.confirm', { code: '123456' }))
    expect(count(await atOnce(100, () => confirm('192.0.2.1')), 'code-expired')).toBe(100)
    expect(await confirm('192.0.2.1')).toBe('too-many-attempts')
    expect(await confirm('192.0.2.2')).toBe('code-expired')
  })
})

describe('what is kept about tries', () => {
  it('names neither people nor addresses', async () => {
    await signIn(anna.email, wrong, '203.0.113.77')
    await outcome(at('203.0.113.77').act('account.askReset', { email: anna.email }))
    const kept = JSON.stringify(await trial.db.select().from(attempts))
    expect(kept).toContain('password by account')
    for (const word of [anna.email, 'person-', '203.0.113']) expect(kept).not.toContain(word)
  })
})
