import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { loadReferenceIfEmpty } from '../../seeds/load-story.ts'
import type { TargetId } from '../core/ingest/targets.ts'
import { incomingBytes } from './ingest/incoming-bytes.ts'
import { takeRows } from './ingest/take-rows.ts'
import { csvOf, dossierRow, procedureRow } from './ingest/testing/rows.ts'
import { readKpiPage } from './kpi-page.ts'
import { readRows } from './rows.ts'
import { contextAt } from './testing/context.ts'

/*
 * More than one request for supplements counts as late (Decision 766/QĐ-TTg), whichever way the dossier came in, and wherever
 * it is counted.
 */

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
  await loadReferenceIfEmpty(test.database, new Date('2026-10-01T08:00:00+07:00'))
  await send('2026-10-05T07:00:00+07:00', ndjson([procedureRow]), 'procedures')
})
afterAll(() => test.close())

const ndjson = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

async function send(now: string, text: string, target: TargetId = 'dossiers') {
  const at = new Date(now)
  const { state, rows } = await takeRows(
    {
      ...contextAt(test.database.db, now),
      actor: { kind: 'terminal', name: 'root' },
      visit: { at, address: 'terminal' },
    },
    {
      target,
      incoming: incomingBytes(
        (async function* () {
          yield Buffer.from(text)
        })(),
        target,
        null,
      ),
      source: { kind: 'terminal', id: 'root', name: 'root' },
    },
  )
  expect(state).toBe('whole')
  return rows
}

/** What the page, the list and its rows one by one say of dossiers on time, each by its own way. */
async function onTime(period: string, asOf: string) {
  const ctx = contextAt(test.database.db, '2026-10-20T17:00:00+07:00')
  const question = { id: 'dossiers-settled-on-time', period, asOf }
  const { item } = await readKpiPage(ctx, question)
  const list = await readRows(ctx, { ...question, sort: 'code', size: 50 })
  const { numerator, denominator } = list.parts
  expect([numerator.rows, denominator.rows]).toEqual([item.numerator, item.denominator])
  expect(list.rows.filter(({ counted }) => counted)).toHaveLength(numerator.rows)
  expect(list.rows.filter(({ stage }) => stage === 'done-on-time')).toHaveLength(numerator.rows)
  return { share: `${item.numerator}/${item.denominator}`, rows: list.rows }
}

const settled = (code: string, settledOn: string, more: object = {}) =>
  dossierRow(code, { settledOn, waiting: '', supplements: '', ...more })
const once = '2026-09-02/2026-09-03'
const five = [
  settled('S-1', '2026-09-10'),
  settled('S-2', '2026-09-10', { waiting: once }),
  settled('S-3', '2026-09-15', { supplements: 1 }),
  settled('S-4', '2026-09-10', { waiting: `${once} 2026-09-04/2026-09-07` }),
  settled('S-5', '2026-09-17'),
]
const [first, morning, nextDay] = [
  '2026-10-05T08:00:00+07:00',
  '2026-10-05T09:00:00+07:00',
  '2026-10-06T08:00:00+07:00',
]

describe('of 5 dossiers due on 15 September 2026', () => {
  it('3 count as on time: settled by then, asked for supplements never or once; not the one asked twice, not the one settled on 17', async () => {
    expect((await send(first, csvOf(five))).fresh).toBe(5)
    const { share, rows } = await onTime('2026', morning)
    expect(share).toBe('3/5')
    expect(rows.map(({ code, stage, cells }) => [code, stage, cells.supplements])).toEqual([
      ['S-1', 'done-on-time', 0],
      ['S-2', 'done-on-time', 1],
      ['S-3', 'done-on-time', 1],
      ['S-4', 'done-late', 2],
      ['S-5', 'done-late', 0],
    ])
    expect(rows[3]).toMatchObject({ dueOn: '2026-09-15', doneOn: '2026-09-10', supplements: 2 })
  })

  it('the same are said by NDJSON as by CSV: 5 unchanged', async () => {
    expect((await send(morning, ndjson(five))).unchanged).toBe(5)
  })

  it('corrected on 6 October, one to once and one to three times, 4 and then 3 do; the day before, 3 of 5 still', async () => {
    await send(nextDay, ndjson([settled('S-4', '2026-09-10', { supplements: 1 })]))
    await send('2026-10-06T09:00:00+07:00', csvOf([settled('S-1', '2026-09-10', { supplements: 3 })]))
    expect((await onTime('2026', nextDay)).share).toBe('4/5')
    expect((await onTime('2026', '2026-10-06T09:00:00+07:00')).share).toBe('3/5')
    const before = await onTime('2026', morning)
    expect(before.share).toBe('3/5')
    expect(before.rows.map(({ supplements }) => supplements)).toEqual([0, 1, 1, 2, 0])
  })
})

describe('of 2 dossiers due on 7 October, one asked for supplements twice', () => {
  it('that very day 1 of 1 is on time, as nothing is late yet; on 8 October 1 of 2', async () => {
    const due = { filedOn: '2026-09-21', dueOn: '2026-10-07' }
    const rows = [
      settled('V-1', '2026-10-02', { ...due, supplements: 1 }),
      settled('V-2', '2026-10-02', { ...due, supplements: 2 }),
    ]
    await send('2026-10-06T10:00:00+07:00', ndjson(rows))
    expect((await onTime('2026-10', '2026-10-07T10:00:00+07:00')).share).toBe('1/1')
    expect((await onTime('2026-10', '2026-10-08T10:00:00+07:00')).share).toBe('1/2')
  })
})

it('a dossier whose citizen is still waited for stands in the list of those in hand, without a day on which it is due', async () => {
  const now = '2026-10-21T08:00:00+07:00'
  await send(
    now,
    csvOf([settled('W-1', '', { filedOn: '2026-10-12', dueOn: '2026-10-16', waiting: '2026-10-13/' })]),
  )
  const ctx = contextAt(test.database.db, now)
  const { rows } = await readRows(ctx, { id: 'dossiers-overdue', period: '2026-10', q: 'W-1' })
  expect(rows.map(({ code, stage, dueOn }) => [code, stage, dueOn])).toEqual([['W-1', 'not-due', null]])
})
