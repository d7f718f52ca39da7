import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { auditEntries } from '../../../db/schema/audit.ts'
import { dossiers } from '../../../db/schema/flows.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { loadReferenceIfEmpty } from '../../../seeds/load-story.ts'
import type { Actor } from '../../auth/actor.ts'
import { contextAt } from '../testing/context.ts'
import { incomingObjects } from './incoming.ts'
import { type TakeRows, takeRows } from './take-rows.ts'

let test: TestDatabase
let second = 0
const terminal: Actor = { kind: 'terminal', name: 'root' }
beforeAll(async () => {
  test = await freshDatabase()
  await loadReferenceIfEmpty(test.database, new Date('2026-10-01T08:00:00+07:00'))
  await send('procedures', [
    {
      code: '1.001',
      officeCode: 'SYT',
      nameVi: 'Cấp giấy phép',
      listedOn: '2026-01-01',
      eligible: true,
      feeBearing: false,
    },
  ])
})
afterAll(() => test.close())

/** Each batch comes a second after the one before. */
const at = () => new Date(Date.parse('2026-10-05T08:00:00+07:00') + 1_000 * ++second)
const send = (
  target: TakeRows['target'],
  rows: Record<string, unknown>[],
  { actor = terminal, ...more }: Partial<TakeRows> & { actor?: Actor } = {},
) => {
  const now = at()
  return takeRows(
    { ...contextAt(test.database.db, now.toISOString()), actor, visit: { at: now, address: 'terminal' } },
    {
      target,
      incoming: incomingObjects(rows),
      source: { kind: 'terminal', id: 'root', name: 'root' },
      ...more,
    },
  )
}
const dossier = (code: string, more: object = {}) => ({
  code,
  officeCode: 'SYT',
  procedureCode: '1.001',
  channel: 'online',
  identified: true,
  fullProcess: true,
  feeDue: false,
  paidOnline: false,
  filedOn: '2026-09-01',
  dueOn: '2026-09-15',
  settledOn: null,
  digitalResult: false,
  ...more,
})
const open = (code: string) =>
  test.database.db
    .select()
    .from(dossiers)
    .where(sql`${dossiers.code} = ${code} and ${dossiers.knownTo} = 'infinity'`)
const versions = (code: string) =>
  rowsOf<{ settled: string | null }>(
    test.database.db,
    sql`select settled_on::text as settled from dossiers where code = ${code} order by known_from`,
  )

describe('rows that come in', () => {
  it('are there at once, and the same again changes nothing and leaves no entry', async () => {
    const rows = [dossier('D-1'), dossier('D-2')]
    expect(await send('dossiers', rows)).toMatchObject({
      state: 'whole',
      rows: { read: 2, fresh: 2, refused: 0 },
    })
    const entries = await test.database.db.$count(auditEntries)
    expect(await send('dossiers', rows)).toMatchObject({ state: 'whole', rows: { fresh: 0, unchanged: 2 } })
    expect(await test.database.db.$count(auditEntries)).toBe(entries)
    expect(await open('D-1')).toMatchObject([{ officeCode: 'SYT', filedOn: '2026-09-01', sample: false }])
  })

  it('changed, are the next version; withdrawn, end; and the version before stays as it was', async () => {
    await send('dossiers', [dossier('C-1'), dossier('C-2')])
    const settled = dossier('C-1', { settledOn: '2026-09-10', digitalResult: true })
    expect((await send('dossiers', [settled, { code: 'C-2', retracted: true }])).rows).toMatchObject({
      corrected: 1,
      retracted: 1,
    })
    expect(await versions('C-1')).toEqual([{ settled: null }, { settled: '2026-09-10' }])
    expect(await open('C-2')).toEqual([])
    expect((await send('dossiers', [{ code: 'C-2', retracted: true }])).rows.unchanged).toBe(1)
    expect((await send('dossiers', [dossier('C-2')])).rows.fresh).toBe(1)
    expect(await versions('C-2')).toHaveLength(2)
  })

  it('of one code in one batch, the last counts: 3 rows are 1 fresh and 2 superseded', async () => {
    const days = ['2026-09-08', '2026-09-09', '2026-09-10']
    const rows = days.map((settledOn) => dossier('L-1', { settledOn, digitalResult: true }))
    expect((await send('dossiers', rows)).rows).toMatchObject({ read: 3, fresh: 1, superseded: 2 })
    expect(await versions('L-1')).toEqual([{ settled: '2026-09-10' }])
  })

  it('that cannot be taken are named by line, field and reason, and keep no other from being taken', async () => {
    const { state, rows, problems } = await send('dossiers', [
      dossier('P-1'),
      dossier('P-2', { officeCode: 'XX', channel: 'fax' }),
      dossier('Nguyễn Văn A'),
      dossier('P-3', { filedOn: '2026-02-30' }),
      dossier('P-4', { filedOn: '2027-01-01', dueOn: '2027-02-01' }),
      dossier('P-5', { dueOn: '2026-08-01' }),
    ])
    expect({ state, rows }).toMatchObject({ state: 'partial', rows: { read: 6, fresh: 1, refused: 5 } })
    expect(problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
      '2 officeCode unknown-office',
      '2 channel bad-choice',
      '3 code bad-code',
      '4 filedOn bad-day',
      '5 filedOn in-future',
      '6 dueOn before-event',
    ])
    expect(JSON.stringify(problems)).not.toContain('Nguyễn')
  })

  it.each([
    ['hoTen', 'personal-column'],
    ['Số CCCD', 'personal-column'],
    ['noi_dung', 'free-text-column'],
    ['colour', 'unknown-column'],
  ])('with a column %s are refused whole: %s', async (column, code) => {
    const taken = await send('dossiers', [dossier(`W-${column.length}`), dossier('W-2', { [column]: 'x' })])
    expect(taken).toMatchObject({
      state: 'failed',
      rows: { read: 2, fresh: 0, refused: 2 },
      problems: [{ line: 2, code }],
    })
    expect(await open(`W-${column.length}`)).toEqual([])
  })

  it('of a survey bring a score for each element or none, and no score but 1 to 5', async () => {
    const answered = { officeCode: 'SYT', subject: 'dossier', answeredOn: '2026-09-01', score: 4 }
    const { rows, problems } = await send('survey-responses', [
      { ...answered, code: 'S-1' },
      {
        ...answered,
        code: 'S-2',
        accessScore: 5,
        procedureScore: 3,
        officialsScore: null,
        feedbackScore: '1',
      },
      { ...answered, code: 'S-3', resultScore: 6 },
      { ...answered, code: 'S-4', officialsScore: 'Nguyễn Văn A' },
    ])
    expect(rows).toMatchObject({ read: 4, fresh: 2, refused: 2 })
    expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'resultScore', 'bad-score'],
      [4, 'officialsScore', 'bad-score'],
    ])
    const kept = await rowsOf<Record<string, unknown>>(
      test.database.db,
      sql`select access_score, procedure_score, officials_score, result_score, feedback_score from survey_responses order by code`,
    )
    expect(kept.map((row) => Object.values(row))).toEqual([
      [null, null, null, null, null],
      [5, 3, null, null, 1],
    ])
  })

  it('are due by working days: 5 after Tuesday 1 September 2026 with 2 off is Wednesday 9; waited for 3 to 7, Friday 11', async () => {
    const rows = [
      dossier('T-1', { dueOn: null, workingDays: 5 }),
      dossier('T-2', { dueOn: null, workingDays: 5, waiting: [{ from: '2026-09-03', to: '2026-09-07' }] }),
      dossier('T-3', { dueOn: null, workingDays: 5, waiting: '2026-09-03/' }),
    ]
    expect((await send('dossiers', rows)).state).toBe('whole')
    const due = await Promise.all(['T-1', 'T-2', 'T-3'].map(async (code) => (await open(code))[0]?.dueOn))
    expect(due).toEqual(['2026-09-09', '2026-09-11', '2099-12-31'])
  })

  it('keep an appointed day that lies after all waiting, and none that a wait reaches beyond: 15 September, asked on 11, is 2 days after the citizen comes', async () => {
    const rows = [
      dossier('A-1', { waiting: '2026-09-03/2026-09-07' }),
      dossier('A-2', { waiting: '2026-09-11/' }),
      dossier('A-3', { waiting: '2026-09-11/2026-09-17' }),
      dossier('A-4', { waiting: '2026-09-11/', settledOn: '2026-09-17', digitalResult: false }),
    ]
    expect((await send('dossiers', rows)).state).toBe('whole')
    const due = await Promise.all(
      ['A-1', 'A-2', 'A-3', 'A-4'].map(async (code) => (await open(code))[0]?.dueOn),
    )
    expect(due).toEqual(['2026-09-15', '2099-12-31', '2026-09-21', '2026-09-21'])
  })

  it('say how often supplements were asked for: by name, by the spans of waiting, or not at all', async () => {
    const twice = '2026-09-03/2026-09-04 2026-09-07/2026-09-08'
    const rows = [
      dossier('N-1'),
      dossier('N-2', { waiting: twice }),
      dossier('N-3', { supplements: 3 }),
      dossier('N-4', { supplements: '2', waiting: twice }),
      dossier('N-5', { supplements: null, waiting: [] }),
    ]
    expect((await send('dossiers', rows)).state).toBe('whole')
    const asked = await Promise.all(
      ['N-1', 'N-2', 'N-3', 'N-4', 'N-5'].map(async (code) => (await open(code))[0]?.supplements),
    )
    expect(asked).toEqual([0, 2, 3, 2, 0])
  })

  it('are refused where that is no number of times, contradicts the spans, or a span is none of the dossier’s time', async () => {
    const { rows, problems } = await send('dossiers', [
      dossier('Q-1', { supplements: 51 }),
      dossier('Q-2', { supplements: -1 }),
      dossier('Q-3', { supplements: '1,5' }),
      dossier('Q-4', { supplements: 2, waiting: '2026-09-03/2026-09-07' }),
      dossier('Q-5', { supplements: 1, waiting: [] }),
      dossier('Q-6', { waiting: 'tuần trước' }),
      dossier('Q-7', { waiting: '2026-08-31/2026-09-02' }),
      dossier('Q-8', { waiting: '2026-09-03/2027-09-07' }),
    ])
    expect(rows).toMatchObject({ read: 8, fresh: 0, refused: 8 })
    expect(problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
      '1 supplements bad-times',
      '2 supplements bad-times',
      '3 supplements bad-times',
      '4 supplements supplements-contradict',
      '5 supplements supplements-contradict',
      '6 waiting bad-spans',
      '7 waiting before-event',
      '8 waiting in-future',
    ])
    expect(problems[0]?.message).toEqual({
      vi: '“51” không phải số lần từ 0 đến 50.',
      en: '“51” is not a number of times from 0 to 50.',
    })
    expect(problems[3]?.message).toEqual({
      vi: 'Theo “supplements” có 2 lần yêu cầu bổ sung, theo các khoảng của “waiting” là 1. Mỗi lần yêu cầu là một khoảng; chỉ cần một trong hai cột.',
      en: 'By “supplements” the citizen was asked 2 times, by the spans of “waiting” 1. Each request is a span; one of the two columns is enough.',
    })
  })
})

describe('a batch', () => {
  it('under a key it had before is answered and not repeated; another under the same key is refused', async () => {
    const first = await send('dossiers', [dossier('K-1')], { key: 'k' })
    expect(await send('dossiers', [dossier('K-1')], { key: 'k' })).toEqual({ ...first, repeated: true })
    await expect(send('dossiers', [dossier('K-2')], { key: 'k' })).rejects.toMatchObject({
      code: 'ingest-key-used',
    })
    expect(await open('K-2')).toEqual([])
  })

  it('that breaks off leaves nothing but its failed run, and may come again under its key', async () => {
    async function* broken() {
      yield dossier('B-1')
      throw new Error('the line is cut')
    }
    await expect(send('dossiers', [], { key: 'b', incoming: incomingObjects(broken()) })).rejects.toThrow(
      'the line is cut',
    )
    expect(await open('B-1')).toEqual([])
    const [run] = await test.database.db.select().from(ingestRuns).where(sql`${ingestRuns.key} = 'b'`)
    expect(run).toMatchObject({ state: 'failed', failure: 'interrupted' })
    expect(await send('dossiers', [dossier('B-1')], { key: 'b' })).toMatchObject({
      repeated: false,
      rows: { fresh: 1 },
    })
  })

  it('tried only counts, and leaves neither rows nor a run', async () => {
    const runs = await test.database.db.$count(ingestRuns)
    expect(await send('dossiers', [dossier('R-1')], { dryRun: true })).toMatchObject({
      run: null,
      rows: { fresh: 1 },
    })
    expect(await open('R-1')).toEqual([])
    expect(await test.database.db.$count(ingestRuns)).toBe(runs)
  })

  it('of a token is of its offices only, whatever it says or corrects', async () => {
    const machine = (verbs: ('push' | 'figures')[]): Actor => ({
      kind: 'machine',
      id: 't',
      name: 'Một cửa',
      verbs,
      offices: ['SYT'],
    })
    await send('dossiers', [dossier('O-1', { officeCode: 'STC' })])
    const taken = await send(
      'dossiers',
      [dossier('O-1'), dossier('O-2'), dossier('O-3', { officeCode: 'STC' })],
      {
        actor: machine(['push']),
        source: { kind: 'push', id: 't', name: 'Một cửa' },
      },
    )
    expect(taken.rows).toMatchObject({ fresh: 1, refused: 2 })
    expect(taken.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '1 office-not-yours',
      '3 office-not-yours',
    ])
    await expect(send('dossiers', [], { actor: machine(['figures']) })).rejects.toMatchObject({
      code: 'token-may-not',
    })
    await expect(
      send('dossiers', [], { actor: { kind: 'public' }, source: { kind: 'upload', id: '', name: '' } }),
    ).rejects.toMatchObject({ code: 'sign-in-needed' })
  })
})
