import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditPage, PersonRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, ownOffice, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

const rowOf = async ({ email }: { email: string }) => {
  const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: email })
  return rows[0] as PersonRow
}
const change = (
  verb: 'disable' | 'enable',
  { id, version }: { id: string; version: string },
  by = administrator,
) => by.act<PersonRow>(`people.${verb}`, { id, version })

describe('shutting somebody out', () => {
  it('and letting them in again, each time from the state that was seen', async () => {
    const anna = await trial.invited(administrator)
    const before = await rowOf(anna)
    const disabled = await change('disable', before)
    expect([before.state, disabled.state]).toEqual(['active', 'disabled'])
    expect(disabled.version).not.toBe(before.version)
    for (const verb of ['disable', 'enable'] as const)
      expect(await outcome(change(verb, before)), verb).toBe('changed-meanwhile')
    expect(await outcome(change('disable', disabled))).toBe('changed-meanwhile')
    expect((await change('enable', disabled)).state).toBe('active')
    expect(await outcome(anna.signIn())).toBe('done')
  })

  it('happens once, though several do it at once', async () => {
    const anna = await trial.invited(administrator)
    const seen = await rowOf(anna)
    const outcomes = await Promise.all([1, 2, 3].map(() => outcome(change('disable', seen))))
    expect(outcomes.sort()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'done'])
  })

  it('does not touch what they hold: it counts again with them', async () => {
    const anna = await trial.invited(administrator, { role: 'officer' })
    const disabled = await change('disable', await rowOf(anna))
    expect(disabled.grants).toMatchObject([{ role: 'officer', office: { code: ownOffice } }])
    await change('enable', disabled)
    expect((await rowOf(anna)).grants).toEqual(disabled.grants)
  })

  it('is an administrator’s, and of people who are here', async () => {
    const anna = await trial.invited(administrator, { role: 'officer' })
    const seen = await rowOf(anna)
    for (const role of ['leader', 'head', 'officer', 'reviewer', 'communications'] as const)
      expect(await outcome(change('disable', seen, await trial.signedInAs(role))), role).toBe('not-yours')
    expect(await outcome(change('disable', seen, trial.browser()))).toBe('sign-in-needed')
    for (const id of ['nobody', '', '__proto__'])
      expect(await outcome(change('disable', { ...seen, id }))).toBe('unknown-person')
    for (const version of ['', 'now', '2024-13-01T00:00:00.000Z'])
      expect(await outcome(change('disable', { ...seen, version }))).toBe('bad-input')
    expect((await rowOf(anna)).state).toBe('active')
  })

  it('stands in the audit log', async () => {
    const anna = await trial.invited(administrator)
    const disabled = await change('disable', await rowOf(anna))
    await change('enable', disabled)
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: anna.id, size: 2 })
    expect(rows).toMatchObject([
      { verb: 'person.enabled', actingAs: 'administrator', after: { disabledAt: null } },
      { verb: 'person.disabled', actingAs: 'administrator', before: { disabledAt: null } },
    ])
  })
})
