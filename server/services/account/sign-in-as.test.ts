import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { people, sessions } from '../../../db/schema/people.ts'
import { stories } from '../../../db/schema/stories.ts'
import type { AuditPage, MailRow, Me } from '../../core/access.ts'
import { roles } from '../../core/roles.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, ownOffice, somebodyReal, type Trial } from '../testing/trial.ts'

let trial: Trial
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
})
afterAll(() => trial.close())
/** Whoever came in a test is gone after it, so that the demonstration goes on. */
afterEach(async () => {
  await trial.db.delete(people).where(eq(people.id, 'real'))
  await trial.db.delete(sessions)
  await trial.heard()
})

const meIn = async (browser: Browser) => {
  await trial.heard()
  return browser.ask<Me>('me')
}

describe('in a demonstration story', () => {
  it('each of the six roles is tried by one press, and holds that role only', async () => {
    expect((await meIn(trial.browser())).ways.demonstration).toEqual(roles)
    for (const role of roles) {
      const { person } = await meIn(await trial.signedInAs(role))
      expect(person).toMatchObject({
        id: `demonstration-${role}`,
        demonstration: true,
        owesSecondFactor: false,
      })
      const office = role === 'head' || role === 'officer' ? ownOffice : null
      expect(person?.grants.map((grant) => [grant.role, grant.office?.code ?? null, grant.inForce])).toEqual([
        [role, office, true],
      ])
    }
  })

  it('no other role is there to be pressed, nor somebody by name', async () => {
    for (const role of ['mayor', '', 'demonstration-leader', '__proto__', ['leader']])
      expect(await outcome(trial.browser().act('account.signInAs', { role }))).toBe('bad-input')
  })

  it('letters that nothing sends can be read by whoever tries it', async () => {
    const { email } = await trial.asksIn(await trial.signedInAs('administrator'))
    const [letter] = await trial.browser().ask<MailRow[]>('mailbox')
    expect(letter).toMatchObject({ recipient: email })
    expect((await meIn(trial.browser())).ways.mailbox).toBe(true)
  })

  it('a role that is disabled is not offered a way around it', async () => {
    await trial.db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, 'demonstration-head'))
    expect(await outcome(trial.signedInAs('head'))).toBe('person-disabled')
    expect(await outcome(trial.signedInAs('leader'))).toBe('done')
    await trial.db.update(people).set({ disabledAt: null }).where(eq(people.id, 'demonstration-head'))
  })

  it('the audit log says that a role was tried', async () => {
    const administrator = await trial.signedInAs('administrator')
    await trial.signedInAs('leader')
    const { rows } = await administrator.ask<AuditPage>('audit.page', {
      subject: 'demonstration-leader',
      size: 1,
    })
    expect(rows).toMatchObject([{ verb: 'session.begun', after: { by: 'demonstration' } }])
  })
})

describe('once somebody real is here', () => {
  it('no role is offered or given any more', async () => {
    await somebodyReal(trial.db)
    expect((await meIn(trial.browser())).ways).toMatchObject({ demonstration: null, mailbox: false })
    for (const role of roles) expect(await outcome(trial.signedInAs(role))).toBe('no-demonstration')
  })

  it('whoever is signed in to one is nobody at once, on both processes, and cannot do anything', async () => {
    const administrator = await trial.signedInAs('administrator')
    const invited = await trial.arrived(administrator)
    for (const app of trial.apps)
      for (const { at } of [administrator, invited.browser])
        expect((await meIn(at(app))).person).not.toBeNull()
    await somebodyReal(trial.db)
    for (const app of trial.apps)
      for (const { at } of [administrator, invited.browser]) {
        expect((await meIn(at(app))).person).toBeNull()
        expect(await outcome(at(app).ask('people.list'))).toBe('sign-in-needed')
        expect(await outcome(at(app).act('people.setCap', { office: ownOffice, cap: 3 }))).toBe(
          'sign-in-needed',
        )
        expect((await at(app).send({ url: '/api/v1/audit' })).statusCode).toBe(401)
      }
    expect(await outcome(invited.signIn(trial.browser()))).toBe('person-disabled')
    expect(await trial.db.select().from(sessions)).toHaveLength(2)
  })

  it('letters are nobody’s to read, not even for those who were signed in', async () => {
    const administrator = await trial.signedInAs('administrator')
    await trial.asksIn(administrator)
    await somebodyReal(trial.db)
    await trial.heard()
    for (const browser of [trial.browser(), administrator])
      expect(await outcome(browser.ask('mailbox'))).toBe('no-demonstration')
  })
})

describe('without a story', () => {
  it('no role is given, whatever people are there', async () => {
    const told = await trial.db.delete(stories).returning()
    await trial.heard()
    expect(await outcome(trial.signedInAs('administrator'))).toBe('no-demonstration')
    await trial.db.insert(stories).values(told)
  })
})

describe('where mail is sent', () => {
  it('it is not shown as well', async () => {
    const sends = await openTrial({
      wall: () => new Date(),
      env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'dashboard@example.vn' },
    })
    expect((await sends.browser().ask<Me>('me')).ways.mailbox).toBe(false)
    expect(await outcome(sends.browser().ask('mailbox'))).toBe('no-demonstration')
    await sends.close()
  })
})
