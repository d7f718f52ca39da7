import { eq, sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessions } from '../../../db/schema/people.ts'
import type { Me, SessionRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { type Member, openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
let processes: FastifyInstance[]
/** How far our own clock is ahead of the real one, in milliseconds. */
let ahead = 0
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(Date.now() + ahead), processes: 2 })
  processes = trial.apps
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

const emailIn = async (browser: Browser) => {
  await trial.heard()
  return (await browser.ask<Me>('me')).person?.email
}
const copyOf = (browser: Browser) => trial.browser({ jar: new Map(browser.jar) })
const rowsOf = ({ id }: Member) =>
  trial.db.select().from(sessions).where(eq(sessions.userId, id)).orderBy(sessions.createdAt)

/** As if the token had been made that long ago: the sign-in library goes by the real clock, so time is moved in the rows. */
const age = ({ id }: Member, interval: string) =>
  trial.db.execute(sql`update sessions set created_at = created_at - ${interval}::interval,
    began_at = began_at - ${interval}::interval, expires_at = expires_at - ${interval}::interval,
    replaced_at = replaced_at - ${interval}::interval where person_id = ${id}`)

describe('a session', () => {
  it('keeps its token for an hour', async () => {
    const anna = await trial.arrived(administrator)
    const before = new Map(anna.browser.jar)
    await age(anna, '59 minutes')
    expect(await emailIn(anna.browser)).toBe(anna.email)
    expect(anna.browser.jar).toEqual(before)
    expect(await rowsOf(anna)).toHaveLength(1)
  })

  it('gets a new one after it; the old one opens for a minute and no longer', async () => {
    const anna = await trial.arrived(administrator)
    const old = copyOf(anna.browser)
    await age(anna, '61 minutes')
    const [before] = await rowsOf(anna)
    expect(await emailIn(anna.browser)).toBe(anna.email)
    expect(anna.browser.jar).not.toEqual(old.jar)

    const [replaced, renewed] = await rowsOf(anna)
    expect(renewed?.token).not.toBe(before?.token)
    expect(renewed?.beganAt.getTime()).toBe(before?.beganAt.getTime())
    expect(replaced?.replacedAt).not.toBeNull()
    expect(await anna.browser.ask<SessionRow[]>('account.sessions')).toMatchObject([{ id: renewed?.id }])

    for (const app of processes) expect(await emailIn(old.at(app))).toBe(anna.email)
    expect(await rowsOf(anna)).toHaveLength(2)
    await age(anna, '61 seconds')
    for (const app of processes) {
      expect(await emailIn(old.at(app))).toBeUndefined()
      expect(await emailIn(anna.browser.at(app))).toBe(anna.email)
    }
  })

  it('is renewed once, though twenty requests come at once to two processes', async () => {
    const anna = await trial.arrived(administrator)
    await age(anna, '2 hours')
    const copies = Array.from({ length: 20 }, (_, one) =>
      copyOf(anna.browser).at(processes[one % 2] as FastifyInstance),
    )
    const emails = await Promise.all(copies.map(emailIn))
    expect(new Set(emails)).toEqual(new Set([anna.email]))
    expect(await rowsOf(anna)).toHaveLength(2)
    const handed = copies.filter(({ jar }) => [...jar.values()][0] !== [...anna.browser.jar.values()][0])
    expect(handed).toHaveLength(1)
    expect(await emailIn(handed[0] as Browser)).toBe(anna.email)
  })

  it('is not renewed by a page that asks by itself, with nobody before it', async () => {
    const anna = await trial.arrived(administrator)
    await age(anna, '2 hours')
    const reply = await anna.browser.send({ url: '/trpc/me', headers: { 'x-unattended': '1' } })
    expect(reply.json().result.data.person.email).toBe(anna.email)
    expect(await rowsOf(anna)).toHaveLength(1)
  })

  it('leaves no audit row when it is renewed, for nobody did anything', async () => {
    const anna = await trial.arrived(administrator)
    const log = () => administrator.ask<{ found: number }>('audit.page', { subject: anna.id })
    const { found } = await log()
    await age(anna, '2 hours')
    await emailIn(anna.browser)
    expect(await rowsOf(anna)).toHaveLength(2)
    expect((await log()).found).toBe(found)
  })

  it('is over after twelve hours without a visit', async () => {
    const anna = await trial.arrived(administrator)
    await age(anna, '11 hours 59 minutes')
    expect(await emailIn(copyOf(anna.browser))).toBe(anna.email)

    const late = await trial.arrived(administrator)
    await age(late, '12 hours 1 second')
    for (const app of processes) expect(await emailIn(late.browser.at(app))).toBeUndefined()
    expect(await rowsOf(late)).toEqual([])
  })

  it('is over with its time, though it is known and nothing is written', async () => {
    const anna = await trial.arrived(administrator)
    expect(await emailIn(anna.browser)).toBe(anna.email)
    ahead = 12 * 60 * 60 * 1000 + 1_000
    expect(await emailIn(anna.browser)).toBeUndefined()
    ahead = 0
    expect(await emailIn(anna.browser)).toBe(anna.email)
  })

  it('goes on for seven days and not longer, however busy', async () => {
    const anna = await trial.arrived(administrator)
    const toLive = '12 hours'
    await age(anna, '6 days 23 hours')
    await trial.db.execute(
      sql`update sessions set expires_at = now() + ${toLive}::interval where person_id = ${anna.id}`,
    )
    expect(await emailIn(anna.browser)).toBe(anna.email)
    const renewed = (await rowsOf(anna)).at(-1)
    const life = (renewed?.expiresAt.getTime() ?? 0) - (renewed?.beganAt.getTime() ?? 0)
    expect(life).toBe(7 * 24 * 60 * 60 * 1000)

    await age(anna, '1 hour 1 second')
    expect(await emailIn(anna.browser)).toBeUndefined()
  })

  it('is not renewed once it is ended: neither token opens, though the old one had a minute left', async () => {
    for (const end of ['account.signOut', 'account.endOtherSessions']) {
      const anna = await trial.arrived(administrator)
      const old = copyOf(anna.browser)
      await age(anna, '2 hours')
      await emailIn(anna.browser)
      const renewed = copyOf(anna.browser)
      expect(await emailIn(old)).toBe(anna.email)
      await anna.browser.act(end)
      expect(await emailIn(old), end).toBeUndefined()
      expect(await emailIn(renewed)).toBe(end === 'account.signOut' ? undefined : anna.email)
    }
  })

  it('that somebody ends elsewhere is over with the token that it had before', async () => {
    const anna = await trial.arrived(administrator)
    const lost = trial.browser()
    await anna.signIn(lost)
    const old = copyOf(lost)
    const [row] = await rowsOf(anna)
    await trial.db.execute(
      sql`update sessions set created_at = created_at - interval '2 hours' where person_id = ${anna.id} and id <> ${row?.id}`,
    )
    await emailIn(lost)
    const open = await anna.browser.ask<SessionRow[]>('account.sessions')
    await anna.browser.act('account.endSession', { id: open.find(({ current }) => !current)?.id })
    for (const browser of [lost, old])
      expect(await outcome(browser.ask('account.sessions'))).toBe('sign-in-needed')
    expect(await emailIn(anna.browser)).toBe(anna.email)
  })
})
