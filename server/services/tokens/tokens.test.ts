import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { attempts } from '../../../db/schema/attempts.ts'
import { tokens, tokenUses } from '../../../db/schema/tokens.ts'
import type { AuditPage, AuditRow, TokenRow } from '../../core/access.ts'
import { type TokenVerb, tokenVerbs } from '../../core/roles.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

/** A KPI that everybody sees, and one that not everybody does. */
const [open, guarded] = ['dossiers-filed-online', 'tasks-overdue']

let trial: Trial
let administrator: Browser
/** The wall's clock, which tests may move: tokens go by it alone. */
let ahead = 0
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(Date.now() + ahead), processes: 2 })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())
beforeEach(async () => {
  ahead = 0
  await trial.db.delete(attempts)
})

const create = (own: Record<string, unknown> = {}, by = administrator) =>
  by.act<{ token: string; row: TokenRow }>('tokens.create', {
    name: 'Hệ thống báo cáo',
    verbs: ['figures'],
    offices: null,
    days: 30,
    ...own,
  })
const list = () => administrator.ask<TokenRow[]>('tokens.list')
const rowOf = async (id: string) => (await list()).find((row) => row.id === id)

/** What a machine gets: `200`, or the code of the refusal. */
async function ask(
  token: string,
  path: string,
  app = trial.apps[0] as FastifyInstance,
  from = '198.51.100.20',
) {
  const response = await app.inject({
    url: `/api/v1${path}`,
    remoteAddress: from,
    headers: { authorization: `Bearer ${token}` },
  })
  return response.statusCode === 200 ? '200' : (response.json().error.code as string)
}
const atBoth = async (token: string, path = '/scorecard') => {
  await trial.heard()
  return Promise.all(trial.apps.map((app) => ask(token, path, app)))
}

describe('a token', () => {
  it('is shown once, and kept as its hash', async () => {
    const { token, row } = await create({ name: '  Hệ   thống  báo cáo ' })
    expect(token).toMatch(/^dgd_[\w-]{43}$/)
    expect(row).toMatchObject({
      name: 'Hệ thống báo cáo',
      hint: token.slice(0, 8),
      verbs: ['figures'],
      offices: null,
      state: 'active',
      lastUsedAt: null,
      revokedAt: null,
    })
    expect(Date.parse(row.expiresAt) - Date.parse(row.createdAt)).toBe(30 * 24 * 60 * 60 * 1000)
    const [kept] = await trial.db.select().from(tokens).where(eq(tokens.id, row.id))
    expect(kept?.hash).toBe(createHash('sha256').update(token).digest('hex'))
    const dump = await rowsOf(
      trial.db,
      sql`select t::text from tokens t union all select e::text from audit.entries e`,
    )
    expect(JSON.stringify([dump, await list()])).not.toContain(token.slice(8))
    expect((await create()).token).not.toBe(token)
  })

  it('is made, listed and revoked by administrators', async () => {
    const { row } = await create()
    for (const role of ['leader', 'head', 'officer', 'reviewer', 'communications'] as const) {
      const browser = await trial.signedInAs(role)
      expect(await outcome(create({}, browser)), role).toBe('not-yours')
      expect(await outcome(browser.ask('tokens.list')), role).toBe('not-yours')
      expect(await outcome(browser.act('tokens.revoke', { id: row.id })), role).toBe('not-yours')
    }
    expect(await outcome(create({}, trial.browser()))).toBe('sign-in-needed')
    expect((await rowOf(row.id))?.state).toBe('active')
  })

  it('says what is wrong before it is made', async () => {
    const wrong: [string, Record<string, unknown>][] = [
      ['name-needed', { name: ' ' }],
      ['token-verbs-needed', { verbs: [] }],
      ['bad-input', { verbs: ['everything'] }],
      ['office-needed', { offices: [] }],
      ['unknown-office', { offices: [ownOffice, 'NOWHERE'] }],
      ...[0, -1, 367, 1.5, 1e9].map((days): [string, Record<string, unknown>] => [
        'bad-token-life',
        { days },
      ]),
    ]
    const before = (await list()).length
    for (const [code, own] of wrong) expect(await outcome(create(own)), JSON.stringify(own)).toBe(code)
    expect((await list()).length).toBe(before)
  })

  it('made and revoked, stands in the audit log', async () => {
    const { row } = await create()
    await administrator.act('tokens.revoke', { id: row.id })
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: row.id })
    expect(rows).toMatchObject([
      { verb: 'token.revoked', actingAs: 'administrator', before: { name: row.name, hint: row.hint } },
      { verb: 'token.created', actingAs: 'administrator', after: { name: row.name, verbs: ['figures'] } },
    ])
  })
})

describe('what a token was made for holds on every address', () => {
  const addresses: [string, TokenVerb][] = [
    ['/scorecard', 'figures'],
    [`/kpis/${open}`, 'figures'],
    [`/kpis/${open}/series`, 'figures'],
    [`/kpis/${open}/breakdown`, 'figures'],
    ['/indices', 'figures'],
    ['/indices/766', 'figures'],
    [`/kpis/${open}/rows`, 'rows'],
    [`/kpis/${open}/facets`, 'rows'],
    ['/audit?format=json', 'audit'],
  ]

  it('no address is left out', async () => {
    const routes = trial.apps[0]?.printRoutes({ commonPrefix: false }) ?? ''
    const described = (await trial.browser().send({ url: '/api/v1/openapi.json' })).json()
    expect(
      Object.keys(described.paths)
        .filter((path) => described.paths[path].get)
        .map((path) => path.replace('/kpis/{id}', `/kpis/${open}`).replace('{id}', '766')),
    ).toEqual(addresses.filter(([, verb]) => verb !== 'audit').map(([path]) => path))
    expect(routes).toContain('audit')
  })

  it.each(tokenVerbs)('%s', async (verb) => {
    const { token } = await create({ verbs: [verb] })
    for (const [path, needed] of addresses)
      expect([path, await ask(token, path)]).toEqual([path, needed === verb ? '200' : 'token-may-not'])
  })

  it('offices as well: of figures that not everybody sees, those of the own offices only', async () => {
    const { token } = await create({ verbs: ['figures', 'rows'], offices: [ownOffice] })
    const paths = (office: string) =>
      ['', '/series', '/breakdown', '/rows', '/facets'].map(
        (part) => `/kpis/${guarded}${part}?office=${office}`,
      )
    for (const path of paths(ownOffice)) expect([path, await ask(token, path)]).toEqual([path, '200'])
    for (const path of paths(otherOffice)) expect([path, await ask(token, path)]).toEqual([path, 'not-yours'])
    expect(await ask(token, `/kpis/${guarded}`)).toBe('not-yours')
    expect(await ask(token, `/kpis/${open}?office=${otherOffice}`)).toBe('200')
    const all = await create({ verbs: ['figures', 'rows'] })
    for (const path of paths(otherOffice)) expect([path, await ask(all.token, path)]).toEqual([path, '200'])
  })

  it('the audit log too: what was done in the own offices only', async () => {
    for (const office of [ownOffice, otherOffice])
      await administrator.act('people.setCap', { office, cap: 20 })
    const read = async (token: string): Promise<AuditRow[]> => {
      const response = await trial.browser().send({
        url: '/api/v1/audit?format=json',
        headers: { authorization: `Bearer ${token}` },
      })
      return response.body
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    }
    const some = await read((await create({ verbs: ['audit'], offices: [ownOffice] })).token)
    expect(new Set(some.map(({ office }) => office?.code))).toEqual(new Set([ownOffice]))
    const all = await read((await create({ verbs: ['audit'] })).token)
    expect(new Set(all.map(({ office }) => office?.code))).toEqual(
      new Set([ownOffice, otherOffice, undefined]),
    )
  })

  it('a machine is nobody’s session: it is taken at its own addresses only', async () => {
    const { token } = await create({ verbs: [...tokenVerbs] })
    const headers = { authorization: `Bearer ${token}` }
    const me = await trial.browser().send({ url: '/trpc/me', headers })
    expect(me.json().result.data.person).toBeNull()
    const verbs: [string, unknown][] = [
      ['tokens.create', { name: 'A', verbs: ['figures'], offices: null, days: 1 }],
      ['people.setCap', { office: ownOffice, cap: 3 }],
    ]
    for (const [path, input] of verbs) {
      const sent = { method: 'POST' as const, url: `/trpc/${path}`, headers, payload: JSON.stringify(input) }
      expect((await trial.browser().send(sent)).json().error.data.app.code).toBe('sign-in-needed')
    }
    for (const path of ['tokens.list', 'people.list', 'audit.page'])
      expect((await trial.browser().send({ url: `/trpc/${path}?input={}`, headers })).statusCode).toBe(401)
    const rows = await trial
      .browser()
      .send({ url: `/trpc/kpi.rows?input=${input({ id: guarded })}`, headers })
    expect(rows.json().error.data.app.code).toBe('unknown-kpi')
  })
})

describe('where a token is looked for', () => {
  it('is the header for it, and nowhere else', async () => {
    const { token, row } = await create({ verbs: [...tokenVerbs] })
    const elsewhere: [string, Record<string, string>][] = [
      [`/api/v1/audit?token=${token}`, {}],
      [`/api/v1/audit?access_token=${token}`, {}],
      [`/api/v1/audit?authorization=Bearer%20${token}`, {}],
      ['/api/v1/audit', { cookie: `token=${token}` }],
      ['/api/v1/audit', { cookie: `dashboard.session_token=${token}` }],
      ['/api/v1/audit', { cookie: `authorization=Bearer ${token}` }],
      ['/api/v1/audit', { 'x-api-key': token }],
      ['/api/v1/audit', { authorization: token }],
      ['/api/v1/audit', { authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}` }],
      ['/api/v1/audit', { authorization: `Token ${token}` }],
    ]
    for (const [url, headers] of elsewhere)
      expect([url, headers, (await trial.browser().send({ url, headers })).statusCode]).toEqual([
        url,
        headers,
        url.includes('?') ? 400 : 401,
      ])
    expect((await rowOf(row.id))?.lastUsedAt).toBeNull()
  })

  it('takes no made-up, cut or lengthened one', async () => {
    const { token } = await create()
    const hash = createHash('sha256').update(token).digest('hex')
    for (const made of [
      'x',
      token.slice(0, -1),
      `${token}x`,
      token.toLowerCase(),
      token.replace('dgd_', ''),
      `${token} ${token}`,
      hash,
      `dgd_${hash.slice(0, 43)}`,
      "dgd_' or true --",
    ])
      expect(await ask(made, '/scorecard'), made).toBe('bad-token')
    expect(await ask(token, '/scorecard')).toBe('200')
  })
})

describe('the end of a token', () => {
  it('comes at once on both processes when it is revoked, once', async () => {
    const { token, row } = await create()
    expect(await atBoth(token)).toEqual(['200', '200'])
    const revoked = await administrator.act<TokenRow>('tokens.revoke', { id: row.id })
    expect(revoked.state).toBe('revoked')
    expect(await atBoth(token)).toEqual(['bad-token', 'bad-token'])
    expect(await outcome(administrator.act('tokens.revoke', { id: row.id }))).toBe('unknown-token')
    expect(await outcome(administrator.act('tokens.revoke', { id: 'none' }))).toBe('unknown-token')
  })

  it('comes with its last moment, though both processes know it', async () => {
    const { token, row } = await create({ days: 1 })
    expect(await atBoth(token)).toEqual(['200', '200'])
    ahead = Date.parse(row.expiresAt) - Date.now() - 60_000
    expect(await atBoth(token)).toEqual(['200', '200'])
    ahead += 61_000
    expect(await atBoth(token)).toEqual(['bad-token', 'bad-token'])
    const [kept] = await trial.db.select().from(tokens).where(eq(tokens.id, row.id))
    expect(kept?.revokedAt).toBeNull()
  })

  it('does not come with that of another', async () => {
    const [first, second] = [await create(), await create()]
    await administrator.act('tokens.revoke', { id: first.row.id })
    expect([await ask(first.token, '/scorecard'), await ask(second.token, '/scorecard')]).toEqual([
      'bad-token',
      '200',
    ])
  })
})

describe('when a token was used last', () => {
  const use = async (id: string) => {
    const [row] = await trial.db.select().from(tokenUses).where(eq(tokenUses.tokenId, id))
    return row
  }

  it('is noted, with from where, once a minute at most, whichever process is asked', async () => {
    const { token, row } = await create()
    await ask(token, '/scorecard', trial.apps[0], '198.51.100.21')
    const first = await use(row.id)
    expect(first?.lastUsedFrom).toBe('198.51.100.21')
    expect((await rowOf(row.id))?.lastUsedFrom).toBe('198.51.100.21')

    ahead = 30_000
    for (const app of trial.apps) await ask(token, '/scorecard', app, '198.51.100.22')
    expect(await use(row.id)).toEqual(first)

    ahead = 61_000
    await ask(token, '/scorecard', trial.apps[0], '198.51.100.23')
    const second = await use(row.id)
    expect(second?.lastUsedFrom).toBe('198.51.100.23')
    expect((second?.lastUsedAt.getTime() ?? 0) - (first?.lastUsedAt.getTime() ?? 0)).toBeGreaterThan(60_000)
  })

  it('is not noted for one that opens nothing', async () => {
    const { token, row } = await create()
    await administrator.act('tokens.revoke', { id: row.id })
    await trial.heard()
    await ask(token, '/scorecard')
    expect(await use(row.id)).toBeUndefined()
  })
})

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value))
