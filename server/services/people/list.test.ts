import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GrantRow, OfficePeople, PeoplePage, PersonRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { type Member, openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
let head: Browser
/** An officer here and a head elsewhere; an officer elsewhere; a former officer here; somebody of the whole city. */
let both: Member
let elsewhere: Member
let former: Member
let leader: Member
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
  head = await trial.signedInAs('head')
  both = await trial.invited(administrator, { role: 'officer', name: 'Đỗ Ánh', email: 'do.anh@example.vn' })
  await administrator.act('people.grant', {
    personId: both.id,
    role: 'head',
    office: otherOffice,
    fromOn: '2024-11-22',
    toOn: null,
  })
  elsewhere = await trial.invited(administrator, { role: 'officer', office: otherOffice, name: 'Ánh 100%' })
  former = await trial.invited(administrator, { role: 'officer', name: 'Người cũ' })
  const [grant] = (await rowOf(former)).grants as [GrantRow]
  await administrator.act('people.endGrant', { code: grant.code, version: grant.version })
  leader = await trial.arrived(administrator, { role: 'leader', name: 'anh' })
})
afterAll(() => trial.close())

const list = (question: Record<string, unknown> = {}) =>
  administrator.ask<PeoplePage>('people.list', question)
const idsIn = async (question: Record<string, unknown>) =>
  (await list(question)).rows.map(({ id }) => id).sort()
async function rowOf({ email }: { email: string }): Promise<PersonRow> {
  return (await list({ q: email })).rows[0] as PersonRow
}
const ofOffice = (by: Browser, office: string) => by.ask<OfficePeople>('people.ofOffice', { office })

describe('the people of an office', () => {
  it('are to its head those who hold or held a role there, with these roles and no others', async () => {
    const page = await ofOffice(head, ownOffice)
    expect(page.people.map(({ id }) => id).sort()).toEqual(
      [both.id, former.id, 'demonstration-head', 'demonstration-officer'].sort(),
    )
    expect(new Set(page.people.flatMap(({ grants }) => grants.map(({ office }) => office?.code)))).toEqual(
      new Set([ownOffice]),
    )
    expect(page.people.find(({ id }) => id === both.id)?.grants.map(({ role }) => role)).toEqual(['officer'])
    expect(page).toMatchObject({ office: { code: ownOffice }, officers: 2, cap: 10 })
    for (const word of [otherOffice, elsewhere.email, leader.email])
      expect(JSON.stringify(page)).not.toContain(word)
  })

  it('are nobody’s matter who is not head there or administrator', async () => {
    expect(await outcome(ofOffice(head, otherOffice))).toBe('not-yours')
    expect(await outcome(ofOffice(head, 'NOWHERE'))).toBe('not-yours')
    for (const role of ['leader', 'officer', 'reviewer', 'communications'] as const)
      expect(await outcome(ofOffice(await trial.signedInAs(role), ownOffice)), role).toBe('not-yours')
    expect(await outcome(ofOffice(trial.browser(), ownOffice))).toBe('sign-in-needed')
    expect((await ofOffice(administrator, otherOffice)).people.map(({ id }) => id).sort()).toEqual(
      [both.id, elsewhere.id].sort(),
    )
    expect(await outcome(ofOffice(administrator, 'NOWHERE'))).toBe('unknown-office')
  })
})

describe('everybody', () => {
  it('is an administrator’s to see', async () => {
    for (const role of ['leader', 'head', 'officer', 'reviewer', 'communications'] as const)
      expect(await outcome((await trial.signedInAs(role)).ask('people.list')), role).toBe('not-yours')
    expect(await outcome(trial.browser().ask('people.list'))).toBe('sign-in-needed')
  })

  it('is found by parts of name and address, with and without marks, and no sign is a wildcard', async () => {
    expect(await idsIn({ q: 'do anh' })).toEqual([both.id])
    expect(await idsIn({ q: 'ĐỖ ÁNH'.normalize('NFD') })).toEqual([both.id])
    expect(await idsIn({ q: 'anh@example' })).toEqual([both.id])
    expect(await idsIn({ q: '100%' })).toEqual([elsewhere.id])
    for (const q of ['%', '_', '\\', "'", '--'])
      expect((await idsIn({ q })).length, q).toBeLessThanOrEqual(q === '%' ? 1 : 0)
    expect(await outcome(list({ q: 'x'.repeat(201) }))).toBe('search-too-long')
  })

  it('is found by role, office and state', async () => {
    expect(await idsIn({ role: 'head', office: otherOffice })).toEqual([both.id])
    expect(await idsIn({ role: 'officer', office: otherOffice })).toEqual([elsewhere.id])
    const waiting = await trial.asksIn(administrator)
    expect(await idsIn({ state: 'invited' })).toEqual([waiting.id])
    expect((await idsIn({ state: 'active' })).length).toBe((await idsIn({})).length - 1)
    expect(await idsIn({ state: 'disabled' })).toEqual([])
  })

  it('comes in pages, by name as Vietnamese sorts it', async () => {
    const all = await list({ size: 200 })
    const names = all.rows.map(({ name }) => name)
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare))
    const pages = await Promise.all(
      Array.from({ length: Math.ceil(all.found / 3) }, (_, one) => list({ size: 3, page: one + 1 })),
    )
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(all.rows.map(({ id }) => id))
    expect(await outcome(list({ size: 3, page: 100 }))).toBe('page-past-end')
    expect(await outcome(list({ size: 201 }))).toBe('bad-size')
  })

  it('is shown with when they were last here and whether they have a second factor', async () => {
    expect((await rowOf(both)).lastSeenAt).toBeNull()
    expect(Date.parse((await rowOf(leader)).lastSeenAt ?? '')).toBeGreaterThan(0)
    expect((await rowOf(leader)).hasSecondFactor).toBe(false)
    await trial.enrolled(leader)
    expect((await rowOf(leader)).hasSecondFactor).toBe(true)
  })
})
