import { afterAll, beforeAll, expect, it } from 'vitest'
import { people } from '../db/schema/people.ts'
import { secrets } from '../db/schema/secrets.ts'
import { freshDatabase, type TestDatabase } from '../db/testing/database.ts'
import { openDesk } from './desk.ts'
import { parseEnv, SettingError } from './env.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

const open = (isDemonstration: boolean) =>
  openDesk(test.database.db, parseEnv({ STORY: 'none' }), { isDemonstration, report: () => {} })

it('does not open for real use with stand-ins for secrets', async () => {
  await expect(open(false)).rejects.toThrow(SettingError)
  expect(await test.database.db.select().from(secrets)).toEqual([])
})

it('opens for a demonstration with a secret that every process finds', async () => {
  const { db } = test.database
  const [first, second] = await Promise.all([open(true), open(true)])
  await db.insert(people).values({ id: 'one', name: 'One', email: 'one@example.vn' })
  const came = await db.transaction((tx) => first.gate.openSession(tx, { personId: 'one' }, new Headers()))
  const cookie = came.ok ? came.cookies.map((line) => line.split(';')[0]).join('; ') : ''
  for (const { gate } of [first, second, await open(true)])
    expect(await gate.proven(new Headers({ cookie }))).toMatchObject({ personId: 'one' })
  const kept = await db.select().from(secrets)
  expect(kept.map(({ value }) => value.length)).toEqual([72])
})
