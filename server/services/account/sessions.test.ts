import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessions } from '../../../db/schema/people.ts'
import type { AuditPage, GrantRow, Me, PersonRow, SessionRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { type Member, openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
let processes: FastifyInstance[]
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  processes = trial.apps
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

/** Who a browser is, to each of the two processes: they keep what they know of it, so both are asked beforehand too. */
const emailsIn = async (browser: Browser) => {
  await trial.heard()
  return Promise.all(
    processes.map(async (app) => (await browser.at(app).ask<Me>('me')).person?.email ?? null),
  )
}
const nobody = [null, null]
const both = ({ email }: Member) => [email, email]
const sessionsOf = (browser: Browser) => browser.ask<SessionRow[]>('account.sessions')
const rowOf = async ({ email }: Member) => {
  const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: email })
  return rows[0] as PersonRow
}

/** Signed in twice: the own browser and another, known to both processes. */
async function twice() {
  const anna = await trial.arrived(administrator)
  const other = trial.browser({ address: '198.51.100.7' })
  await anna.signIn(other)
  for (const browser of [anna.browser, other]) expect(await emailsIn(browser)).toEqual(both(anna))
  return { anna, other }
}

describe('sessions', () => {
  it('are listed, newest first, with where they are', async () => {
    const { anna, other } = await twice()
    const rows = await sessionsOf(anna.browser)
    expect(rows).toMatchObject([
      { current: false, address: '198.51.100.7', browser: 'Browser of a test' },
      { current: true, address: '192.0.2.1' },
    ])
    expect((await sessionsOf(other)).map((row) => row.current)).toEqual([true, false])
    expect(JSON.stringify(rows)).not.toContain([...other.jar.values()][0]?.split('.')[0])
  })

  it('keep no more of a browser’s name than is of use', async () => {
    const anna = await trial.invited(administrator)
    const { email, password } = anna
    await anna.browser.send({
      method: 'POST',
      url: '/trpc/account.signIn',
      headers: { 'user-agent': 'x'.repeat(5_000) },
      payload: JSON.stringify({ email, password }),
    })
    expect((await sessionsOf(anna.browser)).map((row) => row.browser)).toEqual(['x'.repeat(300)])
  })

  it('end one by one, at once on both processes', async () => {
    const { anna, other } = await twice()
    const [of] = await sessionsOf(anna.browser)
    expect(await anna.browser.act('account.endSession', { id: of?.id })).toEqual({ ended: 1 })
    expect(await emailsIn(other)).toEqual(nobody)
    expect(await emailsIn(anna.browser)).toEqual(both(anna))
    expect(await outcome(sessionsOf(other))).toBe('sign-in-needed')
    expect(await outcome(anna.browser.act('account.endSession', { id: of?.id }))).toBe('unknown-session')
  })

  it('are ended by nobody but their own person', async () => {
    const { anna } = await twice()
    const eve = await trial.arrived(administrator)
    const [row] = await sessionsOf(anna.browser)
    expect(await outcome(eve.browser.act('account.endSession', { id: row?.id }))).toBe('unknown-session')
    expect(await outcome(administrator.act('account.endSession', { id: row?.id }))).toBe('unknown-session')
    expect(await outcome(trial.browser().act('account.endSession', { id: row?.id }))).toBe('sign-in-needed')
    expect(await sessionsOf(anna.browser)).toHaveLength(2)
  })

  it('end all but this one, and nobody else’s', async () => {
    const { anna, other } = await twice()
    const eve = await trial.arrived(administrator)
    expect(await anna.browser.act('account.endOtherSessions')).toEqual({ ended: 1 })
    expect(await emailsIn(other)).toEqual(nobody)
    expect(await emailsIn(anna.browser)).toEqual(both(anna))
    expect(await emailsIn(eve.browser)).toEqual(both(eve))
  })

  it('end with signing out: the cookie goes, and a copy of it opens nothing', async () => {
    const { anna, other } = await twice()
    const copy = trial.browser({ jar: new Map(anna.browser.jar) })
    expect(await emailsIn(copy)).toEqual(both(anna))
    expect(await anna.browser.act('account.signOut')).toEqual({ goTo: null })
    expect(anna.browser.jar.size).toBe(0)
    expect(await emailsIn(copy)).toEqual(nobody)
    expect(await emailsIn(other)).toEqual(both(anna))
  })

  it('all end but a new one where the password is changed', async () => {
    const { anna, other } = await twice()
    const copy = trial.browser({ jar: new Map(anna.browser.jar) })
    const next = 'another password, as long'
    await anna.browser.act('account.changePassword', { current: anna.password, next })
    for (const browser of [other, copy]) expect(await emailsIn(browser)).toEqual(nobody)
    expect(await emailsIn(anna.browser)).toEqual(both(anna))
    expect(await outcome(anna.signIn(trial.browser()))).toBe('wrong-credentials')
    expect(await outcome(trial.browser().act('account.signIn', { email: anna.email, password: next }))).toBe(
      'done',
    )
  })

  it('go on where the password was not changed', async () => {
    const { anna, other } = await twice()
    const wrong = { current: 'not my password at all', next: 'another password, as long' }
    expect(await outcome(anna.browser.act('account.changePassword', wrong))).toBe('wrong-password')
    expect(await emailsIn(other)).toEqual(both(anna))
    expect(await outcome(anna.signIn())).toBe('done')
  })

  const changes: [string, (anna: Member) => Promise<unknown>][] = [
    [
      'somebody is disabled',
      async (anna) => {
        const { id, version } = await rowOf(anna)
        return administrator.act('people.disable', { id, version })
      },
    ],
    [
      'a role is given',
      ({ id }) =>
        administrator.act<GrantRow>('people.grant', {
          personId: id,
          role: 'communications',
          office: null,
          fromOn: '2024-11-22',
          toOn: null,
        }),
    ],
    [
      'a role is ended',
      async (anna) => {
        const [grant] = (await rowOf(anna)).grants
        return administrator.act('people.endGrant', { code: grant?.code, version: grant?.version })
      },
    ],
  ]
  it.each(changes)('all end at once on both processes when %s', async (_what, change) => {
    const { anna, other } = await twice()
    await change(anna)
    for (const browser of [anna.browser, other]) expect(await emailsIn(browser)).toEqual(nobody)
    expect(await trial.db.select().from(sessions).where(eq(sessions.userId, anna.id))).toEqual([])
  })

  it('leave in the audit log that they ended', async () => {
    const { anna, other } = await twice()
    const rows = await sessionsOf(anna.browser)
    await anna.browser.act('account.endSession', { id: rows.find((row) => !row.current)?.id })
    await anna.signIn(other)
    await anna.browser.act('account.endOtherSessions')
    await anna.browser.act('account.signOut')
    const log = await administrator.ask<AuditPage>('audit.page', { subject: anna.id, size: 4 })
    expect(log.rows.map(({ verb, actingAs }) => `${verb} ${actingAs}`)).toEqual([
      'session.ended self',
      'sessions.ended self',
      'session.begun self',
      'session.ended self',
    ])
  })
})
