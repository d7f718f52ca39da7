import { afterAll, beforeAll, expect, it } from 'vitest'
import { seals } from '../../../db/schema/tasks.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { parsePeriod } from '../../core/period.ts'
import { canonicalJson, type Json } from '../../core/seals/canonical-json.ts'
import { frozenHash } from '../frozen-hash.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { contextAt, launchClock } from '../testing/context.ts'
import { contentOf } from './content.ts'
import { contentIn } from './content-in.ts'
import { verifySeals } from './verify.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await launchDatabase()
})
afterAll(() => database.close())

it('2023 is frozen in the launch story: 73 tasks of 20 departments, byte for byte what the service would freeze', async () => {
  const { db } = database.database
  const [seal, ...others] = await db.select().from(seals)
  if (!seal) throw new Error('nothing is frozen')
  expect(others).toEqual([])
  const frozen = contentIn(seal.content)
  expect([seal.code, frozen?.tasks.length, frozen?.offices.length]).toEqual(['2023', 73, 20])
  const ctx = contextAt(db, launchClock)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const content = await db.transaction((tx) =>
    contentOf(tx, {
      period: parsePeriod('2023') as NonNullable<ReturnType<typeof parsePeriod>>,
      day: '2023-12-31',
      at: seal.frozenAt,
      by: seal.recordedBy,
      reason: null,
      replaces: null,
      offices,
    }),
  )
  expect(seal.content).toBe(canonicalJson(content as unknown as Json))
  expect(seal.hash).toBe(frozenHash(seal.content))
  expect(await verifySeals(db)).toMatchObject({ count: 1, periods: 1, faults: [] })
})
