import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mails } from '../../../db/schema/mails.ts'
import { people } from '../../../db/schema/people.ts'
import type { AuditPage, OfficePeople, PersonRow } from '../../core/access.ts'
import { type Role, roles } from '../../core/roles.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
let head: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  administrator = await trial.signedInAs('administrator')
  head = await trial.signedInAs('head')
})
afterAll(() => trial.close())

let invitations = 0
const asked = (own: Record<string, unknown> = {}) => ({
  name: 'Người được mời',
  email: `asked-${++invitations}@example.vn`,
  role: 'officer',
  office: ownOffice,
  fromOn: '2024-11-01',
  toOn: null,
  lang: 'vi',
  ...own,
})
const invite = (by: Browser, own?: Record<string, unknown>) => by.act<PersonRow>('people.invite', asked(own))
const officers = async (office = ownOffice) => {
  const found = await administrator.ask<OfficePeople>('people.ofOffice', { office })
  return { officers: found.officers, cap: found.cap }
}
const setCap = (cap: number, office = ownOffice) => administrator.act('people.setCap', { office, cap })

describe('an administrator', () => {
  it.each(roles)('invites somebody to be %s', async (role) => {
    const office = role === 'head' || role === 'officer' ? ownOffice : null
    const row = await invite(administrator, { role, office, toOn: '2025-03-31' })
    expect(row).toMatchObject({
      state: 'invited',
      name: 'Người được mời',
      hasSecondFactor: false,
      lastSeenAt: null,
    })
    expect(row.grants).toMatchObject([
      { role, fromOn: '2024-11-01', toOn: '2025-03-31', delegatedBy: null, origin: 'given', inForce: true },
    ])
    expect(row.grants[0]?.office?.code ?? null).toBe(office)
  })

  it('gives names and addresses as they are kept', async () => {
    const row = await invite(administrator, { name: '  Cán   bộ\tthử ', email: ' Some.One+X@Example.VN ' })
    expect(row).toMatchObject({ name: 'Cán bộ thử', email: 'some.one+x@example.vn' })
  })

  it('is told what is wrong with an invitation, and nothing is left of it', async () => {
    const count = async () => (await trial.db.select().from(people)).length
    const before = await count()
    const wrong: [string, Record<string, unknown>][] = [
      ['name-needed', { name: ' \t ' }],
      ['name-needed', { name: 'x'.repeat(121) }],
      ['name-needed', { name: 'A\u0007B' }],
      ['bad-email', { email: 'nobody' }],
      ['bad-email', { email: 'a b@example.vn' }],
      ['bad-email', { email: 'a@example.vn, b@example.vn' }],
      ['bad-email', { email: '"A" <a@example.vn>' }],
      ['bad-email', { email: 'a@example.vn\r\nBcc: b@example.vn' }],
      // What the sign-in library takes for no address could never sign in.
      ['bad-email', { email: 'ngườidùng@example.vn' }],
      ['bad-email', { email: 'a..b@example.vn' }],
      ['bad-email', { email: '.a@example.vn' }],
      ['bad-email', { email: `${'x'.repeat(65)}@example.vn` }],
      ['office-needed', { office: null }],
      ['no-office-for-role', { role: 'leader' }],
      ['unknown-office', { office: 'NOWHERE' }],
      ['unknown-office', { office: '__proto__' }],
      ['bad-day', { fromOn: '2024-02-30' }],
      ['bad-day', { fromOn: 'today' }],
      ['bad-day', { toOn: '22/11/2024' }],
      ['bad-dates', { fromOn: '2024-12-01', toOn: '2024-11-30' }],
      ['bad-dates', { toOn: '2024-11-21' }],
      ['bad-input', { role: 'mayor' }],
      ['bad-input', { lang: 'fr' }],
    ]
    for (const [code, own] of wrong)
      expect(await outcome(invite(administrator, own)), JSON.stringify(own)).toBe(code)
    expect(await count()).toBe(before)
  })

  it('cannot invite who is here already, however the address is written', async () => {
    const { email } = await invite(administrator)
    await expect(invite(administrator, { email: email.toUpperCase() })).rejects.toMatchObject({
      code: 'email-taken',
      status: 409,
      params: { email },
    })
  })

  it('invites whoever can then sign in: every address that is taken is one to sign in with', async () => {
    for (const email of ["o'brien_x+tag-1@sub.example.com.vn", `${'x'.repeat(64)}@example.vn`, '1@2.vn']) {
      const one = await trial.invited(administrator, { email })
      expect(await outcome(one.signIn()), email).toBe('done')
    }
  })

  it('who was invited by two at once is there once', async () => {
    const one = asked({ role: 'leader', office: null })
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => outcome(administrator.act('people.invite', one))),
    )
    expect(outcomes.sort()).toEqual(['done', 'email-taken', 'email-taken', 'email-taken'])
  })
})

describe('a head of office', () => {
  it('invites officers of the own office, nobody else and nowhere else', async () => {
    const row = await invite(head)
    expect(row.grants).toMatchObject([{ role: 'officer', office: { code: ownOffice } }])
    expect(await outcome(invite(head, { office: otherOffice }))).toBe('not-yours')
    for (const role of roles.filter((one) => one !== 'officer' && one !== 'head'))
      expect(await outcome(invite(head, { role, office: null })), role).toBe('not-yours')
    expect(await outcome(invite(head, { role: 'head' }))).toBe('end-date-needed')
    expect(await outcome(invite(head, { role: 'head', office: otherOffice, toOn: '2024-12-31' }))).toBe(
      'not-yours',
    )
  })

  it('gives the role to somebody who is here already, and learns nothing of their other roles', async () => {
    const there = await invite(administrator, { office: otherOffice, name: 'Người đã có' })
    const row = await invite(head, { email: there.email, name: 'Another name' })
    expect(row).toMatchObject({ id: there.id, name: 'Người đã có' })
    expect(row.grants.map((grant) => grant.office?.code)).toEqual([ownOffice])
    expect(await outcome(invite(head, { email: there.email }))).toBe('already-granted')
  })

  it('sends an invitation again to the own officers only', async () => {
    const [own, other] = [await invite(head), await invite(administrator, { office: otherOffice })]
    const leader = await invite(administrator, { role: 'leader', office: null })
    expect(await outcome(head.act('people.reinvite', { id: own.id }))).toBe('done')
    for (const { id } of [other, leader])
      expect(await outcome(head.act('people.reinvite', { id }))).toBe('not-yours')
    expect(await outcome(head.act('people.reinvite', { id: 'nobody' }))).toBe('not-yours')
    expect(await outcome(administrator.act('people.reinvite', { id: 'nobody' }))).toBe('unknown-person')
  })
})

describe('nobody else', () => {
  it.each(['leader', 'officer', 'reviewer', 'communications'] as Role[])('%s invites', async (role) => {
    const browser = await trial.signedInAs(role)
    expect(await outcome(invite(browser))).toBe('not-yours')
    expect(await outcome(invite(browser, { role, office: role === 'officer' ? ownOffice : null }))).toBe(
      'not-yours',
    )
  })

  it('who is not signed in invites', async () => {
    expect(await outcome(invite(trial.browser()))).toBe('sign-in-needed')
  })
})

describe('an office’s officers', () => {
  it('are ten where nobody has set another number', async () => {
    const office = 'SXD'
    expect(await officers(office)).toEqual({ officers: 0, cap: 10 })
    for (let one = 0; one < 10; one++) await invite(administrator, { office })
    await expect(invite(administrator, { office })).rejects.toMatchObject({
      code: 'officers-full',
      status: 409,
      params: { cap: 10 },
    })
    expect(await officers(office)).toEqual({ officers: 10, cap: 10 })
  })

  it('are as many as an administrator says, at once; those there are stay', async () => {
    const { officers: there } = await officers()
    await setCap(there + 1)
    await invite(head)
    expect(await outcome(invite(head))).toBe('officers-full')
    expect(await outcome(invite(administrator))).toBe('officers-full')
    await setCap(0)
    expect(await officers()).toEqual({ officers: there + 1, cap: 0 })
    expect(await outcome(invite(head))).toBe('officers-full')
    await setCap(there + 2)
    expect(await outcome(invite(head))).toBe('done')
    await setCap(500)
  })

  it('are counted by person, with roles to come and without those that are over or of the disabled', async () => {
    const office = 'SNV'
    await setCap(2, office)
    const first = await invite(administrator, { office, toOn: '2024-11-30' })
    const later = { role: 'officer', office, fromOn: '2025-01-01', toOn: null }
    await invite(administrator, { office, fromOn: '2025-06-01' })
    expect(await officers(office)).toEqual({ officers: 2, cap: 2 })
    // A second time for the same person is no further officer.
    await administrator.act('people.grant', { personId: first.id, ...later })
    expect(await outcome(invite(administrator, { office }))).toBe('officers-full')

    const disabled = await administrator.act<PersonRow>('people.disable', {
      id: first.id,
      version: first.version,
    })
    expect(await officers(office)).toEqual({ officers: 1, cap: 2 })
    expect(await outcome(invite(administrator, { office }))).toBe('done')
    expect(disabled.grants).toHaveLength(2)
  })

  it('are never more than that, though twenty are invited at once at two processes', async () => {
    const office = 'SCT'
    await setCap(7, office)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, one) => {
        const app = trial.apps[one % 2]
        return outcome(invite(app ? administrator.at(app) : administrator, { office }))
      }),
    )
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(7)
    expect(outcomes.filter((one) => one === 'officers-full')).toHaveLength(13)
    expect(await officers(office)).toEqual({ officers: 7, cap: 7 })
  })

  it('may be from none to five hundred, by an administrator', async () => {
    for (const cap of [-1, 501, 1.5, 1e9]) expect(await outcome(setCap(cap)), String(cap)).toBe('bad-cap')
    expect(await outcome(setCap(3, 'NOWHERE'))).toBe('unknown-office')
    expect(await outcome(head.act('people.setCap', { office: ownOffice, cap: 400 }))).toBe('not-yours')
    const { rows } = await administrator.ask<AuditPage>('audit.page', { verb: 'officers.capped', size: 1 })
    expect(rows).toMatchObject([{ actingAs: 'administrator', before: { cap: 10 }, after: { cap: 7 } }])
  })

  it('may be set by many at once: the last word holds, and nobody meets a fault of ours', async () => {
    const office = 'STP'
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((cap) => outcome(setCap(cap, office))))
    expect(new Set(outcomes)).toEqual(new Set(['done']))
    expect((await officers(office)).cap).toBeGreaterThan(0)
  })
})

describe('a letter', () => {
  const newest = async (to: string) => {
    const [mail] = await trial.db.select().from(mails).where(eq(mails.recipient, to)).orderBy(desc(mails.id))
    return mail
  }

  it('goes to who is invited, in their language, and says who invites to what', async () => {
    const vi = await invite(head, { lang: 'vi', toOn: '2025-03-31' })
    expect(await newest(vi.email)).toMatchObject({
      recipient: vi.email,
      lang: 'vi',
      subject: expect.stringMatching(/^Thư mời/),
      body: expect.stringMatching(/Thủ trưởng đơn vị \(trình diễn\) mời[\s\S]*Cán bộ đơn vị[\s\S]*Sở Y tế/),
    })
    const en = await invite(administrator, { role: 'leader', office: null, lang: 'en' })
    expect(await newest(en.email)).toMatchObject({
      lang: 'en',
      subject: expect.stringMatching(/^Invitation/),
      body: expect.stringMatching(/City leader/),
    })
  })

  it('goes again with a new invitation, and is of a role where somebody is here already', async () => {
    const { id, email } = await invite(administrator, { office: otherOffice, lang: 'en' })
    const first = await newest(email)
    await administrator.act('people.reinvite', { id })
    const again = await newest(email)
    expect(again?.id).toBeGreaterThan(first?.id ?? 0)
    expect(again?.subject).toBe(first?.subject)
    await invite(head, { email })
    expect(await newest(email)).toMatchObject({
      lang: 'en',
      subject: expect.stringMatching(/^Change of role/),
      body: expect.not.stringContaining('#'),
    })
  })

  it('is not written where nothing came of it', async () => {
    const all = async () => (await trial.db.select({ id: mails.id }).from(mails)).length
    const before = await all()
    const one = asked({ office: 'NOWHERE' })
    expect(await outcome(administrator.act('people.invite', one))).toBe('unknown-office')
    expect(await outcome(invite(administrator, { office: 'SCT' }))).toBe('officers-full')
    expect(await all()).toBe(before)
  })
})

describe('the audit log', () => {
  it('says who invited whom, acting as what, and what was given', async () => {
    const { id, email, name } = await invite(head)
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: id })
    expect(rows).toMatchObject([
      { verb: 'grant.given', actingAs: `head@${ownOffice}`, after: { role: 'officer', office: ownOffice } },
      { verb: 'person.invited', actingAs: `head@${ownOffice}`, after: { email, name, lang: 'vi' } },
    ])
    expect(rows.map(({ actor, office }) => [actor.id, office?.code])).toEqual([
      ['demonstration-head', ownOffice],
      ['demonstration-head', ownOffice],
    ])
  })
})
