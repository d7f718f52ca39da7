import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditPage, GrantRow, Me, OfficePeople, PersonRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { type Member, openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
/** A head of an office and an officer of it, who is lent the head's role. */
let lender: Member
let deputy: Member
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  administrator = await trial.signedInAs('administrator')
  await administrator.act('people.setCap', { office: ownOffice, cap: 500 })
})
afterAll(() => trial.close())
beforeEach(async () => {
  lender = await trial.arrived(administrator, { role: 'head' })
  deputy = await trial.arrived(administrator, { role: 'officer' })
})

const lend = (by: Browser, to: Member, own: Record<string, unknown> = {}) =>
  by.act<GrantRow>('people.grant', {
    personId: to.id,
    role: 'head',
    office: ownOffice,
    fromOn: '2024-11-22',
    toOn: '2024-12-31',
    ...own,
  })
const isHead = async ({ browser }: Member) => {
  await trial.heard()
  const both = await Promise.all(trial.apps.map((app) => browser.at(app).ask<Me>('me')))
  const offices = both.map(({ may }) => may.officersOf.map(({ code }) => code))
  expect(offices[0]).toEqual(offices[1])
  return offices[0]?.includes(ownOffice)
}
const officer = () => ({
  name: 'Cán bộ mới',
  email: `${crypto.randomUUID()}@example.vn`,
  role: 'officer',
  office: ownOffice,
  fromOn: '2024-11-22',
  toOn: null,
  lang: 'vi',
})
const rowOf = async ({ email }: Member) => {
  const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: email })
  return rows[0] as PersonRow
}

describe('a head lends the own role', () => {
  it('for a time, and the deputy acts as head', async () => {
    expect(await outcome(lend(lender.browser, deputy, { toOn: null }))).toBe('end-date-needed')
    const grant = await lend(lender.browser, deputy)
    expect(grant).toMatchObject({
      role: 'head',
      office: { code: ownOffice },
      toOn: '2024-12-31',
      delegatedBy: { id: lender.id },
      inForce: true,
    })
    expect(await outcome(deputy.browser.ask('people.ofOffice', { office: ownOffice }))).toBe('sign-in-needed')
    await deputy.signIn()
    expect(await isHead(deputy)).toBe(true)
    const invited = await deputy.browser.act<PersonRow>('people.invite', officer())
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: invited.id, size: 1 })
    expect(rows[0]?.actingAs).toBe(`head@${ownOffice} (delegated)`)
    expect(await isHead(lender)).toBe(true)
  })

  it('in the own office only, and no other role', async () => {
    const own = { office: otherOffice }
    expect(await outcome(lend(lender.browser, deputy, own))).toBe('not-yours')
    for (const role of ['leader', 'administrator'])
      expect(await outcome(lend(lender.browser, deputy, { role, office: null }))).toBe('not-yours')
    expect(await outcome(lend(deputy.browser, lender))).toBe('not-yours')
  })

  it('and the deputy cannot lend it on, nor make it last longer', async () => {
    await lend(lender.browser, deputy)
    await deputy.signIn()
    const third = await trial.invited(administrator, { role: 'officer' })
    expect(await outcome(lend(deputy.browser, third))).toBe('not-yours')
    const longer = { fromOn: '2025-01-01', toOn: '2025-12-31' }
    expect(await outcome(lend(deputy.browser, deputy, longer))).toBe('not-yours')
    const invitation = { ...officer(), role: 'head', toOn: '2024-12-31' }
    expect(await outcome(deputy.browser.act('people.invite', invitation))).toBe('not-yours')
  })

  it('from a day to come, and it counts from then', async () => {
    const grant = await lend(lender.browser, deputy, { fromOn: '2024-11-23' })
    expect(grant.inForce).toBe(false)
    await deputy.signIn()
    expect(await isHead(deputy)).toBe(false)
    expect(await outcome(deputy.browser.act('people.invite', officer()))).toBe('not-yours')
  })

  it('and takes it back; nobody else’s, and not that of another head', async () => {
    const grant = await lend(lender.browser, deputy)
    const { code, version } = grant
    const colleague = await trial.arrived(administrator, { role: 'head' })
    expect(await outcome(colleague.browser.act('people.endGrant', { code, version }))).toBe('not-yours')
    const [own] = (await rowOf(colleague)).grants as [GrantRow]
    expect(
      await outcome(lender.browser.act('people.endGrant', { code: own.code, version: own.version })),
    ).toBe('not-yours')
    await lender.browser.act('people.endGrant', { code, version })
    await deputy.signIn()
    expect(await isHead(deputy)).toBe(false)
  })
})

describe('what was lent ends at once, on both processes,', () => {
  beforeEach(async () => {
    await lend(lender.browser, deputy)
    await deputy.signIn()
    expect(await isHead(deputy)).toBe(true)
  })
  const cannot = async () => {
    expect(await isHead(deputy)).toBe(false)
    expect(await outcome(deputy.browser.act('people.invite', officer()))).toBe('not-yours')
    expect(await outcome(deputy.browser.ask('people.ofOffice', { office: ownOffice }))).toBe('not-yours')
  }

  it('with the lender’s own role', async () => {
    const [own] = (await rowOf(lender)).grants as [GrantRow]
    await administrator.act('people.endGrant', { code: own.code, version: own.version })
    await cannot()
  })

  it('when the lender is disabled, and comes back with the lender', async () => {
    const { id, version } = await rowOf(lender)
    const disabled = await administrator.act<PersonRow>('people.disable', { id, version })
    await cannot()
    await administrator.act('people.enable', { id, version: disabled.version })
    expect(await isHead(deputy)).toBe(true)
  })

  it('when somebody else becomes head instead', async () => {
    const [own] = (await rowOf(lender)).grants as [GrantRow]
    await administrator.act('people.endGrant', { code: own.code, version: own.version })
    await trial.invited(administrator, { role: 'head' })
    await cannot()
  })
})

describe('what an administrator gives is no loan', () => {
  it('unless the administrator is the head: it stays when the giver goes', async () => {
    const grant = await lend(administrator, deputy)
    expect(grant.delegatedBy).toBeNull()
    const page = await administrator.ask<OfficePeople>('people.ofOffice', { office: ownOffice })
    expect(page.people.find(({ id }) => id === deputy.id)?.grants[0]).toMatchObject({
      role: 'head',
      delegatedBy: null,
    })
  })
})
