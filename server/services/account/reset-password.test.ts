import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { attempts } from '../../../db/schema/attempts.ts'
import { mails } from '../../../db/schema/mails.ts'
import { accounts, people, sessions, verifications } from '../../../db/schema/people.ts'
import type { AuditPage, Letter, Me, PersonRow } from '../../core/access.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, somebodyReal, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())
beforeEach(() => trial.db.delete(attempts))

const next = 'another password, as long'
const set = (token: string, password = next) =>
  outcome(trial.browser().act('account.setPassword', { token, password }))
const read = (token: string) => trial.browser().act<Letter>('account.letter', { token })
const opens = ({ email }: { email: string }, password: string) =>
  outcome(trial.browser().act('account.signIn', { email, password }))
/** The links of everybody are made older: the sign-in library goes by the real clock. */
const age = (interval: string) =>
  trial.db.execute(sql`update verifications set expires_at = expires_at - ${interval}::interval`)
const personIn = async (browser: Browser) => {
  await trial.heard()
  return (await browser.ask<Me>('me')).person
}

describe('a link to set a forgotten password', () => {
  it('says whose it is, works once, and ends every session', async () => {
    const anna = await trial.arrived(administrator)
    const other = trial.browser()
    await anna.signIn(other)
    const token = await trial.resetLinkTo(anna.email)
    expect(await read(token)).toMatchObject({ kind: 'reset', email: anna.email })
    expect(await set(token)).toBe('done')
    for (const browser of [anna.browser, other]) expect(await personIn(browser)).toBeNull()
    expect(await trial.db.select().from(sessions).where(eq(sessions.userId, anna.id))).toEqual([])
    expect([await opens(anna, next), await opens(anna, anna.password)]).toEqual(['done', 'wrong-credentials'])

    expect(await set(token, 'a third password, as long')).toBe('link-expired')
    expect(await outcome(read(token))).toBe('link-expired')
    expect(await opens(anna, next)).toBe('done')
  })

  it('opens no session itself: the password is asked for, and the second factor', async () => {
    const anna = await trial.arrived(administrator)
    await trial.enrolled(anna)
    const browser = trial.browser()
    await browser.act('account.setPassword', { token: await trial.resetLinkTo(anna.email), password: next })
    expect(await personIn(browser)).toBeNull()
    expect(await browser.act('account.signIn', { email: anna.email, password: next })).toEqual({
      next: 'second-factor',
    })
  })

  it('is good for an hour', async () => {
    const anna = await trial.invited(administrator)
    const token = await trial.resetLinkTo(anna.email)
    await age('59 minutes')
    expect(await outcome(read(token))).toBe('done')
    await age('1 minute')
    expect([await outcome(read(token)), await set(token)]).toEqual(['link-expired', 'link-expired'])
    expect(await opens(anna, anna.password)).toBe('done')
  })

  it('works once, though it is used many times at once', async () => {
    const anna = await trial.invited(administrator)
    const token = await trial.resetLinkTo(anna.email)
    const passwords = Array.from({ length: 8 }, (_, one) => `the password of try number ${one}`)
    const outcomes = await Promise.all(passwords.map((password) => set(token, password)))
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'link-expired')).toHaveLength(7)
    const winner = passwords[outcomes.indexOf('done')] ?? ''
    expect(await opens(anna, winner)).toBe('done')
  })

  it('that is older works as well, until one of them is used: then none does', async () => {
    const anna = await trial.invited(administrator)
    const [first, second] = [await trial.resetLinkTo(anna.email), await trial.resetLinkTo(anna.email)]
    expect([await outcome(read(first)), await outcome(read(second))]).toEqual(['done', 'done'])
    expect(await set(first)).toBe('done')
    expect([await set(second, 'a third password, as long'), await outcome(read(second))]).toEqual([
      'link-expired',
      'link-expired',
    ])
    expect(await opens(anna, next)).toBe('done')
  })

  it('opens nothing any more once the password was changed by its owner', async () => {
    const anna = await trial.arrived(administrator)
    const token = await trial.resetLinkTo(anna.email)
    await anna.browser.act('account.changePassword', { current: anna.password, next })
    expect(await set(token, 'a third password, as long')).toBe('link-expired')
  })

  it('is left as it was by a password that cannot be taken', async () => {
    const anna = await trial.invited(administrator)
    const token = await trial.resetLinkTo(anna.email)
    expect(await set(token, 'too short')).toBe('password-too-short')
    expect(await set(token, 'x'.repeat(129))).toBe('password-too-long')
    expect(await set(token)).toBe('done')
  })

  it('that nobody sent opens nothing', async () => {
    for (const token of ['', 'x', 'x'.repeat(24), '../../x', '%00', "' or true --", 'x'.repeat(400)])
      expect([await outcome(read(token)), await set(token)], token).toEqual(['link-expired', 'link-expired'])
  })

  it('is sent to nobody who may not come in, nor for the demonstration’s own roles', async () => {
    const own = await openTrial({ wall: () => new Date() })
    const by = await own.signedInAs('administrator')
    const [anna, eve] = [await own.invited(by), await own.invited(by)]
    const { rows } = await by.ask<{ rows: PersonRow[] }>('people.list', { q: eve.email })
    await by.act('people.disable', { id: eve.id, version: rows[0]?.version })
    await own.db.delete(mails)
    const emails = [eve.email, 'administrator@demonstration.invalid', 'nobody@example.vn', anna.email]
    for (const email of [...emails, 'no address', '\u202e'])
      expect(await outcome(own.browser().act('account.askReset', { email }))).toBe('done')
    await own.rest()
    const posted = await own.db.select({ to: mails.recipient }).from(mails)
    expect(posted).toEqual([{ to: anna.email }])
    await own.close()
  })

  it('is no way to a password for whoever comes by the single sign-on alone', async () => {
    const own = await openTrial({ wall: () => new Date() })
    const admin = await own.signedInAs('administrator')
    const [anna, eve] = [await own.invited(admin), await own.invited(admin)]
    const born = { createdAt: new Date(), updatedAt: new Date(), providerId: 'city' }
    await own.db.insert(accounts).values([
      { ...born, id: 'a', userId: anna.id, accountId: 'anna' },
      { ...born, id: 'e', userId: eve.id, accountId: 'eve' },
    ])
    await own.db
      .delete(accounts)
      .where(and(eq(accounts.userId, eve.id), eq(accounts.providerId, 'credential')))
    await own.db.delete(mails)
    for (const { email } of [eve, anna]) await own.browser().act('account.askReset', { email })
    await own.rest()
    const posted = await own.db.select({ to: mails.recipient }).from(mails)
    expect(posted).toEqual([{ to: anna.email }])
    await own.close()
  })

  it('that was sent opens nothing once its owner is disabled', async () => {
    const anna = await trial.invited(administrator)
    const token = await trial.resetLinkTo(anna.email)
    const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: anna.email })
    await administrator.act('people.disable', { id: anna.id, version: rows[0]?.version })
    expect([await outcome(read(token)), await set(token)]).toEqual(['link-expired', 'link-expired'])
  })

  it('is asked for by an address however it is typed', async () => {
    const anna = await trial.invited(administrator)
    const before = await trial.linkTo(anna.email)
    await trial.browser().act('account.askReset', { email: `  ${anna.email.toUpperCase()} ` })
    await expect.poll(() => trial.linkTo(anna.email)).not.toBe(before)
  })

  it('is written to its owner in their language', async () => {
    for (const [lang, subject] of [
      ['vi', /^Đặt lại mật khẩu/],
      ['en', /^New password/],
    ] as const) {
      const { email } = await trial.invited(administrator, { lang })
      await trial.resetLinkTo(email)
      const letters = await trial.db.select().from(mails).where(eq(mails.recipient, email)).orderBy(mails.id)
      expect(letters.at(-1)).toMatchObject({ lang, subject: expect.stringMatching(subject) })
    }
  })

  it('leaves in the audit log that it was asked for and used, by nobody known', async () => {
    const anna = await trial.invited(administrator)
    await set(await trial.resetLinkTo(anna.email))
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: anna.id, size: 2 })
    expect(rows.map(({ verb, actor }) => [verb, actor.kind])).toEqual([
      ['password.reset', 'public'],
      ['password.reset-asked', 'public'],
    ])
  })
})

describe('an invitation', () => {
  const stateOf = async (email: string) => {
    const { rows } = await administrator.ask<{ rows: PersonRow[] }>('people.list', { q: email })
    return rows[0]?.state
  }

  it('lets somebody in once a password is set, and the address is proven by that', async () => {
    const person = await trial.asksIn(administrator, { name: 'Người được mời' })
    const { token, email } = person
    expect([person.state, await stateOf(email)]).toEqual(['invited', 'invited'])
    const provenIn = async () => {
      const [row] = await trial.db.select().from(people).where(eq(people.id, person.id))
      return row?.emailVerified
    }
    expect(await provenIn()).toBe(false)
    expect(await read(token)).toEqual({ kind: 'invitation', name: 'Người được mời', email })
    expect(await set(token)).toBe('done')
    expect([await provenIn(), await stateOf(email), await opens(person, next)]).toEqual([
      true,
      'active',
      'done',
    ])
    expect(await set(token, 'a third password, as long')).toBe('link-expired')
  })

  it('is good for seven days', async () => {
    const { token } = await trial.asksIn(administrator)
    await age('6 days 23 hours 59 minutes')
    expect(await outcome(read(token))).toBe('done')
    await age('1 minute')
    expect([await outcome(read(token)), await set(token)]).toEqual(['link-expired', 'link-expired'])
  })

  it('can be sent again, and is answered once', async () => {
    const { token: first, email, id } = await trial.asksIn(administrator)
    await administrator.act('people.reinvite', { id })
    const second = await trial.linkTo(email)
    expect(second).not.toBe(first)
    expect([await set(second), await set(first)]).toEqual(['done', 'link-expired'])
    expect(await outcome(administrator.act('people.reinvite', { id }))).toBe('unknown-person')
  })

  it('that was lost is made good by asking for a new password', async () => {
    const { email } = await trial.asksIn(administrator)
    const token = await trial.resetLinkTo(email)
    expect((await read(token)).kind).toBe('invitation')
    expect([await set(token), await opens({ email }, next)]).toEqual(['done', 'done'])
  })

  it('leaves in the audit log that it was accepted', async () => {
    const { id } = await trial.invited(administrator)
    const { rows } = await administrator.ask<AuditPage>('audit.page', { subject: id, size: 1 })
    expect(rows).toMatchObject([{ verb: 'invitation.accepted', actor: { kind: 'public' } }])
  })
})

describe('the secret part of a link', () => {
  it('stands behind the # of the address, which no browser sends', async () => {
    const anna = await trial.asksIn(administrator)
    await trial.resetLinkTo(anna.email)
    const letters = await trial.db.select().from(mails).where(eq(mails.recipient, anna.email))
    expect(letters).toHaveLength(2)
    for (const { body } of letters) {
      const links = body?.match(/https?:\/\/\S+/g) ?? []
      expect(links[0]).toMatch(/^http:\/\/127\.0\.0\.1:3000\/set-password#[\w-]{24,}$/)
      expect(links.slice(1)).toEqual(['http://127.0.0.1:3000'])
    }
  })

  it('is kept nowhere in the database as it is, mails aside', async () => {
    const { token: invitation, email } = await trial.asksIn(administrator)
    const tokens = [invitation, await trial.resetLinkTo(email)]
    expect(await placesOf(tokens)).toEqual([])
    // The search finds what is there: the address of the person itself.
    expect(await placesOf([email])).toContain('public.people.email')
  })
})

describe('when somebody real is here', () => {
  it('people of the demonstration get no letters and use none', async () => {
    const own = await openTrial({ wall: () => new Date() })
    const by = await own.signedInAs('administrator')
    const anna = await own.invited(by)
    const token = await own.resetLinkTo(anna.email)
    const waiting = await own.asksIn(by)
    await somebodyReal(own.db)
    await own.db.delete(mails)
    await own.heard()
    for (const one of [token, waiting.token])
      expect(await outcome(own.browser().act('account.setPassword', { token: one, password: next }))).toBe(
        'link-expired',
      )
    await own.browser().act('account.askReset', { email: anna.email })
    await own.rest()
    expect(await own.db.select().from(mails)).toEqual([])
    await own.close()
  })
})

/** Every column of text or JSON, in every table, that holds one of the words anywhere. */
async function placesOf(words: string[]): Promise<string[]> {
  const columns = await rowsOf<{
    place: string
    schema: string
    relation: string
    name: string
  }>(
    trial.db,
    sql`
    select table_schema || '.' || table_name || '.' || column_name as place,
      table_schema as schema, table_name as relation, column_name as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
      and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')
      and (table_name, column_name) <> ('mails', 'body')`,
  )
  expect(columns.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      'public.verifications.identifier',
      'public.verifications.value',
      'audit.entries.after',
    ]),
  )
  expect(await trial.db.select().from(verifications)).not.toEqual([])
  const found: string[] = []
  for (const { place, schema, relation, name } of columns)
    for (const word of words) {
      const [hit] = await rowsOf(
        trial.db,
        sql`select 1 from ${sql.identifier(schema)}.${sql.identifier(relation)}
          where strpos(${sql.identifier(name)}::text, ${word}) > 0 limit 1`,
      )
      if (hit) found.push(place)
    }
  return found
}
