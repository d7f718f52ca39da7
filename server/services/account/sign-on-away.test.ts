import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProviderAccount } from '../../auth/testing/provider.ts'
import { openWalk } from '../../auth/testing/walk.ts'
import type { Me } from '../../core/access.ts'
import { type City, faultIn, openCity, site } from './testing/city.ts'

const account = (number: number): ProviderAccount => ({
  sub: `sub-${number}`,
  name: `Person ${number}`,
  email: `person-${number}@city.example.vn`,
  email_verified: true,
  groups: 'city-leaders',
})
/** More than a server process has connections to its database. */
const many = Array.from({ length: 12 }, (_, number) => account(number))
const discovery = '/.well-known/openid-configuration'

let reports: string[]
beforeEach(() => {
  reports = []
  vi.spyOn(console, 'error').mockImplementation((said) => void reports.push(String(said)))
})

const nameIn = async (browser: { ask<T>(path: string): Promise<T> }) =>
  (await browser.ask<Me>('me')).person?.name

describe('a provider that is away when the dashboard starts', () => {
  let city: City
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    city = await openCity({
      accounts: [account(1)],
      roles: 'city-leaders=leader',
      claimsInIdToken: true,
      prepare: (provider) => provider.stop(),
    })
  }, 120_000)
  afterAll(async () => {
    await city?.provider.start()
    await city?.close()
  })

  it('is said to be away, and used once it is back', async () => {
    const browser = city.visitor()
    expect(await nameIn(browser)).toBeUndefined()
    expect(faultIn(await browser.signOn('sub-1'))).toBe('sign-on-away')
    await city.provider.start()
    expect((await browser.signOn('sub-1', '/kpis')).address).toBe(`${site}/kpis`)
    expect(await nameIn(browser)).toBe('Person 1')
    await city.provider.stop()
  })
})

describe('a provider that goes away', () => {
  let city: City
  beforeAll(async () => {
    city = await openCity({ accounts: many, roles: 'city-leaders=leader' })
  }, 120_000)
  afterAll(() => city?.close())

  it('is said to be away at once, and again where it goes while somebody is there', async () => {
    const browser = city.visitor()
    const address = await browser.codeFor('sub-1')
    const before = await city.count()
    await city.provider.stop()
    expect(faultIn(await city.visitor().signOn('sub-1'))).toBe('sign-on-away')
    expect(faultIn(await browser.follow(address))).toBe('sign-on-away')
    expect(await city.count()).toEqual(before)
    await city.provider.start()
    expect(await nameIn(await city.arrived('sub-1'))).toBe('Person 1')
  })

  it('or is slow holds up nobody but those who come by it', async () => {
    const inside = await city.arrived('sub-0')
    const coming = await Promise.all(
      many.map(async ({ sub }) => {
        const browser = city.visitor()
        return { browser, address: await browser.codeFor(sub) }
      }),
    )
    const held = city.provider.hold('/token')
    const answers = coming.map(({ browser, address }) => browser.follow(address))
    await held.arrived(many.length)
    expect(await nameIn(inside)).toBe('Person 0')
    await inside.act('account.endOtherSessions')
    held.release()
    for (const seen of await Promise.all(answers)) expect(faultIn(seen)).toBeNull()
    expect(await Promise.all(coming.map(({ browser }) => nameIn(browser)))).toEqual(
      many.map(({ name }) => name),
    )
  })

  it('or is silent when another server process starts does not keep that from its work', async () => {
    const inside = await city.arrived('sub-0')
    const held = city.provider.hold(discovery)
    const app = await city.another()
    expect(await nameIn(inside.at(app))).toBe('Person 0')
    expect(faultIn(await city.visitor(app).signOn('sub-1'))).toBe('sign-on-away')
    held.release()
    const late = city.visitor(app)
    await late.signOn('sub-1')
    expect(await nameIn(late)).toBe('Person 1')
  }, 30_000)
})

describe('two server processes', () => {
  let city: City
  beforeAll(async () => {
    city = await openCity({ accounts: [account(1), account(2)], roles: 'city-leaders=leader' })
    await city.another()
  }, 120_000)
  afterAll(() => city?.close())

  it('let somebody go out by one and come back by the other', async () => {
    const [, second] = city.apps
    if (!second) throw new Error('there is one process')
    const browser = city.visitor()
    const address = await browser.codeFor('sub-1')
    const other = browser.at(second)
    expect((await openWalk(other, site).follow(address)).address).toBe(`${site}/`)
    expect(await nameIn(browser)).toBe('Person 1')
    expect(await nameIn(other)).toBe('Person 1')
    const { goTo } = await other.act<{ goTo: string }>('account.signOut')
    expect(goTo).toContain('id_token_hint=ey')
    expect(await nameIn(browser)).toBeUndefined()
  })

  it('agree on one person and one set of roles, however many browsers come at once', async () => {
    const [first, second] = city.apps
    const coming = await Promise.all(
      [first, second, first, second, first, second].map(async (app) => {
        const browser = city.visitor(app)
        return { browser, address: await browser.codeFor('sub-2') }
      }),
    )
    const seen = await Promise.all(coming.map(({ browser, address }) => browser.follow(address)))
    expect(seen.map(faultIn)).toEqual(coming.map(() => null))
    const answers = await Promise.all(coming.map(({ browser }) => browser.ask<Me>('me')))
    const [{ person } = { person: null }] = answers
    for (const answer of answers) expect(answer.person).toEqual(person)
    expect(person?.grants.map(({ role }) => role)).toEqual(['leader'])
  })
})
