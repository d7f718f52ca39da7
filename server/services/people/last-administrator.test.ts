import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import { recordVersion } from '../../../db/versions.ts'
import { readHoldings } from '../../auth/holdings.ts'
import type { GrantRow, PersonRow } from '../../core/access.ts'
import { demonstrationId } from '../../core/roles.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, somebodyReal, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
beforeEach(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  administrator = await trial.signedInAs('administrator')
})
afterEach(() => trial.close())

const rowOf = async (by: Browser, id: string) => {
  const { rows } = await by.ask<{ rows: PersonRow[] }>('people.list', { role: 'administrator' })
  return rows.find((row) => row.id === id) as PersonRow
}
const grantOf = async (by: Browser, id: string) => {
  const { grants } = await rowOf(by, id)
  const { code, version } = grants.find(({ inForce }) => inForce) as GrantRow
  return { code, version }
}
const own = demonstrationId('administrator')

/** A second administrator who can come in. */
async function colleague() {
  const one = await trial.arrived(administrator, { role: 'administrator' })
  await trial.enrolled(one)
  return one
}

const elsewhere = (browser: Browser) => browser.at(trial.apps[1] as FastifyInstance)

/** Both are held before they can commit, at the entry that each leaves, so that neither sees what the other did. */
async function together(...attempts: (() => Promise<unknown>)[]): Promise<string[]> {
  const running = await trial.db.transaction(async (tx) => {
    await tx.execute(sql`select from audit.head for update`)
    const begun = attempts.map((attempt) => outcome(attempt()))
    await expect
      .poll(async () => {
        const waiting = await trial.db.execute(
          sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return waiting.rows.length
      })
      .toBe(attempts.length)
    return begun
  })
  return Promise.all(running)
}

describe('the last administrator', () => {
  it('can neither end the own role nor be disabled; with a second one, either can', async () => {
    const grant = await grantOf(administrator, own)
    const { id, version } = await rowOf(administrator, own)
    expect(await outcome(administrator.act('people.endGrant', grant))).toBe('last-administrator')
    expect(await outcome(administrator.act('people.disable', { id, version }))).toBe('last-administrator')
    expect(await outcome(administrator.ask('people.list'))).toBe('done')

    const second = await colleague()
    expect(await outcome(administrator.act('people.endGrant', grant))).toBe('done')
    const left = await rowOf(second.browser, second.id)
    expect(await outcome(second.browser.act('people.disable', { id: left.id, version: left.version }))).toBe(
      'last-administrator',
    )
  })

  it('is not made up for by one who has not accepted, is disabled, or begins tomorrow', async () => {
    await trial.asksIn(administrator, { role: 'administrator' })
    const disabled = await trial.invited(administrator, { role: 'administrator' })
    const { id, version } = await rowOf(administrator, disabled.id)
    await administrator.act('people.disable', { id, version })
    await trial.invited(administrator, { role: 'administrator', fromOn: '2024-11-23' })
    const grant = await grantOf(administrator, own)
    expect(await outcome(administrator.act('people.endGrant', grant))).toBe('last-administrator')
  })

  it('is kept when two end each other’s role at once', async () => {
    const second = await colleague()
    const mine = await grantOf(administrator, own)
    const theirs = await grantOf(administrator, second.id)
    const outcomes = await together(
      () => administrator.act('people.endGrant', theirs),
      () => elsewhere(second.browser).act('people.endGrant', mine),
    )
    expect(outcomes.sort()).toEqual(['done', 'last-administrator'])
    const left = await Promise.all([own, second.id].map((id) => readHoldings(trial.db, id, '2024-11-22')))
    expect(left.flat().filter(({ role }) => role === 'administrator')).toHaveLength(1)
  })

  it('is kept when two disable each other at once', async () => {
    const second = await colleague()
    const [mine, theirs] = [await rowOf(administrator, own), await rowOf(administrator, second.id)]
    const outcomes = await together(
      () => administrator.act('people.disable', { id: theirs.id, version: theirs.version }),
      () => elsewhere(second.browser).act('people.disable', { id: mine.id, version: mine.version }),
    )
    expect(outcomes.sort()).toEqual(['done', 'last-administrator'])
    const rows = await trial.db.select().from(people)
    const disabled = rows.filter(({ id, disabledAt }) => [own, second.id].includes(id) && disabledAt)
    expect(disabled).toHaveLength(1)
  })

  it('is somebody real where somebody real is here: a role to try does not count', async () => {
    await somebodyReal(trial.db)
    const code = randomUUID()
    await recordVersion(trial.db, grants, code, {
      at: new Date().toISOString(),
      by: 'a test',
      facts: {
        code,
        personId: 'real',
        role: 'administrator',
        officeCode: null,
        fromOn: '2024-01-01',
        toOn: null,
      },
    })
    const real = {
      browser: trial.browser(),
      email: 'real@example.vn',
      password: 'a long password of somebody real',
    }
    const token = await trial.resetLinkTo(real.email)
    await real.browser.act('account.setPassword', { token, password: real.password })
    await real.browser.act('account.signIn', real)
    await trial.enrolled(real)
    const grant = await grantOf(real.browser, 'real')
    expect(await outcome(real.browser.act('people.endGrant', grant))).toBe('last-administrator')
    const [tried] = await trial.db.select().from(grants).where(eq(grants.code, own))
    expect(tried).toMatchObject({ toOn: null, knownTo: 'infinity' })
  })
})
