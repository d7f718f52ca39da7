import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importCounts } from '../services/indices/import-counts.ts'
import { contextAt } from '../services/testing/context.ts'
import { type Asker, askers, onlyInDemonstration, rights } from './table.ts'
import { acts } from './testing/acts.ts'
import { emailOf, password } from './testing/askers.ts'
import { ask, questions } from './testing/questions.ts'
import { type Answer, home, openWorld, type World } from './testing/world.ts'

const everybody = Object.keys(askers) as Asker[]
const people = everybody.filter((asker) => !asker.includes('token') && asker !== 'public')
const doorsOf = (kind: string) => rights.filter((right) => right.kind === kind).flatMap(({ doors }) => doors)
/** One question or act for each door. */
const first = <T>(cases: Record<string, T> | undefined): T => Object.values(cases ?? {})[0] as T

const codeIn = ({ body }: Answer): string => {
  const { error } = JSON.parse(body)
  return error?.data?.app.code ?? error?.code
}

const hour = 3_600_000
let ahead = 0
let world: World
beforeAll(async () => {
  world = await openWorld({ wallClock: () => new Date(Date.now() + ahead) })
}, 120_000)
afterAll(() => world.close())
afterEach(() => world.putBack())

describe('no way around a door', () => {
  it('several questions in one request answer what each answers alone', async () => {
    const all = doorsOf('query').map((door) => [door, first(questions[door])] as const)
    // An address has room for so many.
    const atOnce = 20
    for (let from = 0; from < all.length; from += atOnce) {
      const asked = all.slice(from, from + atOnce)
      const inputs = asked.map(([, { url }]) =>
        JSON.parse(new URL(url, home).searchParams.get('input') ?? 'null'),
      )
      const url = `/trpc/${asked.map(([door]) => door)}?batch=1&input=${encodeURIComponent(JSON.stringify({ ...inputs }))}`
      for (const asker of everybody) {
        const together: unknown[] = JSON.parse((await world.ask(asker, { url })).body)
        for (const [i, [door, request]] of asked.entries())
          expect(together[i], `${asker}: ${door}`).toEqual(JSON.parse((await world.ask(asker, request)).body))
      }
    }
  }, 120_000)

  it('an address alone changes nothing, and what only reads is not sent', async () => {
    for (const door of doorsOf('mutation')) {
      const { payload } = await first(acts[door])(world, 'administrator')
      await world.putBack()
      expect(codeIn(await world.ask('administrator', ask(door, payload))), door).toBe('bad-input')
    }
    for (const door of doorsOf('query')) {
      const sent = { method: 'POST', url: `/trpc/${door}`, payload: {} } as const
      expect(codeIn(await world.ask('administrator', sent)), door).toBe('bad-input')
    }
    expect(await world.touched()).toEqual([])
  })

  it('no other site, and nothing that hides where it comes from, acts with a browser’s cookie', async () => {
    const elsewhere: Record<string, string>[] = [
      { origin: 'http://elsewhere.example' },
      { origin: 'http://dashboard.example.elsewhere.example' },
      { origin: 'https://dashboard.example' },
      { origin: 'null' },
      { origin: '' },
    ]
    for (const door of [...doorsOf('mutation'), ...doorsOf('upload')]) {
      const request = await first(acts[door])(world, 'administrator')
      await world.putBack()
      for (const headers of elsewhere) {
        const answer = await world.ask('administrator', {
          ...request,
          headers: { ...request.headers, ...headers },
        })
        expect(codeIn(answer), `${door} from ${headers.origin}`).toBe('cross-site')
      }
      for (const site of ['cross-site', 'same-site', 'none', undefined]) {
        const cookie = world.known.get('administrator')?.headers.cookie ?? ''
        const headers = { host: new URL(home).host, cookie, ...(site ? { 'sec-fetch-site': site } : {}) }
        const reply = await world.app.inject({
          method: 'POST',
          url: request.url,
          payload: request.payload,
          headers,
        })
        expect(reply.json().error.code, `${door} from ${site}`).toBe('cross-site')
      }
    }
    expect(await world.touched()).toEqual([])
  })

  it('asked without its body, a route says as much as with it, and no more', async () => {
    for (const door of [...doorsOf('route'), ...doorsOf('export')].filter((one) =>
      one.startsWith('GET /api'),
    )) {
      const request = first(questions[door])
      if (!request) continue
      for (const asker of [
        'public',
        'officer',
        'administrator',
        'rows token, own office',
        'revoked token',
      ] as const) {
        const whole = await world.ask(asker, request)
        const head = await world.ask(asker, { ...request, method: 'HEAD' })
        expect([head.status, head.body], `${asker}: ${door}`).toEqual([whole.status, ''])
      }
    }
  })

  it('of a token and a cookie, the token counts for machines and the cookie everywhere else', async () => {
    const token = (asker: Asker) => world.known.get(asker)?.headers as Record<string, string>
    const rest = { url: '/api/v1/kpis/tasks-overdue' }
    const altered = await world.ask('leader', { ...rest, headers: token('altered token') })
    expect(codeIn(altered)).toBe('bad-token')
    const narrow = await world.ask('leader', { ...rest, headers: token('figures token, own office') })
    expect(codeIn(narrow)).toBe('not-yours')
    const own = await world.ask('officer', { ...ask('me'), headers: token('figures token, all offices') })
    expect(JSON.parse(own.body).result.data.person.name).toBe('officer')
  })
})

describe('a file that is brought', () => {
  it('is refused by the verb itself, whatever stood at its door', async () => {
    const { db } = world.database.database
    const at = new Date('2024-11-22T17:00:00+07:00')
    const ctx = { ...contextAt(db, at.toISOString()), visit: { at, address: '::1' } }
    const bytes = Buffer.from('index,period,office,component,numerator,denominator')
    await expect(importCounts(ctx, { bytes })).rejects.toMatchObject({ code: 'sign-in-needed' })
  })
})

describe('a second factor that is owed', () => {
  it('is asked for with the sign-in, before anything else', async () => {
    const request = { method: 'POST', url: '/trpc/account.signIn' } as const
    const signIn = (who: Asker) =>
      world.ask('public', { ...request, payload: { email: emailOf(who), password } })
    const next = async (who: Asker) => JSON.parse((await signIn(who)).body).result.data.next
    expect([await next('second factor owed'), await next('head'), await next('reviewer')]).toEqual([
      'enrol',
      'done',
      'second-factor',
    ])
  })
})

describe('with a real person here', () => {
  it('nobody tries a role or reads the mail, and who belongs to the demonstration is nobody', async () => {
    await world.superuser`update people set demonstration = false where id = ${world.known.get('leader')?.personId ?? ''}`
    await world.heard()
    for (const door of onlyInDemonstration)
      for (const asker of everybody) {
        const request = questions[door] ? first(questions[door]) : await first(acts[door])(world, asker)
        expect(codeIn(await world.ask(asker, request)), `${asker}: ${door}`).toBe('no-demonstration')
      }
    const { ways } = JSON.parse((await world.ask('public', ask('me'))).body).result.data
    expect(ways).toMatchObject({ demonstration: null, mailbox: false })
    for (const asker of people.filter((one) => one !== 'leader'))
      expect(JSON.parse((await world.ask(asker, ask('me'))).body).result.data.person, asker).toBeNull()
  })
})

describe('as time goes by', () => {
  afterAll(() => {
    ahead = 0
  })

  it('a session that runs out while it is remembered opens nothing more', async () => {
    for (const asker of people) await world.ask(asker, ask('me'))
    ahead = 13 * hour
    for (const asker of people) {
      const { body } = await world.ask(asker, ask('me'))
      expect(JSON.parse(body).result.data.person, asker).toBeNull()
      expect(codeIn(await world.ask(asker, ask('people.list', {}))), asker).toBe('sign-in-needed')
    }
    ahead = 0
  })

  it('and so does a token', async () => {
    const tokens = everybody.filter((asker) => asker.startsWith('figures'))
    const request = { url: '/api/v1/scorecard' }
    for (const asker of tokens) expect((await world.ask(asker, request)).status).toBe(200)
    ahead = 31 * 24 * hour
    for (const asker of tokens) expect(codeIn(await world.ask(asker, request)), asker).toBe('bad-token')
  })
})
