import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grants } from '../../../db/schema/grants.ts'
import { mails } from '../../../db/schema/mails.ts'
import { recordVersion } from '../../../db/versions.ts'
import type { AuditPage, GrantRow, Me, PersonRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { type Member, openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

// The story stands on 22 November 2024, and so do roles.
const [yesterday, today, tomorrow] = ['2024-11-21', '2024-11-22', '2024-11-23']

let trial: Trial
let administrator: Browser
let head: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
  head = await trial.signedInAs('head')
  await administrator.act('people.setCap', { office: ownOffice, cap: 500 })
})
afterAll(() => trial.close())

const role = (own: Record<string, unknown> = {}) => ({
  role: 'officer',
  office: ownOffice,
  fromOn: today,
  toOn: null,
  ...own,
})
const give = (by: Browser, personId: string, own?: Record<string, unknown>) =>
  by.act<GrantRow>('people.grant', { personId, ...role(own) })
const end = (by: Browser, { code, version }: Pick<GrantRow, 'code' | 'version'>) =>
  by.act('people.endGrant', { code, version })
const rowOf = async ({ email }: { email: string }) => {
  const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: email })
  return rows[0] as PersonRow
}
const newestLetter = async ({ email }: { email: string }) => {
  const [mail] = await trial.db
    .select()
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(desc(mails.id))
    .limit(1)
  return mail
}
/** The roles that count for somebody now, as they see it themselves. */
async function held(member: Member): Promise<string[]> {
  const browser = trial.browser()
  await member.signIn(browser)
  const { person } = await browser.ask<Me>('me')
  return (person?.grants ?? [])
    .filter(({ inForce }) => inForce)
    .map((grant) => `${grant.role}@${grant.office?.code ?? ''}`)
    .sort()
}

describe('a role', () => {
  it('is given to somebody who is here, counts at once, and is told of by mail in their language', async () => {
    const anna = await trial.invited(administrator, { lang: 'en' })
    const row = await give(administrator, anna.id, { toOn: '2025-03-31' })
    expect(row).toMatchObject({ role: 'officer', toOn: '2025-03-31', inForce: true, delegatedBy: null })
    expect(await held(anna)).toEqual(['leader@', `officer@${ownOffice}`])
    expect(await newestLetter(anna)).toMatchObject({
      lang: 'en',
      subject: expect.stringMatching(/^Change of role/),
      body: expect.stringMatching(
        /Quản trị hệ thống \(trình diễn\) has given you[\s\S]*Officer[\s\S]*31[\s\u00a0]Mar[\s\u00a0]2025/,
      ),
    })
  })

  it('counts from its first day to its last, both included', async () => {
    const anna = await trial.invited(administrator)
    const dates: [string, string | null, boolean][] = [
      [today, today, true],
      ['2024-01-01', today, true],
      [tomorrow, null, false],
      [today, tomorrow, true],
    ]
    for (const [fromOn, toOn, inForce] of dates) {
      const row = await give(administrator, anna.id, { fromOn, toOn })
      expect([fromOn, toOn, row.inForce]).toEqual([fromOn, toOn, inForce])
      expect(await held(anna)).toEqual(inForce ? ['leader@', `officer@${ownOffice}`] : ['leader@'])
      await end(administrator, row)
    }
  })

  it('that ended yesterday counts no more', async () => {
    const anna = await trial.invited(administrator)
    const code = randomUUID()
    const facts = { code, personId: anna.id, role: 'officer' as const, officeCode: ownOffice }
    const write = (toOn: string) =>
      recordVersion(trial.db, grants, code, {
        at: new Date().toISOString(),
        by: 'a test',
        facts: { ...facts, fromOn: '2024-01-01', toOn },
      })
    await write(today)
    expect(await held(anna)).toContain(`officer@${ownOffice}`)
    await write(yesterday)
    expect(await held(anna)).toEqual(['leader@'])
  })

  it('is not given twice for one time, but again after it and elsewhere', async () => {
    const anna = await trial.invited(administrator)
    await give(administrator, anna.id, { fromOn: '2025-02-01', toOn: '2025-02-28' })
    const overlapping: [string, string | null][] = [
      ['2025-02-01', '2025-02-28'],
      ['2025-02-28', '2025-03-31'],
      [today, '2025-02-01'],
      [today, null],
      ['2025-02-10', '2025-02-10'],
    ]
    for (const [fromOn, toOn] of overlapping)
      expect(await outcome(give(administrator, anna.id, { fromOn, toOn })), `${fromOn} ${toOn}`).toBe(
        'already-granted',
      )
    for (const own of [
      { fromOn: '2025-03-01', toOn: null },
      { fromOn: today, toOn: '2025-01-31' },
      { office: otherOffice },
      { role: 'head' },
      { role: 'communications', office: null },
    ])
      expect(await outcome(give(administrator, anna.id, own)), JSON.stringify(own)).toBe('done')
    expect(await outcome(give(administrator, anna.id, { role: 'leader', office: null }))).toBe(
      'already-granted',
    )
  })

  it('is given once, though many give it at once', async () => {
    const anna = await trial.invited(administrator)
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => outcome(give(administrator, anna.id))))
    expect(outcomes.sort()).toEqual(['already-granted', 'already-granted', 'already-granted', 'done'])
  })

  it('is held by people who are here', async () => {
    for (const id of ['nobody', '', '__proto__'])
      expect(await outcome(give(administrator, id))).toBe('unknown-person')
    expect(await outcome(give(administrator, 'demonstration-leader', { office: 'NOWHERE' }))).toBe(
      'unknown-office',
    )
  })

  it('is an administrator’s to give; a head’s for the own officers', async () => {
    const own = await trial.invited(administrator, { role: 'officer', toOn: today })
    const elsewhere = await trial.invited(administrator, { role: 'officer', office: otherOffice })
    expect(await outcome(give(head, own.id, { fromOn: tomorrow }))).toBe('done')
    // To a head, the people of other offices are not there, nor are those who are nowhere.
    for (const id of [elsewhere.id, 'nobody', 'demonstration-leader'])
      expect(await outcome(give(head, id))).toBe('unknown-person')
    expect(await outcome(give(head, own.id, { office: otherOffice }))).toBe('not-yours')
    expect(await outcome(give(head, own.id, { role: 'leader', office: null }))).toBe('not-yours')
    for (const other of ['leader', 'officer', 'reviewer', 'communications'] as const)
      expect(await outcome(give(await trial.signedInAs(other), own.id)), other).toBe('not-yours')
    expect(await outcome(give(trial.browser(), own.id))).toBe('sign-in-needed')
  })
})

describe('ending a role', () => {
  it('takes it from now on, and tells the person in their language', async () => {
    const anna = await trial.invited(administrator, { lang: 'en', role: 'officer' })
    const [grant] = (await rowOf(anna)).grants
    expect(await held(anna)).toEqual([`officer@${ownOffice}`])
    await end(administrator, grant as GrantRow)
    expect(await held(anna)).toEqual([])
    expect((await rowOf(anna)).grants).toMatchObject([{ toOn: yesterday, inForce: false }])
    expect(await newestLetter(anna)).toMatchObject({
      lang: 'en',
      body: expect.stringMatching(/has ended this role[\s\S]*Officer/),
    })
  })

  it('leaves nothing of one that had not begun before today', async () => {
    const anna = await trial.invited(administrator)
    for (const fromOn of [today, tomorrow]) {
      const row = await give(administrator, anna.id, { fromOn })
      await end(administrator, row)
      expect((await rowOf(anna)).grants.map((grant) => grant.role)).toEqual(['leader'])
      expect(await outcome(end(administrator, row))).toBe('unknown-grant')
    }
    const kept = await trial.db
      .select()
      .from(grants)
      .where(and(eq(grants.personId, anna.id), eq(grants.role, 'officer')))
    expect(kept).toHaveLength(2)
  })

  it('needs the state that was seen', async () => {
    const anna = await trial.invited(administrator, { role: 'officer' })
    const [grant] = (await rowOf(anna)).grants as [GrantRow]
    expect(await outcome(end(administrator, { ...grant, version: grant.version - 1 }))).toBe(
      'changed-meanwhile',
    )
    expect(await held(anna)).toEqual([`officer@${ownOffice}`])
    const outcomes = await Promise.all([1, 2, 3].map(() => outcome(end(administrator, grant))))
    expect(outcomes.sort()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'done'])
    expect(await outcome(end(administrator, { code: 'none', version: 1 }))).toBe('unknown-grant')
  })

  it('is an administrator’s; a head’s for the own officers', async () => {
    const own = await trial.invited(administrator, { role: 'officer' })
    const elsewhere = await trial.invited(administrator, { role: 'officer', office: otherOffice })
    const leader = await trial.invited(administrator)
    const [mine] = (await rowOf(own)).grants as [GrantRow]
    const [theirs] = (await rowOf(elsewhere)).grants as [GrantRow]
    const [city] = (await rowOf(leader)).grants as [GrantRow]
    for (const grant of [theirs, city]) expect(await outcome(end(head, grant))).toBe('not-yours')
    for (const other of ['leader', 'officer', 'reviewer', 'communications'] as const)
      expect(await outcome(end(await trial.signedInAs(other), mine)), other).toBe('not-yours')
    expect(await outcome(end(trial.browser(), mine))).toBe('sign-in-needed')
    expect(await outcome(end(head, mine))).toBe('done')
    expect([await held(own), await held(elsewhere), await held(leader)]).toEqual([
      [],
      [`officer@${otherOffice}`],
      ['leader@'],
    ])
  })

  it('is possible for a head, though the city has no administrator left', async () => {
    const own = await trial.invited(administrator, { role: 'officer' })
    const [grant] = (await rowOf(own)).grants as [GrantRow]
    const code = 'demonstration-administrator'
    const [kept] = await trial.db.select().from(grants).where(eq(grants.code, code))
    const {
      versionId: _,
      knownFrom: __,
      knownTo: ___,
      recordedBy: ____,
      ...facts
    } = kept as typeof grants.$inferSelect
    const write = (toOn: string | null) =>
      recordVersion(trial.db, grants, code, {
        at: new Date().toISOString(),
        by: 'a test',
        facts: { ...facts, toOn },
      })
    await write(yesterday)
    expect(await outcome(end(head, grant))).toBe('done')
    await write(null)
  })

  it('stands in the audit log with what was before', async () => {
    const own = await trial.invited(administrator, { role: 'officer' })
    const [grant] = (await rowOf(own)).grants as [GrantRow]
    await end(head, grant)
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: own.id, size: 1 })
    expect(rows).toMatchObject([
      {
        verb: 'grant.ended',
        actingAs: `head@${ownOffice}`,
        office: { code: ownOffice },
        before: { code: grant.code, role: 'officer', toOn: null },
        after: { code: grant.code, endedOn: today },
      },
    ])
  })
})
