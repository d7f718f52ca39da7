import { randomUUID } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { grants } from '../../../db/schema/grants.ts'
import { accounts, people, secondFactors, sessions } from '../../../db/schema/people.ts'
import { tokens } from '../../../db/schema/tokens.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { ensureDemonstrationPeople } from '../../../seeds/demonstration-people.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { createGate, type Gate, type Tried } from '../../auth/gate.ts'
import { readPerson } from '../../auth/person.ts'
import { demonstrationId } from '../../core/roles.ts'
import { asSuperuser } from '../audit/testing/as-superuser.ts'
import { verifyAudit } from '../audit/verify.ts'
import { launchClock } from '../testing/context.ts'
import { createAdministrator, type TerminalContext } from './create-administrator.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

const password = 'một câu dài chỉ để thử'
const asked = { name: 'Quản trị', email: ' Quan.Tri@Example.org ', lang: 'en', password } as const
const email = 'quan.tri@example.org'
const at = new Date('2026-03-01T01:00:00Z')

let test: TestDatabase
let above: postgres.Sql
let gate: Gate
const open = (opened: TestDatabase) => {
  test = opened
  above = asSuperuser(test)
  gate = createGate({
    db: test.database.db,
    secret: 'a secret of the tests and of nothing else',
    publicUrl: 'http://127.0.0.1:3000',
    signOn: null,
    report: (fault) => {
      throw fault
    },
  })
}
const contextOf = (now = at): TerminalContext => ({
  db: test.database.db,
  actor: { kind: 'terminal', name: 'operator' },
  now,
  visit: { at, address: 'terminal' },
})
afterEach(async () => {
  await above.end()
  await test.close()
})

const signIn = (tried: string, headers = new Headers()) =>
  test.database.db.transaction((tx) => gate.signIn(tx, { email, password: tried }, headers))

/** What a browser sends back after an answer. */
function cookiesOf(answer: Tried<unknown>): Headers {
  if (!answer.ok) throw answer.refusal
  return new Headers({ cookie: answer.cookies.map((line) => line.split(';')[0]).join('; ') })
}

const personOf = async (address = email) => {
  const [found] = await test.database.db.select().from(people).where(eq(people.email, address))
  if (!found) throw new Error(`nobody has ${address}`)
  return found
}
const left = () => test.database.db.select().from(auditEntries).orderBy(auditEntries.number)

describe('an administrator made from the terminal', () => {
  beforeEach(async () => open(await freshDatabase()))

  it('signs in with exactly that password, and is an administrator from today on', async () => {
    expect(await createAdministrator(contextOf(), asked)).toBe(email)
    expect(await signIn(password)).toMatchObject({ ok: true, value: 'done' })
    for (const wrong of [`${password} `, password.toUpperCase(), password.slice(0, -1), ''])
      expect(await signIn(wrong)).toMatchObject({ ok: false, refusal: { code: 'wrong-credentials' } })
    const { id, ...kept } = await personOf()
    expect(kept).toMatchObject({ name: 'Quản trị', lang: 'en', demonstration: false, disabledAt: null })
    const onDay = (day: string) => readPerson(test.database.db, { personId: id, session: '', day })
    expect((await onDay('2026-03-01'))?.holdings).toMatchObject([
      { role: 'administrator', office: null, fromOn: '2026-03-01', toOn: null, delegatedBy: null },
    ])
    expect((await onDay('2026-02-28'))?.holdings).toEqual([])
    const credentials = await test.database.db.select().from(accounts)
    expect(credentials).toMatchObject([{ userId: id, accountId: id, providerId: 'credential' }])
    expect(credentials[0]?.password).toMatch(/^\$argon2id\$/)
  })

  it('leaves its entries: by the terminal, without the password', async () => {
    await createAdministrator(contextOf(), asked)
    const { id } = await personOf()
    const entries = await left()
    expect(entries).toMatchObject([
      { verb: 'person.created', after: { name: 'Quản trị', email, lang: 'en' } },
      { verb: 'grant.given', after: { role: 'administrator', fromOn: '2026-03-01', toOn: null } },
    ])
    for (const entry of entries)
      expect(entry).toMatchObject({
        actorKind: 'terminal',
        actorName: 'operator',
        actingAs: 'terminal',
        address: 'terminal',
        subjectKind: 'person',
        subjectId: id,
      })
    expect(JSON.stringify(entries)).not.toMatch(/argon2|một câu dài/)
  })

  it('is refused with a password, an address or a name against the rules, and then nothing is there', async () => {
    const refused = (given: object) => createAdministrator(contextOf(), { ...asked, ...given })
    const code = (is: string) => expect.objectContaining({ code: is })
    await expect(refused({ password: 'fourteen signs' })).rejects.toEqual(code('password-too-short'))
    await expect(refused({ password: 'x'.repeat(129) })).rejects.toEqual(code('password-too-long'))
    await expect(refused({ email: 'nobody' })).rejects.toEqual(code('bad-email'))
    await expect(refused({ name: '  ' })).rejects.toEqual(code('name-needed'))
    expect(await test.database.db.select().from(people)).toEqual([])
    expect(await left()).toEqual([])
  })

  it('is refused where the address is taken, also by one made at the same moment', async () => {
    const both = await Promise.allSettled([
      createAdministrator(contextOf(), asked),
      createAdministrator(contextOf(), { ...asked, email: 'quan.tri@EXAMPLE.org' }),
    ])
    expect(both).toContainEqual({ status: 'fulfilled', value: email })
    const refused = expect.objectContaining({ code: 'email-taken' })
    expect(both).toContainEqual({ status: 'rejected', reason: refused })
    await expect(createAdministrator(contextOf(), asked)).rejects.toMatchObject({
      code: 'email-taken',
      params: { email },
    })
    expect(await test.database.db.select().from(people)).toHaveLength(1)
    expect(await left()).toHaveLength(2)
  })

  it.each([1, 2])('is not there when its entry %i cannot be left', async (number) => {
    await above.unsafe(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.number = ${number} then raise exception 'the log is full'; end if;
        return new;
      end $$`)
    // Triggers fire in the order of their names: this one sees the number.
    await above`create trigger refuse before insert on audit.entries for each row execute function refuse()`
    await expect(createAdministrator(contextOf(), asked)).rejects.toMatchObject({
      cause: { message: 'the log is full' },
    })
    for (const table of [people, accounts, grants, auditEntries])
      expect(await test.database.db.select().from(table)).toEqual([])
    expect((await verifyAudit(test.database.db)).faults).toEqual([])
  })

  it('gets in again by password alone once the second factor is removed, and nobody else is signed out', async () => {
    const { db } = test.database
    await createAdministrator(contextOf(), asked)
    await createAdministrator(contextOf(), { ...asked, email: 'other@example.org' })
    const other = await personOf('other@example.org')
    await db.transaction((tx) => gate.openSession(tx, { personId: other.id }, new Headers()))
    await expect(resetSecondFactor(contextOf(), 'nobody@example.org')).rejects.toMatchObject({
      code: 'unknown-person',
    })
    expect(await resetSecondFactor(contextOf(), email)).toBe(false)
    const browser = cookiesOf(await signIn(password))
    const started = await db.transaction((tx) => gate.startSecondFactor(tx, password, browser))
    if (!started.ok) throw started.refusal
    const secret = new URL(started.value.uri).searchParams.get('secret') ?? ''
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    expect(await db.transaction((tx) => gate.confirm(tx, { code }, browser))).toMatchObject({ ok: true })
    expect(await signIn(password)).toMatchObject({ ok: true, value: 'confirm' })

    expect(await resetSecondFactor(contextOf(), ' Quan.Tri@example.org')).toBe(true)
    const { id, twoFactorEnabled } = await personOf()
    expect(twoFactorEnabled).toBe(false)
    expect(await db.select().from(secondFactors)).toEqual([])
    expect((await db.select().from(sessions)).map(({ userId }) => userId)).toEqual([other.id])
    expect((await left()).at(-1)).toMatchObject({
      verb: 'second-factor.removed',
      actorKind: 'terminal',
      subjectId: id,
    })
    expect(await signIn(password)).toMatchObject({ ok: true, value: 'done' })
  })
})

describe('an administrator made in a demonstration', () => {
  beforeEach(async () => open(await launchDatabase()), 120_000)

  it('holds the role on the story’s day, and shuts out the demonstration with all that it let in', async () => {
    const { db } = test.database
    await ensureDemonstrationPeople(db)
    const [leader, administrator] = [demonstrationId('leader'), demonstrationId('administrator')]
    for (const personId of [leader, administrator])
      await db.transaction((tx) => gate.openSession(tx, { personId }, new Headers()))
    await db
      .insert(people)
      .values({ id: 'guest', name: 'Khách', email: 'guest@example.org', demonstration: true })
    const token = {
      name: 'test',
      hint: 'dgd_test',
      verbs: ['audit'],
      createdBy: administrator,
      createdAt: at,
      expiresAt: new Date('2027-01-01T00:00:00Z'),
    }
    await db.insert(tokens).values({ ...token, id: 'theirs', hash: randomUUID() })

    await createAdministrator(contextOf(new Date(launchClock)), asked)
    const { id } = await personOf()
    const person = await readPerson(db, { personId: id, session: '', day: '2024-11-22' })
    expect(person?.holdings).toMatchObject([{ role: 'administrator', fromOn: '2024-11-22' }])
    expect(await db.select().from(sessions)).toEqual([])
    const [open] = await db.select({ people: count() }).from(people).where(eq(people.demonstration, true))
    const shut = await db.select({ id: people.id }).from(people).where(eq(people.disabledAt, at))
    expect(shut).toHaveLength(open?.people ?? 0)
    expect(shut.map((one) => one.id)).toContain('guest')
    const again = await db.transaction((tx) => gate.openSession(tx, { personId: leader }, new Headers()))
    expect(again).toMatchObject({ ok: false, refusal: { code: 'person-disabled' } })
    expect(await db.select({ revokedAt: tokens.revokedAt }).from(tokens)).toEqual([{ revokedAt: at }])
    const verbs = (await left()).map(({ verb, subjectId }) => `${verb} ${subjectId}`)
    expect(verbs).toContain('person.disabled guest')
    expect(verbs).toContain('token.revoked theirs')
    expect(verbs).toHaveLength(2 + shut.length + 1)

    const browser = cookiesOf(await signIn(password))
    await db.insert(tokens).values({ ...token, id: 'ours', hash: randomUUID(), createdBy: id })
    await createAdministrator(contextOf(), { ...asked, email: 'other@example.org' })
    expect(await gate.proven(browser)).toMatchObject({ personId: id })
    expect(await db.select().from(tokens).where(eq(tokens.id, 'ours'))).toMatchObject([{ revokedAt: null }])
  })
})
