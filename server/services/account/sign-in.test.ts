import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts, people } from '../../../db/schema/people.ts'
import type { AuditPage, Me, PersonRow } from '../../core/access.ts'
import { type Browser, outcome, type Refusal } from '../testing/browser.ts'
import { type Member, openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

const emailIn = async (browser: Browser) => (await browser.ask<Me>('me')).person?.email
const signIn = (email: string, password: string, browser = trial.browser()) =>
  browser.act('account.signIn', { email, password })
const hashOf = async (id: string) => {
  const [kept] = await trial.db.select().from(accounts).where(eq(accounts.userId, id))
  return kept?.password ?? ''
}

describe('signing in by e-mail and password', () => {
  it('opens a session for the right password only', async () => {
    const anna = await trial.invited(administrator)
    const wrong = [`${anna.password} `, ` ${anna.password}`, anna.password.toUpperCase(), '', 'x']
    for (const password of wrong) {
      await expect(signIn(anna.email, password, anna.browser)).rejects.toThrow('wrong-credentials')
      expect(await emailIn(anna.browser)).toBeUndefined()
    }
    expect(await anna.signIn()).toEqual({ next: 'done' })
    expect(await emailIn(anna.browser)).toBe(anna.email)
  })

  it('knows an address however it is typed', async () => {
    const { email, password } = await trial.invited(administrator, { email: '  Mixed.Case@Example.VN ' })
    expect(email).toBe('mixed.case@example.vn')
    for (const typed of ['MIXED.CASE@EXAMPLE.VN', ' mixed.case@example.vn\t'])
      expect(await outcome(signIn(typed, password)), typed).toBe('done')
  })

  it('knows a password however its letters were put together', async () => {
    const anna = await trial.invited(administrator)
    const password = 'Mật khẩu dài để thử'
    const token = await trial.resetLinkTo(anna.email)
    await trial.browser().act('account.setPassword', { token, password: password.normalize('NFD') })
    expect(await outcome(signIn(anna.email, password.normalize('NFC')))).toBe('done')
    expect(await outcome(signIn(anna.email, password.normalize('NFD')))).toBe('done')
    expect(await outcome(signIn(anna.email, password.toLowerCase()))).toBe('wrong-credentials')
  })

  it('refuses who is not there, and what is no address, in the same words', async () => {
    for (const email of ['nobody@example.vn', 'nobody', '', '@', `${'x'.repeat(300)}@example.vn`, 'a@b@c.vn'])
      expect(await outcome(signIn(email, 'a long enough password')), email).toBe('wrong-credentials')
  })

  it('takes nothing for an address that the database takes for no text', async () => {
    for (const email of ['a\0@example.vn', '\ud800@example.vn'])
      expect(await outcome(signIn(email, 'a long enough password'))).toBe('bad-input')
  })

  it('refuses the disabled, who hear of it only with the right password', async () => {
    const anna = await trial.invited(administrator)
    await setDisabled(anna, 'disable')
    await expect(anna.signIn()).rejects.toMatchObject({ code: 'person-disabled', status: 403 })
    const log = await administrator.ask<AuditPage>('audit.page', { subject: anna.id, size: 1 })
    expect(log.rows).toMatchObject([{ verb: 'session.refused', after: { reason: 'person-disabled' } }])
    expect(await outcome(signIn(anna.email, 'not the password at all'))).toBe('wrong-credentials')
    expect(await emailIn(anna.browser)).toBeUndefined()
    await setDisabled(anna, 'enable')
    expect(await outcome(anna.signIn())).toBe('done')
  })

  it('leaves in the audit log who came and who was refused', async () => {
    const anna = await trial.invited(administrator)
    await outcome(signIn(anna.email, 'not the password at all'))
    await anna.signIn()
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: anna.id, size: 2 })
    expect(rows).toMatchObject([
      { verb: 'session.begun', actor: { kind: 'person', id: anna.id }, after: { by: 'password' } },
      { verb: 'session.refused', actor: { kind: 'public' }, after: { reason: 'wrong-credentials' } },
    ])
  })

  it('gives a session of its own to every browser', async () => {
    const anna = await trial.arrived(administrator)
    const second = trial.browser()
    await anna.signIn(second)
    expect(await emailIn(second)).toBe(anna.email)
    expect([...second.jar.values()]).not.toEqual([...anna.browser.jar.values()])
  })
})

describe('a password', () => {
  const refusalOf = (attempt: Promise<unknown>): Promise<Refusal | null> =>
    attempt.then(
      () => null,
      (fault) => fault,
    )
  const set = async (password: string) => {
    const { token } = await trial.asksIn(administrator)
    return refusalOf(trial.browser().act('account.setPassword', { token, password }))
  }

  it('has 15 to 128 signs, whatever the signs are', async () => {
    for (const sign of ['x', 'ậ', 'ậ'.normalize('NFD'), '🏛']) {
      expect(await set(sign.repeat(14)), sign).toMatchObject({
        code: 'password-too-short',
        params: { least: 15 },
      })
      expect(await set(sign.repeat(15)), sign).toBeNull()
      expect(await set(sign.repeat(128)), sign).toBeNull()
      expect(await set(sign.repeat(129)), sign).toMatchObject({
        code: 'password-too-long',
        params: { most: 128 },
      })
    }
  })

  it('is held to the same when it is changed, and the try costs nothing', async () => {
    const anna = await trial.arrived(administrator)
    const change = (next: string) =>
      anna.browser.act('account.changePassword', { current: anna.password, next })
    for (let one = 0; one < 12; one++) await expect(change('x'.repeat(14))).rejects.toThrow('too-short')
    await expect(change('x'.repeat(129))).rejects.toThrow('too-long')
    expect(await outcome(change('🏛'.repeat(128)))).toBe('done')
    expect(await outcome(signIn(anna.email, '🏛'.repeat(128)))).toBe('done')
  })

  it('may be long and odd at signing in without a fault of ours', async () => {
    const anna = await trial.invited(administrator)
    for (const password of ['x'.repeat(4_000), '🏛'.repeat(2_000), '‮'])
      expect(['wrong-credentials', 'password-too-long']).toContain(
        await outcome(signIn(anna.email, password)),
      )
    expect(await outcome(signIn(anna.email, 'x'.repeat(4_001)))).toBe('bad-input')
  })

  it('is nobody’s by default: without one that was set, none opens', async () => {
    const person = await trial.asksIn(administrator)
    const demonstration = await trial.db.select().from(people).where(eq(people.demonstration, true))
    expect(demonstration.length).toBeGreaterThan(6)
    expect(await trial.db.select().from(accounts).where(eq(accounts.userId, person.id))).toEqual([])
    for (const password of ['', 'password', 'administrator', person.email, randomUUID()])
      for (const email of [person.email, 'administrator@demonstration.invalid'])
        expect(await outcome(signIn(email, password, trial.browser({ address: '192.0.2.9' })))).toBe(
          'wrong-credentials',
        )
  })

  it('is kept as argon2id, with 19 MiB, two passes and one lane, and salt of its own', async () => {
    const [one, other] = [await trial.asksIn(administrator), await trial.asksIn(administrator)]
    const password = 'the same for both of them'
    for (const { token } of [one, other])
      await trial.browser().act('account.setPassword', { token, password })
    const hashes = [await hashOf(one.id), await hashOf(other.id)]
    for (const hash of hashes)
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(hashes[0]).not.toBe(hashes[1])
  })
})

async function setDisabled({ id, email }: Member, verb: 'disable' | 'enable') {
  const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: email })
  await administrator.act(`people.${verb}`, { id, version: rows[0]?.version })
}
