import { afterAll, beforeAll, expect, it } from 'vitest'
import { dossiers } from '../../db/schema/flows.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { recordVersions } from '../../db/versions.ts'
import type { Day } from '../core/day.ts'
import { dayOfInstant } from '../core/day.ts'
import { type Period, parsePeriod } from '../core/period.ts'
import filedOnline from '../kpis/dossiers-filed-online.ts'
import overdue from '../kpis/dossiers-overdue.ts'
import { readLastRecorded } from './last-recorded.ts'
import { contextAt } from './testing/context.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

const firstDay = '2024-01-10T02:00:00.000001+00:00'
const secondDay = '2024-01-12T02:00:00.000002+00:00'
const corrected = '2024-02-20T02:00:00.000003+00:00'

const record = (at: string, by: string, code: string, facts: { filedOn: Day; settledOn: Day | null }) =>
  test.database.db.transaction((tx) =>
    recordVersions(tx, dossiers, {
      at,
      by,
      rows: [
        {
          code,
          facts: {
            code,
            officeCode: 'SXD',
            sample: false,
            procedureCode: 'TT-1',
            channel: 'online',
            identified: true,
            fullProcess: true,
            feeDue: false,
            paidOnline: false,
            dueOn: '2024-01-17',
            digitalResult: false,
            supplements: 0,
            ...facts,
          },
        },
      ],
    }),
  )

const asked = (period: string, asOf: string) => ({
  period: parsePeriod(period) as Period,
  moment: { asOf, day: dayOfInstant(new Date(asOf)), key: asOf },
  officeCodes: null,
})
const last = async (kpi: typeof filedOnline, period: string, asOf: string) => {
  const found = await readLastRecorded(contextAt(test.database.db, asOf), kpi, asked(period, asOf))
  return found && { ...found, at: new Date(found.at).toISOString() }
}
const told = (at: string, by: string | null, code: string | null) => ({
  at: new Date(at).toISOString(),
  by,
  code,
})

it('says who recorded the newest row of a figure and which it is, as of every moment; and only when, where it left', async () => {
  expect(await last(filedOnline, '2024-01', firstDay)).toBeNull()
  await record(firstDay, 'the first', 'HS-1', { filedOn: '2024-01-10', settledOn: null })
  await record(secondDay, 'the second', 'HS-2', { filedOn: '2024-01-12', settledOn: null })
  expect(await last(filedOnline, '2024-01', '2024-01-11T02:00:00Z')).toEqual(
    told(firstDay, 'the first', 'HS-1'),
  )
  expect(await last(filedOnline, '2024-01', '2024-01-20T02:00:00Z')).toEqual(
    told(secondDay, 'the second', 'HS-2'),
  )
  // A month that is over is summed as a whole.
  expect(await last(filedOnline, '2024', '2024-02-10T02:00:00Z')).toEqual(
    told(secondDay, 'the second', 'HS-2'),
  )
  expect(await last(overdue, '2024-02', '2024-02-10T02:00:00Z')).toEqual(
    told(secondDay, 'the second', 'HS-2'),
  )

  await record(corrected, 'the third', 'HS-2', { filedOn: '2024-02-12', settledOn: null })
  expect(await last(filedOnline, '2024-01', '2024-02-21T02:00:00Z')).toEqual(told(corrected, null, null))
  expect(await last(filedOnline, '2024-02', '2024-02-21T02:00:00Z')).toEqual(
    told(corrected, 'the third', 'HS-2'),
  )
  expect(await last(filedOnline, '2024-01', '2024-02-19T02:00:00Z')).toEqual(
    told(secondDay, 'the second', 'HS-2'),
  )
})
