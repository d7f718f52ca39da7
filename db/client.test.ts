import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from './testing/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

it('neither driver has its questions compiled, which takes longer than answering them', async () => {
  const { db, raw } = test.database
  const { rows } = await db.execute('show jit')
  expect([...rows, ...(await raw`show jit`)]).toEqual([{ jit: 'off' }, { jit: 'off' }])
})
