import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../db/rows.ts'
import { freshDatabase, onCluster, type TestDatabase } from '../../db/testing/database.ts'
import type { Transaction } from '../../db/versions.ts'
import { asAppError } from './fault.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

const cut = (pid: number) => onCluster((admin) => admin`select pg_terminate_backend(${pid})`)

async function pidOf(tx: Transaction): Promise<number> {
  const [row] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
  return row?.pid ?? 0
}

const kinds: [name: string, meet: (tx: Transaction) => Promise<unknown>][] = [
  [
    'while a statement runs',
    async (tx) => {
      const pid = await pidOf(tx)
      const sleeping = tx.execute(sql`select pg_sleep(30)`)
      sleeping.catch(() => {})
      await cut(pid)
      await sleeping
    },
  ],
  [
    'between two statements',
    async (tx) => {
      await cut(await pidOf(tx))
      await tx.execute(sql`select 1`)
    },
  ],
]

describe('a connection that breaks inside a transaction', () => {
  it.each(kinds)(
    '%s: is told as the database being away, nothing of it stays, and the next question is answered',
    async (_name, meet) => {
      const fault = await test.database.db
        .transaction(async (tx) => {
          await tx.execute(sql`insert into secrets (name, value) values ('half', 'done')`)
          await meet(tx)
        })
        .then(
          () => null,
          (thrown: unknown) => thrown,
        )
      expect(asAppError(fault, () => {}).code).toBe('database-unavailable')
      expect(await rowsOf(test.database.db, sql`select name from secrets`)).toEqual([])
    },
  )
})
