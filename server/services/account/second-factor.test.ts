import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attempts } from '../../../db/schema/attempts.ts'
import { secondFactors, sessions } from '../../../db/schema/people.ts'
import type { AuditPage, Enrolment, Me, PersonRow } from '../../core/access.ts'
import type { Role } from '../../core/roles.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { type Authenticator, type Member, openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())
/** What is counted by address is another file's matter; a code that was used may be used again by the next test. */
beforeEach(() => trial.db.delete(attempts))

const meIn = async (browser: Browser) => {
  await trial.heard()
  return browser.ask<Me>('me')
}
const confirm = (browser: Browser, code: string) => browser.act('account.confirm', { code })
const recover = (browser: Browser, recoveryCode: string) => browser.act('account.confirm', { recoveryCode })
const sessionsOf = ({ id }: Member) => trial.db.select().from(sessions).where(eq(sessions.userId, id))

/** Somebody with a second factor, who has just set it up, and an authenticator whose next code was never given. */
async function withSecondFactor(role: Role = 'leader') {
  const anna = await trial.arrived(administrator, { role })
  const authenticator = await trial.enrolled(anna)
  await trial.db.delete(attempts)
  return { anna, ...authenticator }
}

/** A browser in which the password was right and the code is waited for. */
async function halfIn(anna: Member): Promise<Browser> {
  const browser = trial.browser()
  expect(await anna.signIn(browser)).toEqual({ next: 'second-factor' })
  return browser
}

/** Six digits that no authenticator of this secret shows around now. */
function wrongCode(code: Authenticator['code']): string {
  const right = [-2, -1, 0, 1, 2].map(code)
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((one) => !right.includes(one)) ?? ''
  )
}

describe('setting up a second factor', () => {
  it('takes the password, shows a secret once, and counts only after a right code', async () => {
    const anna = await trial.arrived(administrator)
    const start = (password: string) => anna.browser.act<Enrolment>('account.startSecondFactor', { password })
    expect(await outcome(start('not my password at all'))).toBe('wrong-password')

    const enrolment = await start(anna.password)
    expect(enrolment.uri).toMatch(/^otpauth:\/\/totp\//)
    expect(enrolment.recoveryCodes).toHaveLength(10)
    expect(new Set(enrolment.recoveryCodes).size).toBe(10)
    expect(enrolment.square.every((row) => row.length === enrolment.square.length)).toBe(true)
    const totp = new TOTP({ secret: Secret.fromBase32(enrolment.secret) })
    expect(totp.secret.bytes.length).toBeGreaterThanOrEqual(20)

    const finish = (code: string) => anna.browser.act('account.finishSecondFactor', { code })
    expect(await outcome(finish('12345'))).toBe('wrong-code')
    expect((await meIn(anna.browser)).person?.hasSecondFactor).toBe(false)
    expect(await outcome(anna.signIn(trial.browser()))).toBe('done')

    await finish(totp.generate())
    expect((await meIn(anna.browser)).person?.hasSecondFactor).toBe(true)
    expect(await anna.signIn(trial.browser())).toEqual({ next: 'second-factor' })
    expect(await outcome(start(anna.password))).toBe('second-factor-there')
    expect(await outcome(finish(totp.generate()))).toBe('second-factor-there')
  })

  it('keeps neither the secret nor the recovery codes as they are', async () => {
    const anna = await trial.arrived(administrator)
    const { password } = anna
    const { secret, recoveryCodes } = await anna.browser.act<Enrolment>('account.startSecondFactor', {
      password,
    })
    const [kept] = await trial.db.select().from(secondFactors).where(eq(secondFactors.userId, anna.id))
    const text = JSON.stringify(kept)
    expect(kept?.secret.length).toBeGreaterThan(40)
    for (const one of [secret, Secret.fromBase32(secret).utf8, ...recoveryCodes])
      expect(text.toLowerCase()).not.toContain(one.toLowerCase())
  })

  it('gives this browser a new session and ends all that a password alone had opened', async () => {
    const anna = await trial.arrived(administrator, { role: 'reviewer' })
    const elsewhere = trial.browser()
    await anna.signIn(elsewhere)
    const copy = trial.browser({ jar: new Map(anna.browser.jar) })
    await trial.enrolled(anna)
    for (const browser of [elsewhere, copy]) expect((await meIn(browser)).person).toBeNull()
    expect((await meIn(anna.browser)).person?.owesSecondFactor).toBe(false)
    expect(await sessionsOf(anna)).toHaveLength(1)
  })

  it('ends nothing where the code was wrong', async () => {
    const anna = await trial.arrived(administrator)
    await anna.signIn(trial.browser())
    await anna.browser.act('account.startSecondFactor', { password: anna.password })
    expect(await outcome(anna.browser.act('account.finishSecondFactor', { code: '000000' }))).toBe(
      'wrong-code',
    )
    expect(await sessionsOf(anna)).toHaveLength(2)
  })

  it('is not to be had through the step of signing in, which leaves another audit row', async () => {
    const anna = await trial.arrived(administrator)
    const { password } = anna
    const { secret, recoveryCodes } = await anna.browser.act<Enrolment>('account.startSecondFactor', {
      password,
    })
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    expect(await outcome(confirm(anna.browser, code))).toBe('code-expired')
    expect(await outcome(recover(anna.browser, recoveryCodes[0] ?? ''))).toBe('code-expired')
    expect((await meIn(anna.browser)).person?.hasSecondFactor).toBe(false)
  })

  it('is for those signed in', async () => {
    for (const [verb, input] of [
      ['startSecondFactor', { password: 'x' }],
      ['finishSecondFactor', { code: '000000' }],
      ['removeSecondFactor', { password: 'x' }],
      ['newRecoveryCodes', { password: 'x' }],
    ] as const)
      expect(await outcome(trial.browser().act(`account.${verb}`, input)), verb).toBe('sign-in-needed')
  })
})

describe('the second step of signing in', () => {
  it('comes before any session', async () => {
    const { anna, code } = await withSecondFactor('reviewer')
    await anna.browser.act('account.signOut')
    const browser = await halfIn(anna)
    expect(await sessionsOf(anna)).toEqual([])
    expect((await meIn(browser)).person).toBeNull()
    expect(await outcome(browser.ask('account.sessions'))).toBe('sign-in-needed')
    expect([...browser.jar.keys()]).toEqual(['dashboard.two_factor'])

    expect(await outcome(confirm(browser, wrongCode(code)))).toBe('wrong-code')
    expect((await meIn(browser)).person).toBeNull()
    expect(await confirm(browser, code(1))).toEqual({ next: 'done' })
    expect((await meIn(browser)).person?.id).toBe(anna.id)
    expect([...browser.jar.keys()]).toEqual(['dashboard.session_token'])
  })

  it('needs the password before it, in the same browser', async () => {
    const { anna, code } = await withSecondFactor()
    await halfIn(anna)
    expect(await outcome(confirm(trial.browser(), code(1)))).toBe('code-expired')
    const made = trial.browser({ jar: new Map([['dashboard.two_factor', '2fa-made.up']]) })
    expect(await outcome(confirm(made, code(1)))).toBe('code-expired')
  })

  it('goes on at another process than it began', async () => {
    const { anna, code } = await withSecondFactor()
    const browser = await halfIn(anna)
    const [, second] = trial.apps
    if (second) expect(await outcome(confirm(browser.at(second), code(1)))).toBe('done')
  })

  it('does not take a code again, neither here nor in another browser, nor the one of setting up', async () => {
    const anna = await trial.arrived(administrator)
    const { code, setUpWith } = await trial.enrolled(anna)
    expect(await outcome(confirm(await halfIn(anna), setUpWith))).toBe('wrong-code')

    const next = code(1)
    expect(await outcome(confirm(await halfIn(anna), next))).toBe('done')
    const browser = await halfIn(anna)
    for (const one of [next, ` ${next}`, `${next} `, `0${next}`])
      expect(await outcome(confirm(browser, one))).toBe('wrong-code')
    expect((await meIn(browser)).person).toBeNull()
    const second = trial.apps[1]
    if (second) expect(await outcome(confirm((await halfIn(anna)).at(second), next))).toBe('wrong-code')
  })

  it('takes a code once, though two browsers give it at the same moment', async () => {
    const { anna, code } = await withSecondFactor()
    await anna.browser.act('account.signOut')
    const browsers = [await halfIn(anna), await halfIn(anna), await halfIn(anna)]
    const next = code(1)
    const outcomes = await Promise.all(browsers.map((browser) => outcome(confirm(browser, next))))
    expect(outcomes.sort()).toEqual(['done', 'wrong-code', 'wrong-code'])
    expect(await sessionsOf(anna)).toHaveLength(1)
  })

  it('takes no code from before or after its time', async () => {
    const { anna, code } = await withSecondFactor()
    const browser = await halfIn(anna)
    const taken = [code(-1), code(0), code(1)]
    for (const far of [-3, 3, 1000].map(code).filter((one) => !taken.includes(one)))
      expect(await outcome(confirm(browser, far))).toBe('wrong-code')
  })

  it('takes each recovery code once, in whatever browser', async () => {
    const { anna, recoveryCodes } = await withSecondFactor()
    const [first = '', second = ''] = recoveryCodes
    const browser = await halfIn(anna)
    expect(await outcome(recover(browser, `${first}x`))).toBe('wrong-code')
    expect(await outcome(recover(browser, first))).toBe('done')
    expect((await meIn(browser)).person?.id).toBe(anna.id)
    expect(await outcome(recover(await halfIn(anna), first))).toBe('wrong-code')
    expect(await outcome(recover(await halfIn(anna), second))).toBe('done')
  })

  it('takes a recovery code once, though two browsers give it at the same moment', async () => {
    const { anna, recoveryCodes } = await withSecondFactor()
    await anna.browser.act('account.signOut')
    const browsers = [await halfIn(anna), await halfIn(anna)]
    const outcomes = await Promise.all(
      browsers.map((browser) => outcome(recover(browser, recoveryCodes[0] ?? ''))),
    )
    expect(outcomes.sort()).toEqual(['done', 'wrong-code'])
    expect(await sessionsOf(anna)).toHaveLength(1)
  })

  it('takes no old recovery code once there are new ones', async () => {
    const { anna, recoveryCodes: old } = await withSecondFactor()
    const renew = (password: string) =>
      anna.browser.act<{ recoveryCodes: string[] }>('account.newRecoveryCodes', { password })
    expect(await outcome(renew('not my password at all'))).toBe('wrong-password')
    expect(await outcome(recover(await halfIn(anna), old[0] ?? ''))).toBe('done')
    const { recoveryCodes: fresh } = await renew(anna.password)
    expect(fresh).toHaveLength(10)
    expect(await outcome(recover(await halfIn(anna), old[1] ?? ''))).toBe('wrong-code')
    expect(await outcome(recover(await halfIn(anna), fresh[0] ?? ''))).toBe('done')
  })

  it('gives five tries for one password', async () => {
    const { anna, code } = await withSecondFactor()
    const browser = await halfIn(anna)
    for (let one = 0; one < 5; one++)
      expect(await outcome(confirm(browser, wrongCode(code)))).toBe('wrong-code')
    expect(await outcome(confirm(browser, code(1)))).toBe('code-expired')
    expect(await outcome(confirm(await halfIn(anna), code(1)))).toBe('done')
  })

  it('is locked after ten wrong codes, however many passwords came between, for a quarter of an hour', async () => {
    const { anna, code, recoveryCodes } = await withSecondFactor()
    for (let one = 0; one < 10; one++) {
      const browser = await halfIn(anna)
      const wrong = one % 2 ? confirm(browser, wrongCode(code)) : recover(browser, 'none-of-them')
      expect(await outcome(wrong)).toBe('wrong-code')
    }
    const browser = await halfIn(anna)
    await expect(confirm(browser, code(1))).rejects.toMatchObject({
      code: 'too-many-attempts',
      status: 429,
      params: { minutes: 15 },
    })
    expect(await outcome(recover(browser, recoveryCodes[0] ?? ''))).toBe('too-many-attempts')
    const second = trial.apps[1]
    if (second) expect(await outcome(confirm(browser.at(second), code(1)))).toBe('too-many-attempts')
    const other = await withSecondFactor()
    expect(await outcome(confirm(await halfIn(other.anna), other.code(1)))).toBe('done')

    await trial.db.execute(
      sql`update second_factors set locked_until = locked_until - interval '15 minutes' where person_id = ${anna.id}`,
    )
    expect(await outcome(confirm(browser, code(1)))).toBe('done')
  })

  it('counts tries at once no less: forty do not come through together', async () => {
    const { anna, code } = await withSecondFactor()
    const browsers = await Promise.all(Array.from({ length: 8 }, () => halfIn(anna)))
    const wrong = wrongCode(code)
    const tries = browsers.flatMap((browser) => [1, 2, 3, 4, 5].map(() => outcome(confirm(browser, wrong))))
    const outcomes = await Promise.all(tries)
    const heard = outcomes.filter((one) => one === 'wrong-code')
    const kept = outcomes.filter((one) => one === 'code-expired' || one === 'too-many-attempts')
    expect([heard.length, kept.length]).toEqual([10, 30])
  })

  it('is not gone on with once the password it began with is another', async () => {
    const { anna, code } = await withSecondFactor()
    const [first, second] = [await halfIn(anna), await halfIn(anna)]
    const token = await trial.resetLinkTo(anna.email)
    await trial.browser().act('account.setPassword', { token, password: 'another password, as long' })
    expect(await outcome(confirm(first, code(1)))).toBe('code-expired')

    await second.act('account.signIn', { email: anna.email, password: 'another password, as long' })
    await confirm(second, code(1))
    const third = trial.browser()
    await third.act('account.signIn', { email: anna.email, password: 'another password, as long' })
    await second.act('account.changePassword', {
      current: 'another password, as long',
      next: 'the third password, as long',
    })
    await trial.db.delete(attempts)
    expect(await outcome(confirm(third, code(0)))).toBe('code-expired')
  })

  it('lets nobody in who was disabled between', async () => {
    const { anna, code } = await withSecondFactor()
    const browser = await halfIn(anna)
    const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: anna.email })
    await administrator.act('people.disable', { id: anna.id, version: rows[0]?.version })
    expect(await outcome(confirm(browser, code(1)))).toBe('person-disabled')
    expect(await sessionsOf(anna)).toEqual([])
  })
})

describe('a role that asks for a second factor', () => {
  const verbs: [string, unknown][] = [
    [
      'people.invite',
      {
        name: 'A',
        email: 'a@example.vn',
        role: 'leader',
        office: null,
        fromOn: '2024-11-22',
        toOn: null,
        lang: 'vi',
      },
    ],
    [
      'people.grant',
      { personId: 'demonstration-head', role: 'leader', office: null, fromOn: '2024-11-22', toOn: null },
    ],
    ['people.setCap', { office: 'SYT', cap: 3 }],
    ['tokens.create', { name: 'A', verbs: ['figures'], offices: null, days: 1 }],
    ['tokens.revoke', { id: 'any' }],
    ['people.endGrant', { code: 'demonstration-officer', version: 1 }],
    ['people.disable', { id: 'demonstration-head', version: '2024-11-22T10:00:00.000Z' }],
  ]
  const questions: [string, unknown][] = [
    ['people.list', {}],
    ['people.ofOffice', { office: 'SYT' }],
    ['tokens.list', {}],
    ['audit.page', {}],
  ]

  it('gives no rights at all until it is there, and says so', async () => {
    const anna = await trial.invited(administrator, { role: 'administrator' })
    expect(await anna.signIn()).toEqual({ next: 'enrol' })
    const me = await meIn(anna.browser)
    expect(me.person).toMatchObject({ owesSecondFactor: true, hasSecondFactor: false })
    expect(me.may).toEqual({ managePeople: false, manageTokens: false, readAudit: false, officersOf: [] })
    for (const [path, input] of verbs)
      expect(await outcome(anna.browser.act(path, input)), path).toBe('second-factor-required')
    for (const [path, input] of questions)
      expect(await outcome(anna.browser.ask(path, input)), path).toBe('second-factor-required')
    const file = await anna.browser.send({ url: '/api/v1/audit' })
    expect([file.statusCode, file.json().error.code]).toEqual([403, 'second-factor-required'])

    await trial.enrolled(anna)
    expect((await meIn(anna.browser)).may).toMatchObject({
      managePeople: true,
      manageTokens: true,
      readAudit: true,
    })
    for (const [path, input] of questions)
      expect(await outcome(anna.browser.ask(path, input)), path).toBe('done')
  })

  it('takes away the other roles’ rights as well, so that none is a way around it', async () => {
    const anna = await trial.invited(administrator, { role: 'leader' })
    const reviewer = { role: 'reviewer', office: null, fromOn: '2024-11-22', toOn: null }
    await administrator.act('people.grant', { personId: anna.id, ...reviewer })
    expect(await anna.signIn()).toEqual({ next: 'enrol' })
    const before = await seesGuarded(anna.browser)
    await trial.enrolled(anna)
    expect([before, await seesGuarded(anna.browser)]).toEqual([false, true])
  })

  it('does not let it be taken away; another role does', async () => {
    const { anna: reviewer } = await withSecondFactor('reviewer')
    const remove = ({ browser, password }: Member) => browser.act('account.removeSecondFactor', { password })
    expect(await outcome(remove(reviewer))).toBe('second-factor-required')
    expect((await meIn(reviewer.browser)).person?.hasSecondFactor).toBe(true)

    const { anna: leader } = await withSecondFactor('leader')
    expect(await outcome(remove({ ...leader, password: 'not my password at all' }))).toBe('wrong-password')
    expect(await outcome(remove(leader))).toBe('done')
    expect((await meIn(leader.browser)).person?.hasSecondFactor).toBe(false)
    expect(await leader.signIn(trial.browser())).toEqual({ next: 'done' })
    expect(await trial.db.select().from(secondFactors).where(eq(secondFactors.userId, leader.id))).toEqual([])
  })

  it('leaves in the audit log what was done about it', async () => {
    const { anna, code } = await withSecondFactor('leader')
    const { password } = anna
    await confirm(await halfIn(anna), code(1))
    await anna.browser.act('account.newRecoveryCodes', { password })
    await anna.browser.act('account.removeSecondFactor', { password })
    const log = await administrator.ask<AuditPage>('audit.page', { subject: anna.id, size: 4 })
    expect(log.rows.map(({ verb, after }) => [verb, after])).toEqual([
      ['second-factor.removed', null],
      ['recovery-codes.renewed', null],
      ['session.begun', { by: 'password and code' }],
      ['second-factor.added', { required: false }],
    ])
  })
})

/** Whether any figure that the public does not see is there. */
async function seesGuarded(browser: Browser): Promise<boolean> {
  await trial.heard()
  const ids = async (one: Browser) =>
    (await one.ask<{ items: { id: string }[] }>('scorecard')).items.map(({ id }) => id)
  const open = await ids(trial.browser())
  const seen = await ids(browser)
  expect(open.length).toBeGreaterThan(0)
  return seen.length > open.length
}
