import { createHmac } from 'node:crypto'
import { desc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessions } from '../../db/schema/people.ts'
import type { Me } from '../core/access.ts'
import type { Browser } from '../services/testing/browser.ts'
import { openTrial, type Trial } from '../services/testing/trial.ts'

const secret = 'a secret of the tests and of nothing else'
let plain: Trial
let behindTls: Trial
beforeAll(async () => {
  plain = await openTrial({ wall: () => new Date(), env: { AUTH_SECRET: secret } })
  behindTls = await openTrial({
    wall: () => new Date(),
    env: { AUTH_SECRET: secret, PUBLIC_URL: 'https://dashboard.example.vn' },
  })
})
afterAll(() => Promise.all([plain.close(), behindTls.close()]))

/** Names, and what is said of them, of the cookies that a verb sets. */
async function setBy(browser: Browser, verb: string, input: unknown) {
  const response = await browser.send({
    method: 'POST',
    url: `/trpc/${verb}`,
    payload: JSON.stringify(input),
  })
  expect(response.statusCode).toBe(200)
  return [response.headers['set-cookie'] ?? []].flat().map((line) => {
    const [pair = '', ...attributes] = line.split('; ')
    return { name: pair.split('=')[0], attributes: attributes.sort() }
  })
}

const nameIn = async (browser: Browser) => (await browser.ask<Me>('me')).person?.id ?? null

describe('the cookie of a session', () => {
  it('is kept from scripts, from other sites, and for twelve hours', async () => {
    expect(await setBy(plain.browser(), 'account.signInAs', { role: 'leader' })).toEqual([
      {
        name: 'dashboard.session_token',
        attributes: ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax'],
      },
    ])
  })

  it('goes over TLS only where people come by TLS, and cannot be set by what does not', async () => {
    const browser = behindTls.browser()
    expect(await setBy(browser, 'account.signInAs', { role: 'leader' })).toEqual([
      {
        name: '__Secure-dashboard.session_token',
        attributes: ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax', 'Secure'],
      },
    ])
    expect(await nameIn(browser)).toBe('demonstration-leader')
    const [value = ''] = browser.jar.values()
    const withoutPrefix = behindTls.browser({ jar: new Map([['dashboard.session_token', value]]) })
    expect(await nameIn(withoutPrefix)).toBeNull()
  })

  it.each([
    ['plain', () => plain],
    ['behind TLS', () => behindTls],
  ])('is guarded alike between the two steps of signing in, %s', async (_how, of) => {
    const trial = of()
    const anna = await trial.arrived(await trial.signedInAs('administrator'))
    await trial.enrolled(anna)
    const set = await setBy(trial.browser(), 'account.signIn', anna)
    const waiting = set.find(({ name }) => name?.endsWith('dashboard.two_factor'))
    const secure = trial === behindTls ? ['Secure'] : []
    expect(waiting?.attributes).toEqual(['HttpOnly', 'Max-Age=600', 'Path=/', 'SameSite=Lax', ...secure])
  })

  it('is nobody’s when a sign of it is altered, wherever', async () => {
    const browser = await plain.signedInAs('leader')
    expect(await nameIn(browser)).toBe('demonstration-leader')
    const [[name, value] = ['', '']] = browser.jar
    const altered = [...value].map((sign, at) => {
      const other = sign === 'A' ? 'B' : 'A'
      return value.slice(0, at) + other + value.slice(at + 1)
    })
    // The last two of 44 signs of base64 are padding and a sign of which only some bits count.
    const meaningful = altered.slice(0, decodeURIComponent(value).length - 2)
    for (const one of ['', value.slice(0, -4), `${value}A`, `A${value}`, value.split('.')[0], ...meaningful])
      expect(await nameIn(plain.browser({ jar: new Map([[name, one ?? '']]) })), one).toBeNull()
    expect(await nameIn(browser)).toBe('demonstration-leader')
  })

  it('is nobody’s when it was signed with another secret', async () => {
    await plain.signedInAs('leader')
    const [session] = await plain.db.select().from(sessions).orderBy(desc(sessions.createdAt)).limit(1)
    const token = session?.token ?? ''
    const signedWith = (key: string) => {
      const signature = createHmac('sha256', key).update(token).digest('base64')
      const value = encodeURIComponent(`${token}.${signature}`)
      return plain.browser({ jar: new Map([['dashboard.session_token', value]]) })
    }
    expect(await nameIn(signedWith(secret))).toBe('demonstration-leader')
    for (const other of [' ', `${secret}.`, secret.toUpperCase(), 'another secret of the tests, as long'])
      expect(await nameIn(signedWith(other))).toBeNull()
  })

  it('counts as the library counts it where there are two, whoever asked before', async () => {
    const leader = await plain.signedInAs('leader')
    const head = await plain.signedInAs('head')
    const values = [leader, head].map(({ jar }) => [...jar.values()][0])
    expect([await nameIn(leader), await nameIn(head)]).toEqual(['demonstration-leader', 'demonstration-head'])
    const both = (order: number[]) =>
      plain
        .browser()
        .send({
          url: '/trpc/me',
          headers: { cookie: order.map((at) => `dashboard.session_token=${values[at]}`).join('; ') },
        })
        .then((response) => response.json().result.data.person.id)
    expect(await both([0, 1])).toBe('demonstration-leader')
    expect(await both([1, 0])).toBe('demonstration-head')
    expect([await nameIn(leader), await nameIn(head)]).toEqual(['demonstration-leader', 'demonstration-head'])
  })

  it('is no cookie of the sign-in library’s own addresses: none of them is served', async () => {
    const browser = await plain.signedInAs('administrator')
    for (const url of ['get-session', 'list-sessions', 'sign-in/email', 'sign-up/email', 'two-factor/enable'])
      for (const method of ['GET', 'POST'] as const)
        expect((await browser.send({ method, url: `/api/auth/${url}`, payload: '{}' })).statusCode).toBe(404)
  })
})
