import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiDefinitions } from '../../db/schema/reporting.ts'
import type { TestDatabase } from '../../db/testing/database.ts'
import { recordVersion } from '../../db/versions.ts'
import { kpis as computed } from '../kpis/index.ts'
import type { Definition } from '../kpis/reported.ts'
import { momentOf } from './moment.ts'
import { define, definitionOf } from './reporting/testing/definition.ts'
import { smallCity } from './reporting/testing/small-city.ts'
import { inForce, kpiOn, readShelf } from './shelf.ts'
import { contextAt, launchClock } from './testing/context.ts'

const first = definitionOf({ kpiId: 'changing', theme: 'work', position: 2 })
const second: Definition = {
  ...definitionOf({ kpiId: 'changing', fromOn: '2024-07-01', theme: 'work', position: 2 }),
  nameEn: 'From July on',
  cadence: 'quarter',
}
const third: Definition = {
  ...definitionOf({ kpiId: 'changing', fromOn: '2024-10-01', position: 2 }),
  nameEn: 'From October on',
}
const ahead = definitionOf({ kpiId: 'ahead', theme: 'work', position: 1 })
const gone = definitionOf({ kpiId: 'gone', retiredOn: '2024-10-01' })

let db: TestDatabase
beforeAll(async () => {
  db = await smallCity()
  await define(db.database.db, first, second, third, ahead, gone)
  // The wording of July is put right in November: for July, whoever asks of before then gets what was known.
  await recordVersion(db.database.db, kpiDefinitions, second.code, {
    at: '2024-11-10T09:00:00+07:00',
    by: 'an administrator',
    facts: { ...second, nameEn: 'From July on, put right' },
  })
})
afterAll(() => db.close())

async function shelfOn(day: string, asOf?: string) {
  const ctx = contextAt(db.database.db, launchClock)
  return readShelf(ctx, await momentOf(ctx, asOf), day)
}

describe('the shelf of a day', () => {
  it.each([
    ['the first that there is, before it began', '2023-12-31', 'Indicator changing', 'month'],
    ['the first, on its last day', '2024-06-30', 'Indicator changing', 'month'],
    ['the second, from its day', '2024-07-01', 'From July on, put right', 'quarter'],
    ['the third', '2024-11-22', 'From October on', 'month'],
  ])('holds each KPI as it is defined then: %s', async (_, day, name, cadence) => {
    expect(kpiOn(await shelfOn(day), 'changing')).toMatchObject({ name: { en: name }, cadence })
  })

  it('at an earlier moment, as it was defined then', async () => {
    const { name } = kpiOn(await shelfOn('2024-09-30', '2024-11-09'), 'changing')
    expect(name.en).toBe('From July on')
  })

  it('holds what is retired until its day, and knows it afterwards', async () => {
    const on = async (day: string) => (await shelfOn(day)).kpis.some(({ id }) => id === 'gone')
    expect([await on('2024-09-30'), await on('2024-10-01')]).toEqual([true, false])
    expect(kpiOn(await shelfOn('2024-10-01'), 'gone').id).toBe('gone')
  })

  it('holds every computed KPI, theme by theme, the reported ones after them in their own order', async () => {
    const { kpis } = await shelfOn('2024-11-22')
    const reported = kpis.filter(({ reporting }) => reporting).map(({ id }) => id)
    expect(reported).toEqual(['ahead', 'changing'])
    expect(
      kpis
        .filter(({ reporting }) => !reporting)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(computed.map(({ id }) => id).sort())
    const themes = kpis.map(({ theme }) => theme)
    expect(themes.filter((theme, i) => theme !== themes[i - 1])).toHaveLength(new Set(themes).size)
    const work = kpis.filter(({ theme }) => theme === 'work')
    expect(work.slice(-2).map(({ id }) => id)).toEqual(['ahead', 'changing'])
  })

  it('does not know what nobody defined', async () => {
    const shelf = await shelfOn('2024-11-22')
    expect(() => kpiOn(shelf, 'nothing')).toThrow('unknown-kpi')
  })
})

describe('of several definitions, in force is', () => {
  it.each([
    ['the newest that has begun', '2024-08-15', '2024-07-01'],
    ['that which begins on the day', '2024-10-01', '2024-10-01'],
    ['the first, for what lies before it', '2020-01-31', '2024-01-01'],
  ])('%s', (_, day, fromOn) => {
    expect(inForce([first, second, third], day)?.fromOn).toBe(fromOn)
  })

  it('none where there is none', () => {
    expect(inForce([], '2024-01-01')).toBeUndefined()
  })
})
