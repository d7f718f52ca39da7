import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import type { Scorecard } from '../core/scorecard.ts'
import { readScorecard } from './scorecard.ts'
import { contextAt, launchClock } from './testing/context.ts'

describe('the figures published on 22 November 2024 come out of counted rows', () => {
  let launch: TestDatabase
  let card: Scorecard
  beforeAll(async () => {
    launch = await launchDatabase()
    card = await readScorecard(contextAt(launch.database.db, launchClock), { asOf: '2024-11-22' })
  }, 120_000)
  afterAll(() => launch.close())

  const item = (id: string) => card.items.find((one) => one.id === id)

  it.each([
    ['central-systems-connected', 23, null],
    ['shared-databases-created', 19, 57],
    ['shared-tables', 58, null],
    ['offices-with-shared-tables', 14, 20],
    ['open-datasets-published', 50, 98],
    ['offices-with-open-data', 7, 20],
    ['services-on-national-portal', 1579, 1937],
    ['warehouse-datasets', 192, null],
    ['warehouse-fields', 1941, null],
    ['offices-in-warehouse', 18, 20],
  ])('%s: %i of %s', (id, numerator, denominator) => {
    expect(item(id)).toMatchObject({ numerator, denominator, illustrative: false })
    expect(item(id)?.published).not.toBeNull()
  })

  it('warehouse-records: more than 437,000', () => {
    expect(item('warehouse-records')?.numerator).toBeGreaterThan(437_000)
    expect(item('warehouse-records')?.published?.relation).toBe('more-than')
  })

  it('dossiers-filed-online: above 90 %', () => {
    expect(item('dossiers-filed-online')?.value).toBeGreaterThan(0.9)
  })

  it('says sample of everything that no announcement bears out, but for a reported rank that names its publication', () => {
    const unannounced = card.items.filter((one) => one.numerator !== null && one.published === null)
    expect(unannounced.length).toBeGreaterThan(5)
    expect(unannounced.filter((one) => !one.illustrative).map((one) => one.id)).toEqual(['dti-rank'])
  })

  it('is no longer published when the day is another', async () => {
    const before = await readScorecard(contextAt(launch.database.db, launchClock), { asOf: '2024-11-20' })
    expect(before.items.filter((one) => one.published !== null)).toEqual([])
  })
})
