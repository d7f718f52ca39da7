import { count } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attempts } from '../../db/schema/attempts.ts'
import { auditEntries } from '../../db/schema/audit.ts'
import { appRouter } from '../api/router.ts'
import type { Browser } from '../services/testing/browser.ts'
import { openTrial, ownOffice, type Trial } from '../services/testing/trial.ts'

const site = 'https://dashboard.example.vn'
const host = 'dashboard.example.vn'

let named: Trial
let unnamed: Trial
let administrator: Browser
beforeAll(async () => {
  named = await openTrial({ wall: () => new Date(), env: { PUBLIC_URL: site } })
  unnamed = await openTrial({ wall: () => new Date() })
  administrator = await named.signedInAs('administrator')
})
afterAll(() => Promise.all([named.close(), unnamed.close()]))
beforeEach(() => named.db.delete(attempts))

const payload = JSON.stringify({ office: ownOffice, cap: 30 })
/** A verb that a signed-in browser is made to send, with these headers. */
async function sent(browser: Browser, headers: Record<string, string | undefined>, trial = named) {
  const entries = async () => (await trial.db.select({ found: count() }).from(auditEntries))[0]?.found ?? 0
  const before = await entries()
  const response = await browser.send({ method: 'POST', url: '/trpc/people.setCap', headers, payload })
  const isDone = (await entries()) > before
  return response.statusCode === 200 && isDone
    ? 'done'
    : isDone
      ? 'done all the same'
      : response.json().error.data.app.code
}

describe('what changes something', () => {
  it('is done for a page of ours', async () => {
    expect(await sent(administrator, {})).toBe('done')
    expect(await sent(administrator, { 'sec-fetch-site': 'same-origin' })).toBe('done')
    expect(await sent(administrator, { origin: undefined, 'sec-fetch-site': 'same-origin' })).toBe('done')
  })

  const foreign: Record<string, string | undefined>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: `http://${host}` },
    { origin: `${site}:8443` },
    { origin: `${site}.elsewhere.example` },
    { origin: `https://elsewhere.example/${site}` },
    { origin: 'https://other.example.vn' },
    { origin: 'file://' },
    { origin: undefined },
    { origin: undefined, 'sec-fetch-site': 'cross-site' },
    { origin: undefined, 'sec-fetch-site': 'same-site' },
    { origin: undefined, 'sec-fetch-site': 'none' },
    { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://elsewhere.example', host: 'elsewhere.example' },
    { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
  ]
  it.each(foreign)('is not done for another site: %j', async (headers) => {
    expect(await sent(administrator, headers)).toBe('cross-site')
  })

  it.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'is not done for a form of another site that says it is %s',
    async (type) => {
      const headers = { origin: 'https://elsewhere.example', 'content-type': type }
      expect(await sent(administrator, headers)).toBe('cross-site')
    },
  )

  it('is done or not by its host where nobody has said what the site is called', async () => {
    const one = await unnamed.signedInAs('administrator')
    expect(
      await sent(one, { host: 'dashboard.lan:3000', origin: 'http://dashboard.lan:3000' }, unnamed),
    ).toBe('done')
    for (const origin of ['http://dashboard.lan', 'http://elsewhere.lan:3000', 'null', 'http://'])
      expect(await sent(one, { host: 'dashboard.lan:3000', origin }, unnamed), origin).toBe('cross-site')
  })

  it('is refused in words that a person can read', async () => {
    const sentBy = (language: string) =>
      administrator.send({
        method: 'POST',
        url: '/trpc/people.setCap',
        headers: { origin: 'https://elsewhere.example', 'accept-language': language },
        payload,
      })
    const [vi, en] = [(await sentBy('vi')).json(), (await sentBy('en')).json()]
    expect(vi.error.message).not.toBe(en.error.message)
    expect(en.error.message).toMatch(/^[A-Z].+\.$/)
  })
})

describe('what is no browser', () => {
  it('says nothing of a site and leans on no cookie, and is heard', async () => {
    const machine = await named.browser().send({
      method: 'POST',
      url: '/trpc/account.signIn',
      headers: { origin: undefined },
      payload: JSON.stringify({ email: 'nobody@example.vn', password: 'not a password at all' }),
    })
    expect(machine.json().error.data.app.code).toBe('wrong-credentials')
  })
})

describe('an address that is only opened', () => {
  const verbs = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) =>
    (procedure as unknown as { _def: { type: string } })._def.type === 'mutation' ? [path] : [],
  )

  it('the verbs are known', () => {
    expect(verbs.length).toBeGreaterThan(20)
    expect(verbs).toContain('people.setCap')
  })

  it.each(verbs)('does not do %s', async (verb) => {
    const inputs: Record<string, unknown> = {
      'people.setCap': { office: ownOffice, cap: 31 },
      'account.signInAs': { role: 'leader' },
      'tokens.create': { name: 'A', verbs: ['figures'], offices: null, days: 1 },
    }
    const given = encodeURIComponent(JSON.stringify(inputs[verb] ?? {}))
    const entries = async () => (await named.db.select({ found: count() }).from(auditEntries))[0]?.found
    const before = await entries()
    for (const method of ['GET', 'HEAD'] as const)
      for (const url of [
        `/trpc/${verb}?input=${given}`,
        `/trpc/${verb}?batch=1&input=${encodeURIComponent(`{"0":${JSON.stringify(inputs[verb] ?? {})}}`)}`,
      ]) {
        const response = await administrator.send({
          method,
          url,
          headers: { 'x-http-method-override': 'POST' },
        })
        if (method === 'GET') expect([url, response.statusCode]).toEqual([url, 400])
        expect(response.headers['set-cookie']).toBeUndefined()
      }
    expect(await entries()).toBe(before)
    expect((await administrator.send({ url: '/trpc/me?input={}' })).json().result.data.person.id).toBe(
      'demonstration-administrator',
    )
  })
})
