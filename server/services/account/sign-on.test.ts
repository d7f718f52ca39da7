import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { auditEntries } from '../../../db/schema/audit.ts'
import { grants } from '../../../db/schema/grants.ts'
import { accounts, people, sessions } from '../../../db/schema/people.ts'
import type { ProviderAccount } from '../../auth/testing/provider.ts'
import type { Me, PersonRow } from '../../core/access.ts'
import { type City, faultIn, openCity, site } from './testing/city.ts'

const roles =
  'city-leaders=leader;health-heads=head@SYT;health=officer@SYT;health=reviewer;cn=it,dc=city=administrator'

/** Each test has somebody of its own. */
let number = 0
function somebody(
  groups: string[],
  more: Partial<ProviderAccount> = {},
): ProviderAccount & { email: string } {
  const sub = `sub-${++number}`
  const email = `${sub}@city.example.vn`
  const account = { sub, name: `Person ${number}`, email, email_verified: true, groups, ...more }
  city.provider.accounts.push(account)
  return account
}

let city: City
beforeAll(async () => {
  city = await openCity({ accounts: [], roles })
}, 120_000)
afterAll(() => city?.close())

let reports: string[]
beforeEach(() => {
  reports = []
  vi.spyOn(console, 'error').mockImplementation((said) => void reports.push(String(said)))
})

const meOf = (browser: { ask<T>(path: string): Promise<T> }) => browser.ask<Me>('me')
const rolesOf = (me: Me) =>
  me.person?.grants
    .filter(({ inForce }) => inForce)
    .map(({ role, office }) => `${role}${office ? `@${office.code}` : ''}`)
    .sort()
const grantsOf = (personId: string) =>
  city.db
    .select({ role: grants.role, fromOn: grants.fromOn, toOn: grants.toOn, origin: grants.origin })
    .from(grants)
    .where(sql`${grants.personId} = ${personId} and ${grants.knownTo} = 'infinity'`)
    .orderBy(grants.role)
const entriesAbout = (personId: string) =>
  city.db.select().from(auditEntries).where(eq(auditEntries.subjectId, personId)).orderBy(auditEntries.number)
const personBy = async (email: string) => {
  const [found] = await city.db.select().from(people).where(eq(people.email, email))
  return found
}
async function nextDay() {
  city.clock.now = new Date(city.clock.now.getTime() + 24 * 3_600_000)
  return city.clock.now.toISOString().slice(0, 10)
}

describe('whoever comes by the single sign-on', () => {
  it('goes to the provider with a challenge, and comes back to the page as who they are', async () => {
    const { sub, name, email } = somebody(['city-leaders', 'health-heads', 'choir'])
    const browser = city.visitor()

    const start = await browser.step(`${site}/sign-in/sso?to=/kpis`)
    const asked = new URL(start.to ?? '')
    expect(asked.origin + asked.pathname).toBe(`${city.provider.issuer}/auth`)
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(asked.searchParams)
    expect(rest).toEqual({
      response_type: 'code',
      client_id: 'dashboard',
      redirect_uri: `${site}/api/auth/callback/city`,
      scope: 'openid email profile groups',
      code_challenge_method: 'S256',
    })
    expect(code_challenge).toMatch(/^[\w-]{43}$/)
    for (const random of [state, nonce]) expect(random).toMatch(/^[\w-]{32}$/)
    expect(start.cookies).toHaveLength(1)
    expect(start.cookies[0]).toMatch(
      /^__Secure-dashboard\.oauth_state=\w+; .*HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await city.count()).toMatchObject({ people: 0, entries: 0 })

    const login = await browser.follow(asked.href)
    const done = await browser.follow(login.address, { account: sub })
    expect(done.address).toBe(`${site}/kpis`)
    const me = await meOf(browser)
    expect(me.person).toMatchObject({ name, email, hasPassword: false, owesSecondFactor: false })
    expect(rolesOf(me)).toEqual(['head@SYT', 'leader'])
    expect(me.person?.grants.map(({ origin }) => origin)).toEqual(['sign-on', 'sign-on'])
    expect(browser.jar.has('__Secure-dashboard.session_token')).toBe(true)
    expect(browser.jar.has('__Secure-dashboard.oauth_state')).toBe(false)

    const entries = await entriesAbout(me.person?.id ?? '')
    expect(entries.map(({ verb, actorKind, address }) => `${verb} ${actorKind} ${address}`)).toEqual([
      'person.created public 192.0.2.1',
      'grant.given public 192.0.2.1',
      'grant.given public 192.0.2.1',
      'session.begun person 192.0.2.1',
    ])
    expect(entries.at(-1)?.after).toEqual({ by: 'single sign-on', groups: ['city-leaders', 'health-heads'] })
    expect(reports).toEqual([])
  })

  it('leaves person, roles, session and audit rows in one transaction', async () => {
    const { sub, email } = somebody(['city-leaders'])
    await city.arrived(sub)
    const id = (await personBy(email))?.id ?? ''
    const written = await rowsOf<{ xmin: string }>(
      city.db,
      sql`
      select xmin from people where id = ${id} union all select xmin from accounts where person_id = ${id}
      union all select xmin from sessions where person_id = ${id} union all select xmin from grants where person_id = ${id}
      union all select xmin from audit.entries where subject_id = ${id}`,
    )
    expect(written.length).toBe(7)
    expect(new Set(written.map(({ xmin }) => xmin)).size).toBe(1)
  })

  it('is not asked again while the provider knows the browser', async () => {
    const { sub } = somebody(['city-leaders'])
    const browser = await city.arrived(sub)
    const again = await browser.follow(`${site}/sign-in/sso?to=/offices`)
    expect(again.address).toBe(`${site}/offices`)
  })

  it('holds every role that a group gives, and a group whose name has a = in it', async () => {
    const { sub } = somebody(['health', 'cn=it,dc=city'])
    const browser = await city.arrived(sub)
    expect(rolesOf(await meOf(browser))).toEqual(['administrator', 'officer@SYT', 'reviewer'])
  })

  it('is refused without a group that means anything, and nothing is left of them but the entry', async () => {
    const { sub, email } = somebody(['choir'])
    const before = await city.count()
    const browser = city.visitor()
    expect(faultIn(await browser.signOn(sub))).toBe('sign-on-refused')
    expect((await meOf(browser)).person).toBeNull()
    expect(await city.count()).toEqual({ ...before, entries: before.entries + 1 })
    const [entry] = await city.db.select().from(auditEntries).orderBy(sql`number desc`).limit(1)
    expect(entry).toMatchObject({
      verb: 'session.refused',
      subjectId: '',
      after: { by: 'single sign-on', reason: 'sign-on-refused', email },
    })
  })

  it.each([
    ['without an e-mail', { email: undefined }],
    ['with groups that are no list of names', { groups: { leader: true } as never }],
    ['with no groups at all', { groups: undefined }],
  ])('is refused %s', async (_what, account) => {
    const { sub } = somebody(['city-leaders'], account)
    const before = await city.count()
    expect(faultIn(await city.visitor().signOn(sub))).toBe('sign-on-refused')
    expect(await city.count()).toMatchObject({ people: before.people, sessions: before.sessions })
  })

  it('is refused after pressing cancel there', async () => {
    somebody(['city-leaders'])
    expect(faultIn(await city.visitor().signOn(null))).toBe('sign-on-refused')
  })

  it('is called on one line, in composed letters', async () => {
    const { sub } = somebody(['city-leaders'], { name: ` ${'Sở  Y\tế'.normalize('NFD')}\r\nBcc: x ` })
    expect((await meOf(await city.arrived(sub))).person?.name).toBe('Sở Y ế Bcc: x')
  })

  it('is called by the e-mail where the provider knows no name', async () => {
    const { sub, email } = somebody(['city-leaders'], { name: undefined })
    expect((await meOf(await city.arrived(sub))).person).toMatchObject({ name: email })
  })
})

describe('the page to come back to', () => {
  it.each([
    ['/kpis?period=2024-11&q=a%2Fb', '/kpis?period=2024-11&q=a%2Fb'],
    ['/kpis?q=đường', '/kpis?q=%C4%91%C6%B0%E1%BB%9Dng'],
    ['', '/'],
    ['kpis', '/'],
    ['//elsewhere.example', '/'],
    ['https://elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/..//elsewhere.example', '/'],
    ['/%2e%2e//elsewhere.example', '/'],
    ['/kpis\r\nset-cookie: a=b', '/kpisset-cookie:%20a=b'],
    ['javascript:alert(1)', '/'],
  ])('%j leads to %s', async (to, path) => {
    const browser = await arrivedOnce()
    const done = await browser.follow(`${site}/sign-in/sso?to=${encodeURIComponent(to)}`)
    expect(done.address).toBe(site + path)
  })
  it('is the start where it is longer than a page of ours', async () => {
    const browser = await arrivedOnce()
    const done = await browser.follow(`${site}/sign-in/sso?to=/${'a'.repeat(500)}`)
    expect(done.address).toBe(`${site}/`)
  })
  it('is the start where it is named twice', async () => {
    const browser = await arrivedOnce()
    const done = await browser.follow(`${site}/sign-in/sso?to=/kpis&to=//elsewhere.example`)
    expect(done.address).toBe(`${site}/`)
  })

  let once: ReturnType<City['arrived']> | undefined
  const arrivedOnce = () => {
    once ??= city.arrived(somebody(['city-leaders']).sub)
    return once
  }
})

describe('groups that change', () => {
  it('end roles with yesterday and begin them today, and sign out the other browsers', async () => {
    const account = somebody(['city-leaders'])
    const old = await city.arrived(account.sub)
    const { person } = await meOf(old)
    const id = person?.id ?? ''
    const yesterday = city.clock.now.toISOString().slice(0, 10)
    const today = await nextDay()

    account.groups = ['health-heads']
    const browser = await city.arrived(account.sub)
    expect(rolesOf(await meOf(browser))).toEqual(['head@SYT'])
    expect((await meOf(old)).person).toBeNull()
    expect(await grantsOf(id)).toEqual([
      { role: 'head', fromOn: today, toOn: null, origin: 'sign-on' },
      { role: 'leader', fromOn: yesterday, toOn: yesterday, origin: 'sign-on' },
    ])
    const entries = (await entriesAbout(id)).slice(-3)
    expect(entries.map(({ verb, officeCode }) => [verb, officeCode])).toEqual([
      ['grant.ended', null],
      ['grant.given', 'SYT'],
      ['session.begun', null],
    ])
    const [ended] = entries
    expect(ended).toMatchObject({ before: { role: 'leader' }, after: { endedOn: today } })

    account.groups = ['city-leaders', 'health-heads']
    expect(rolesOf(await meOf(await city.arrived(account.sub)))).toEqual(['head@SYT', 'leader'])
  })

  it('and change back within a day leave no role that never counted', async () => {
    const account = somebody(['city-leaders', 'health-heads'])
    const browser = await city.arrived(account.sub)
    const id = (await meOf(browser)).person?.id ?? ''
    city.clock.now = new Date(city.clock.now.getTime() + 1_000)
    account.groups = ['city-leaders']
    await city.arrived(account.sub)
    expect((await grantsOf(id)).map(({ role }) => role)).toEqual(['leader'])
  })

  it('not at all leave the other browsers and the roles alone', async () => {
    const { sub } = somebody(['city-leaders'])
    const old = await city.arrived(sub)
    await nextDay()
    await city.arrived(sub)
    const { person } = await meOf(old)
    expect(person?.grants).toHaveLength(1)
    expect((await entriesAbout(person?.id ?? '')).filter(({ verb }) => verb === 'grant.given')).toHaveLength(
      1,
    )
  })

  it('to none at all end the roles and every session of somebody who tries to come', async () => {
    const account = somebody(['city-leaders'])
    const old = await city.arrived(account.sub)
    const id = (await meOf(old)).person?.id ?? ''
    await nextDay()
    account.groups = []
    expect(faultIn(await city.visitor().signOn(account.sub))).toBe('sign-on-refused')
    expect((await meOf(old)).person).toBeNull()
    expect(await city.db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([])
    expect((await grantsOf(id)).every(({ toOn }) => toOn !== null)).toBe(true)
    expect((await entriesAbout(id)).slice(-2).map(({ verb }) => verb)).toEqual([
      'grant.ended',
      'session.refused',
    ])
  })

  it('change nothing where the audit row cannot be written', async () => {
    const account = somebody(['city-leaders'])
    await city.arrived(account.sub)
    await nextDay()
    account.groups = ['health-heads']
    const before = await city.count()
    await city.db.execute(sql`create function refuse() returns trigger language plpgsql as
      $$ begin raise 'the log is full'; end $$`)
    await city.db.execute(sql`create trigger refuse before insert on audit.entries
      for each row when (new.verb = 'session.begun') execute function refuse()`)
    const browser = city.visitor()
    expect(faultIn(await browser.signOn(account.sub))).toBe('sign-on-away')
    await city.db.execute(sql`drop function refuse cascade`)
    expect(await city.count()).toEqual(before)
    expect((await meOf(browser)).person).toBeNull()
  })
})

describe('somebody who is here already', () => {
  const administrator = () => city.arrived(somebody(['cn=it,dc=city']).sub)
  async function invited(email: string) {
    const by = await administrator()
    return by.act<PersonRow>('people.invite', {
      name: 'Invited',
      email,
      role: 'communications',
      office: null,
      fromOn: '2024-11-01',
      toOn: null,
      lang: 'vi',
    })
  }

  it('by an invitation joins with the e-mail they were invited at, if the provider vouches for it', async () => {
    const { sub, email, name } = somebody(['city-leaders'])
    const { id } = await invited(email)
    const browser = await city.arrived(sub)
    const me = await meOf(browser)
    expect(me.person).toMatchObject({ id, name, email, hasPassword: false })
    expect(rolesOf(me)).toEqual(['communications', 'leader'])
    expect((await entriesAbout(id)).at(-1)).toMatchObject({
      verb: 'session.begun',
      before: { name: 'Invited' },
      after: { joined: true, name },
    })
  })

  it('by an invitation needs no group', async () => {
    const { sub, email } = somebody([])
    await invited(email)
    expect(rolesOf(await meOf(await city.arrived(sub)))).toEqual(['communications'])
  })

  it.each([false, undefined])(
    'is not taken over by an e-mail with email_verified %s',
    async (email_verified) => {
      const { sub, email } = somebody(['city-leaders'], { email_verified })
      const { id } = await invited(email)
      const before = await city.count()
      expect(faultIn(await city.visitor().signOn(sub))).toBe('sign-on-refused')
      expect(await city.count()).toEqual({ ...before, entries: before.entries + 1 })
      expect(await city.db.select().from(accounts).where(eq(accounts.userId, id))).toEqual([])
    },
  )

  it('keeps name and e-mail as the provider has them, but for an e-mail it does not vouch for or that is taken', async () => {
    const account = somebody(['city-leaders'])
    const other = somebody(['city-leaders'])
    await city.arrived(other.sub)
    const first = account.email
    const me = async () => (await meOf(await city.arrived(account.sub))).person
    const id = (await me())?.id
    Object.assign(account, { name: 'Another name', email: 'New@city.example.vn' })
    expect(await me()).toMatchObject({ id, name: 'Another name', email: 'new@city.example.vn' })
    expect((await entriesAbout(id ?? '')).at(-1)).toMatchObject({
      before: { email: first },
      after: { name: 'Another name', email: 'new@city.example.vn' },
    })
    Object.assign(account, { email: 'newer@city.example.vn', email_verified: false })
    expect(await me()).toMatchObject({ id, email: 'new@city.example.vn' })
    Object.assign(account, { email: other.email, email_verified: true })
    expect(await me()).toMatchObject({ id, email: 'new@city.example.vn' })
    expect((await personBy(other.email))?.name).toBe(other.name)
  })

  it('but disabled is refused, and no session is left', async () => {
    const account = somebody(['city-leaders'])
    const { person } = await meOf(await city.arrived(account.sub))
    const by = await administrator()
    const page = await by.ask<{ rows: PersonRow[] }>('people.list', { q: account.email })
    await by.act('people.disable', { id: person?.id, version: page.rows[0]?.version })
    const before = await city.count()
    const browser = city.visitor()
    expect(faultIn(await browser.signOn(account.sub))).toBe('person-disabled')
    expect((await meOf(browser)).person).toBeNull()
    expect(await city.count()).toEqual({ ...before, entries: before.entries + 1 })
  })
})

describe('signing out', () => {
  it('ends the session here, then the one at the provider, and comes back', async () => {
    const { sub } = somebody(['city-leaders'])
    const browser = await city.arrived(sub)
    const other = await city.arrived(sub)
    const { goTo } = await browser.act<{ goTo: string }>('account.signOut')
    expect((await meOf(browser)).person).toBeNull()
    expect((await meOf(other)).person).not.toBeNull()

    const { origin, searchParams } = new URL(goTo)
    expect(origin).toBe(city.provider.issuer)
    expect(searchParams.get('post_logout_redirect_uri')).toBe(`${site}/`)
    const [, claims = ''] = searchParams.get('id_token_hint')?.split('.') ?? []
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ sub, aud: 'dashboard' })

    const page = await browser.follow(goTo)
    expect(page.status).toBe(200)
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.body) ?? []
    const back = await browser.follow(`${city.provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
    expect(back.address).toBe(`${site}/`)
    const again = await browser.follow(`${site}/sign-in/sso`)
    expect(new URL(again.address).pathname).toMatch(/^\/interaction\//)
  })

  it('keeps nothing of the provider’s tokens but the ID token, which nobody can read', async () => {
    const { sub } = somebody(['city-leaders'])
    await city.arrived(sub)
    await city.arrived(sub)
    const [kept] = await city.db.select().from(accounts).where(eq(accounts.accountId, sub))
    expect(kept).toMatchObject({ accessToken: null, refreshToken: null, accessTokenExpiresAt: null })
    expect(kept?.idToken).toMatch(/^[0-9a-f]{500,}$/)
  })

  it('asks the provider without a hint where the one kept cannot be read any more', async () => {
    const { sub } = somebody(['city-leaders'])
    const browser = await city.arrived(sub)
    await city.db
      .update(accounts)
      .set({ idToken: 'ab'.repeat(80) })
      .where(eq(accounts.accountId, sub))
    const { goTo } = await browser.act<{ goTo: string }>('account.signOut')
    expect(Object.fromEntries(new URL(goTo).searchParams)).toEqual({
      client_id: 'dashboard',
      post_logout_redirect_uri: `${site}/`,
    })
  })
})
