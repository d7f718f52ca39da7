import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { people } from '../../../db/schema/people.ts'
import type { Me } from '../../core/access.ts'
import { type City, faultIn, openCity, site } from './testing/city.ts'

const groups = ['city-leaders']
const one = { sub: 'one', name: 'One', email: 'one@city.example.vn', email_verified: true, groups }
const two = { sub: 'two', name: 'Two', email: 'two@city.example.vn', email_verified: true, groups }
const roles = 'city-leaders=leader'
const callback = `${site}/api/auth/callback/city`

let city: City
beforeAll(async () => {
  city = await openCity({ accounts: [one, two], roles })
}, 120_000)
afterAll(() => city?.close())

let reports: string[]
let before: Awaited<ReturnType<City['count']>>
beforeEach(async () => {
  reports = []
  vi.spyOn(console, 'error').mockImplementation((said) => void reports.push(String(said)))
  before = await city.count()
})
afterEach(() => vi.useRealTimers())

const isIn = async (browser: { ask<T>(path: string): Promise<T> }) =>
  (await browser.ask<Me>('me')).person !== null
const altered = (address: string, changes: Record<string, string>) => {
  const url = new URL(address)
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
  return url.href
}

describe('a way back that was not opened here', () => {
  // Whoever forges one leaves no trace in the database, so that nobody can fill it.
  afterEach(async () => expect(await city.count()).toEqual(before))

  it.each([
    ['nothing', ''],
    ['a code alone', '?code=abc'],
    ['a made-up state', '?code=abc&state=abcdefghijklmnopqrstuvwxyz012345'],
    ['a refusal', '?error=access_denied&error_description=%3Cscript%3E'],
    ['a refusal in words of ours', '?error=PERSON_DISABLED&state=x'],
    ['two codes', '?code=a&code=b&state=c&state=d'],
  ])('is refused: %s', async (_what, query) => {
    const browser = city.visitor()
    expect(faultIn(await browser.follow(callback + query))).toBe('sign-on-refused')
    const started = city.visitor()
    await started.step(`${site}/sign-in/sso`)
    expect(faultIn(await started.follow(callback + query))).toBe('sign-on-refused')
    expect(await isIn(started)).toBe(false)
  })

  it('is refused in a browser without the cookie that went out', async () => {
    const address = await city.visitor().codeFor('one')
    const browser = city.visitor()
    expect(faultIn(await browser.follow(address))).toBe('sign-on-refused')
    expect(await isIn(browser)).toBe(false)
  })

  it('is refused in a browser that went out for itself: nobody is signed in as somebody else', async () => {
    const address = await city.visitor().codeFor('two')
    const browser = city.visitor()
    await browser.step(`${site}/sign-in/sso`)
    expect(faultIn(await browser.follow(address))).toBe('sign-on-refused')
    expect(await isIn(browser)).toBe(false)
  })

  it('is refused with an altered cookie', async () => {
    const browser = city.visitor()
    const address = await browser.codeFor('one')
    const name = '__Secure-dashboard.oauth_state'
    const cookie = browser.jar.get(name) ?? ''
    browser.jar.set(
      name,
      cookie.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    )
    expect(faultIn(await browser.follow(address))).toBe('sign-on-refused')
    browser.jar.set(name, cookie)
    expect(new URL((await browser.follow(address)).address).pathname).toBe('/')
    before = await city.count()
  })

  it('is refused, whatever stands in it', async () => {
    const browser = city.visitor()
    const start = await browser.step(`${site}/sign-in/sso`)
    const jar = new Map(browser.jar)
    const state = new URL(start.to ?? '').searchParams.get('state') ?? ''
    const names = fc.constantFrom('code', 'state', 'error', 'iss', 'user', 'device_id', '__proto__', 'id', '')
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/\p{Cs}/gu, '')),
      fc.constantFrom('\0', '[]', '{"__proto__":{}}', 'null', city.provider.issuer),
    )
    const theirs = fc.array(fc.tuple(names, texts), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.boolean(), theirs, async (withState, pairs) => {
        for (const [name, value] of jar) browser.jar.set(name, value)
        const query = new URLSearchParams(withState ? [['state', state], ...pairs] : pairs)
        const seen = await browser.step(`${callback}?${query}`)
        expect([seen.status, seen.to]).toEqual([302, `${site}/sign-in?fault=sign-on-refused`])
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it.each([
    ['GET', '/api/auth/error?error=invalid_code'],
    ['GET', '/api/auth/callback/google?code=a&state=b'],
    ['GET', '/api/auth/get-session'],
    ['GET', '/api/auth/ok'],
    ['POST', '/api/auth/sign-in/social'],
    ['POST', '/api/auth/callback/city'],
  ] as const)('and no page of the library is served: %s %s', async (method, url) => {
    const answer = await city.visitor().send({ method, url, ...(method === 'POST' && { payload: '{}' }) })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).not.toMatch(/better.?auth/i)
  })
})

describe('a way back that was tampered with', () => {
  it.each([
    ['a code that nobody gave out', { code: 'abcdefghijklmnopqrstuvwxyz' }],
    ['another state', { state: 'abcdefghijklmnopqrstuvwxyz012345' }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
  ])('is refused: %s', async (_what, changes) => {
    const browser = city.visitor()
    const address = await browser.codeFor('one')
    const seen = await browser.follow(altered(address, changes))
    expect(faultIn(seen)).toBe('sign-on-refused')
    expect(await isIn(browser)).toBe(false)
    expect(await city.count()).toEqual(before)
  })

  it('is refused with the code of somebody else: the challenge was another', async () => {
    const code = new URL(await city.visitor().codeFor('two')).searchParams.get('code') ?? ''
    const browser = city.visitor()
    const address = await browser.codeFor('one')
    expect(faultIn(await browser.follow(altered(address, { code })))).toBe('sign-on-refused')
    expect(await isIn(browser)).toBe(false)
    expect(await city.count()).toEqual(before)
  })

  it('is refused where the ID token answers another question', async () => {
    const browser = city.visitor()
    const address = await browser.codeFor('one', (asked) => altered(asked, { nonce: 'another' }))
    expect(faultIn(await browser.follow(address))).toBe('sign-on-refused')
    expect(await isIn(browser)).toBe(false)
    expect(await city.count()).toEqual(before)
  })

  it('is refused the second time, and the session of the first stays', async () => {
    const browser = city.visitor()
    const address = await browser.codeFor('one')
    const jar = new Map(browser.jar)
    await browser.follow(address)
    expect(await isIn(browser)).toBe(true)
    const after = await city.count()
    const thief = city.visitor()
    for (const [name, value] of jar) thief.jar.set(name, value)
    expect(faultIn(await thief.follow(address))).toBe('sign-on-refused')
    expect(await isIn(thief)).toBe(false)
    expect(await isIn(browser)).toBe(true)
    expect(await city.count()).toEqual(after)
  })

  it.each([
    [9, true],
    [11, false],
  ])('%i minutes after setting out: %s', async (minutes, comesIn) => {
    const browser = city.visitor()
    const start = await browser.step(`${site}/sign-in/sso`)
    vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin + performance.now() + minutes * 60_000 })
    const login = await browser.follow(start.to ?? '')
    const seen = await browser.follow(login.address, { account: 'one' })
    expect(faultIn(seen)).toBe(comesIn ? null : 'sign-on-refused')
    vi.useRealTimers()
    expect(await isIn(browser)).toBe(comesIn)
  })

  it('leaves neither code nor secret in what is reported', async () => {
    const browser = city.visitor()
    const address = await browser.codeFor('one')
    const { code = '', state = '' } = Object.fromEntries(new URL(address).searchParams)
    await browser.follow(altered(address, { code: `${code}x` }))
    expect(reports.length).toBeGreaterThan(0)
    for (const secret of [code, state, city.provider.clientSecret])
      expect(reports.join('\n')).not.toContain(secret)
  })
})

describe('the provider itself', () => {
  it.each([
    ['without a verifier', {}],
    ['with another verifier', { code_verifier: 'a'.repeat(64) }],
  ])('gives no token for a code %s', async (_what, more) => {
    const { issuer, clientId, clientSecret } = city.provider
    const code = new URL(await city.visitor().codeFor('one')).searchParams.get('code') ?? ''
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback, ...more }),
    })
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_grant' }])
  })

  it('asks nobody to sign in without a challenge, and sends them back', async () => {
    const browser = city.visitor()
    const address = await browser.codeFor('one', (asked) => {
      const url = new URL(asked)
      url.searchParams.delete('code_challenge')
      url.searchParams.delete('code_challenge_method')
      return url.href
    })
    expect(new URL(address).searchParams.get('error')).toBe('invalid_request')
    expect(faultIn(await browser.follow(address))).toBe('sign-on-refused')
  })
})

describe('tokens signed with other keys than the provider tells', () => {
  it('are refused', async () => {
    const odd = await openCity({ accounts: [one], roles, foreignKeys: true })
    try {
      expect(faultIn(await odd.visitor().signOn('one'))).toBe('sign-on-refused')
      expect(await odd.db.select().from(people).where(eq(people.email, one.email))).toEqual([])
    } finally {
      await odd.close()
    }
  }, 30_000)
})
