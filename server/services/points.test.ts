import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { dayOfInstant } from '../core/day.ts'
import { type Period, parsePeriod } from '../core/period.ts'
import filedOnline from '../kpis/dossiers-filed-online.ts'
import { createAnswerStore } from './answer-store.ts'
import { readPoints } from './points.ts'
import { contextAt, launchClock } from './testing/context.ts'

let launch: TestDatabase
beforeAll(async () => {
  launch = await launchDatabase()
}, 120_000)
afterAll(() => launch.close())

it.each([
  ['two days before now is asked of the database once, whatever rows come', '2024-11-20T17:00:00+07:00', 1],
  [
    'a day before now is asked again once rows came, since some may still be under way',
    '2024-11-21T17:00:00+07:00',
    2,
  ],
])('the sum of what was known %s', async (_said, asOf, times) => {
  const { db } = launch.database
  const asked = vi.spyOn(db, 'execute')
  const answers = createAnswerStore(10, () => true)
  const read = () =>
    readPoints({ ...contextAt(db, launchClock), answers }, filedOnline, {
      periods: [parsePeriod('2024-10') as Period],
      moment: { asOf, day: dayOfInstant(new Date(asOf)), key: asOf },
      officeCodes: null,
    })
  const before = await read()
  answers.forget('dossiers')
  expect(await read()).toEqual(before)
  expect(before.length).toBeGreaterThan(10)
  expect(asked).toHaveBeenCalledTimes(times)
  asked.mockRestore()
})
