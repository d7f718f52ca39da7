import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mails } from '../db/schema/mails.ts'
import { freshDatabase, type TestDatabase } from '../db/testing/database.ts'
import { faultSentence, toldAddress, toldFault } from './told-fault.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
  await test.database.db.execute(sql`alter table mails add constraint broken check (false)`)
})
afterAll(() => test.close())

/** A letter that the database refuses, and quotes while doing so. */
const refused = (): Promise<unknown> => {
  const at = new Date('2026-03-01T01:00:00Z')
  const letter = {
    recipient: 'to',
    lang: 'vi',
    subject: 'subject',
    body: 'a link that opens',
    createdAt: at,
  } as const
  return test.database.db
    .insert(mails)
    .values({ ...letter, nextAttemptAt: at })
    .then(
      () => null,
      (fault: unknown) => fault,
    )
}

describe('a fault as it is told', () => {
  it('says what failed and why, and nothing of what was to be written', async () => {
    const fault = (await refused()) as Error & { cause: { detail: string } }
    expect(JSON.stringify([fault.message, fault.cause.detail])).toContain('a link that opens')
    const told = toldFault(fault)
    expect(told.message).toMatch(/^Failed query: insert into "mails"/)
    expect(told.cause).toMatchObject({
      code: '23514',
      message: expect.stringContaining('violates check constraint'),
    })
    expect(told.stack).toMatch(/^\n {4}at /)
    expect(JSON.stringify(told)).not.toContain('a link that opens')
    expect(faultSentence(fault)).toBe(`${told.message}: ${told.cause?.message}`)
  })

  it('is told as well where it is of another kind', () => {
    const fault = new Error('outer', { cause: new TypeError('inner') })
    expect(toldFault(fault)).toMatchObject({
      type: 'Error',
      message: 'outer',
      cause: { type: 'TypeError', message: 'inner' },
    })
    expect(faultSentence(fault)).toBe('outer: inner')
    for (const thrown of ['a secret', { secret: 'a secret' }, null, undefined])
      expect(JSON.stringify(toldFault(thrown))).not.toContain('a secret')
  })
})

describe('an address as it is told', () => {
  it('is told whole where nothing in it opens anything', () => {
    expect(toldAddress('/trpc/scorecard?input=%7B%7D')).toBe('/trpc/scorecard?input=%7B%7D')
  })

  it('is told without a token, and without what the single sign-on hands over', () => {
    expect(toldAddress(`/api/v1/audit?token=dgd_${'x-_1'.repeat(10)}abc&format=csv`)).toBe(
      '/api/v1/audit?token=dgd_…&format=csv',
    )
    expect(toldAddress('/api/auth/callback/city?code=one&state=two')).toBe('/api/auth/callback/city')
  })
})
