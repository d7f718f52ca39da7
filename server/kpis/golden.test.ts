import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf as select } from '../../db/rows.ts'
import { freshDatabase } from '../../db/testing/database.ts'
import { loadGolden, morningOf } from '../../seeds/golden/golden.ts'
import { type Day, endOfDay, minDay } from '../core/day.ts'
import { type PeriodId, parsePeriod } from '../core/period.ts'
import { type Point, pool, valueOf } from '../core/value.ts'
import { columnSql, type Kpi } from './define.ts'
import { kpiById, kpis } from './index.ts'
import { knownAt, type Window } from './measure.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase()
  await loadGolden(database.database.db)
})
afterAll(() => database.close())

function kpiOf(id: string): Kpi {
  const kpi = kpiById.get(id)
  if (!kpi) throw new Error(`no such KPI: ${id}`)
  return kpi
}

/** One period asked, with what was known at the end of a day. */
function asked(id: PeriodId, known: Day) {
  const period = parsePeriod(id)
  if (!period) throw new Error(`no such period: ${id}`)
  const row = sql`asked(period, start_on, until_on, end_on) as (values (${id}::text, ${period.start}::date, ${minDay(period.end, known)}::date, ${period.end}::date))`
  const w: Window = {
    start: sql`asked.start_on`,
    until: sql`asked.until_on`,
    end: sql`asked.end_on`,
    asOf: sql`${endOfDay(known)}::timestamptz`,
  }
  return { row, w }
}

async function pointsOf(kpi: Kpi, period: PeriodId, known: Day): Promise<Point[]> {
  const { row, w } = asked(period, known)
  const { measure } = kpi
  return select<Point>(
    database.database.db,
    sql`
    with ${row}
    select asked.period as "period", ${measure.office} as "office",
      coalesce(sum(${measure.amount}) filter (where ${measure.counted(w)}), 0)::float8 as "numerator",
      sum(${measure.amount})::float8 as "denominator",
      count(*)::int as "rows", bool_or(${measure.sample(w)}) as "sample",
      to_json(max(${measure.recordedAt(w)})) #>> '{}' as "updatedAt"
    from asked join ${measure.table} on ${knownAt(measure.table, w.asOf)} and ${measure.within(w)}
    group by 1, 2 order by 2
  `,
  )
}

type Row = { code: string; counted: boolean; amount: number; stage: string | null }

async function rowsOf(kpi: Kpi, period: PeriodId, known: Day): Promise<Row[]> {
  const { row, w } = asked(period, known)
  const { measure, columns } = kpi
  const shown = Object.values(columns).flatMap(({ column, columnEn }) =>
    columnEn ? [column, columnEn] : [column],
  )
  return select<Row>(
    database.database.db,
    sql`
    with ${row}
    select ${measure.code} as "code", ${measure.counted(w)} as "counted", ${measure.amount}::float8 as "amount",
      ${measure.stage ? measure.stage(w) : sql`null`} as "stage", ${measure.search} as "search",
      ${sql.join(
        shown.map((column, i) => sql`${columnSql(column, w)} as ${sql.identifier(`c${i}`)}`),
        sql`, `,
      )}
    from asked join ${measure.table} on ${knownAt(measure.table, w.asOf)} and ${measure.within(w)}
    order by 1
  `,
  )
}

/** The figure as one would say it: "1/3", "2050", "no data". */
async function figure(id: string, period: PeriodId, known: Day): Promise<string> {
  const kpi = kpiOf(id)
  const total = pool(await pointsOf(kpi, period, known))
  if (!total) return 'no data'
  return kpi.denominator ? `${total.numerator}/${total.denominator}` : `${total.numerator}`
}

async function byOffice(id: string, period: PeriodId, known: Day): Promise<Record<string, string>> {
  const points = await pointsOf(kpiOf(id), period, known)
  return Object.fromEntries(points.map((p) => [p.office, `${p.numerator}/${p.denominator}`]))
}

async function stages(id: string, period: PeriodId, known: Day): Promise<Record<string, string | null>> {
  const rows = await rowsOf(kpiOf(id), period, known)
  return Object.fromEntries(rows.map((row) => [row.code, row.stage]))
}

const march = (id: string, known = '2024-03-31') => figure(id, '2024-03', known)
const april = (id: string, known = '2024-04-30') => figure(id, '2024-04', known)

describe('databases and tables', () => {
  test('March, known at its end: 0 databases created of 3; what happened on 10 March was not yet recorded', async () => {
    expect(await march('shared-databases-created')).toBe('0/3')
  })
  test('March, known on 4 April: still 0 of 3; on 5 April: 1 database created of 3 = 33,3 %', async () => {
    expect(await march('shared-databases-created', '2024-04-04')).toBe('0/3')
    expect(await march('shared-databases-created', '2024-04-05')).toBe('1/3')
    const total = pool(await pointsOf(kpiOf('shared-databases-created'), '2024-03', '2024-04-05'))
    expect(valueOf(total, 'share')).toBeCloseTo(0.333, 3)
  })
  test('February, known in April: 0 of 3; the database of 10 March does not reach back', async () => {
    expect(await figure('shared-databases-created', '2024-02', '2024-04-30')).toBe('0/3')
  })
  test('September: 1 of 2 = 50 %, as one has left the list; August stays 1 of 3', async () => {
    expect(await figure('shared-databases-created', '2024-09', '2024-09-30')).toBe('1/2')
    expect(await figure('shared-databases-created', '2024-08', '2024-09-30')).toBe('1/3')
  })
  test('March: one done on time, one overdue, one without a deadline', async () => {
    expect(await stages('shared-databases-created', '2024-03', '2024-04-05')).toEqual({
      'DB-1': 'done-on-time',
      'DB-2': 'overdue',
      'DB-3': 'no-deadline',
    })
  })
  test('March: 1 table shared; the one whose date was written ahead counts from 15 April: 2', async () => {
    expect(await march('shared-tables')).toBe('1')
    expect(await figure('shared-tables', '2024-04', '2024-04-14')).toBe('1')
    expect(await april('shared-tables')).toBe('2')
  })
  test('open data: 1 of 2 datasets = 50 %, from 1 of 3 departments = 33,3 %', async () => {
    expect(await march('open-datasets-published')).toBe('1/2')
    expect(await march('offices-with-open-data')).toBe('1/3')
  })
  test('nobody has assessed a dataset: no data, which is not zero', async () => {
    expect(await march('open-datasets-machine-readable')).toBe('no data')
  })
  test('warehouse: 1 dataset with 12 fields and 1000 records, from 1 of 3 departments', async () => {
    expect(await march('warehouse-datasets')).toBe('1')
    expect(await march('warehouse-fields')).toBe('12')
    expect(await march('warehouse-records')).toBe('1000')
    expect(await march('offices-in-warehouse')).toBe('1/3')
  })
  test('1000 records became 1500 on 2 May; what was known on 1 May stays', async () => {
    expect(await figure('warehouse-records', '2024-05', '2024-05-01')).toBe('1000')
    expect(await figure('warehouse-records', '2024-05', '2024-05-02')).toBe('1500')
  })
})

describe('offices that pass their duties on', () => {
  test('March: 1 of 3 departments shares a table = 33,3 %; April: 2 of 3 = 66,7 %; the district is not asked', async () => {
    expect(await byOffice('offices-with-shared-tables', '2024-03', '2024-03-31')).toEqual({
      SYT: '1/1',
      SGTVT: '0/1',
      SXD: '0/1',
    })
    expect(await april('offices-with-shared-tables')).toBe('2/3')
  })
  test('March 2025: 2 of 2 = 100 %; Construction has the table that came with Transport', async () => {
    expect(await byOffice('offices-with-shared-tables', '2025-03', '2025-03-31')).toEqual({
      SYT: '1/1',
      SXD: '1/1',
    })
  })
  test('February 2025 stays 2 of 3, asked then or after the merger', async () => {
    expect(await figure('offices-with-shared-tables', '2025-02', '2025-02-28')).toBe('2/3')
    expect(await figure('offices-with-shared-tables', '2025-02', '2025-03-31')).toBe('2/3')
  })
  test('a department without a row is judged by the same sample list', async () => {
    const points = await pointsOf(kpiOf('offices-with-shared-tables'), '2024-04', '2024-04-30')
    expect(points.map((p) => p.sample)).toEqual([true, true, true])
  })
  test('the figure is as new as the newest table: 30 March, not the day the office was listed', async () => {
    const total = pool(await pointsOf(kpiOf('offices-with-shared-tables'), '2024-04', '2024-04-30'))
    expect(total?.updatedAt).toBe(morningOf('2024-03-30'))
  })
})

describe('services and dossiers', () => {
  test('1 of 2 services on the national portal = 50 %; 0 of 1 eligible is full-process = 0 %', async () => {
    expect(await march('services-on-national-portal')).toBe('1/2')
    expect(await march('services-full-process')).toBe('0/1')
  })
  test('March: Health 1 online of 2, district 1 of 1; together 2 of 3 = 66,7 %, not the mean of 50 % and 100 %', async () => {
    expect(await byOffice('dossiers-filed-online', '2024-03', '2024-03-31')).toEqual({
      SYT: '1/2',
      '303': '1/1',
    })
    expect(await march('dossiers-filed-online')).toBe('2/3')
  })
  test('1 of 3 filed online for a full-process service; 1 of 2 online ones by an identified user', async () => {
    expect(await march('dossiers-full-process')).toBe('1/3')
    expect(await march('dossiers-by-identified-users')).toBe('1/2')
  })
  test('1 of 2 with a fee due paid online; 1 of 1 settled with a digital result', async () => {
    expect(await march('dossiers-paid-online')).toBe('1/2')
    expect(await march('dossiers-digital-result')).toBe('1/1')
  })
  test('March: 1 of 3 due settled on time = 33,3 %; the open overdue ones are in the 3', async () => {
    expect(await march('dossiers-settled-on-time')).toBe('1/3')
    expect(await stages('dossiers-settled-on-time', '2024-03', '2024-03-31')).toEqual({
      'D-1': 'done-on-time',
      'D-2': 'overdue',
      'D-3': 'overdue',
    })
  })
  test('settled late in April: March stays 1 of 3', async () => {
    expect(await march('dossiers-settled-on-time', '2024-04-30')).toBe('1/3')
  })
  test('on 29 March 0 of 2: the dossier due that very day is not yet late; on 30 March 1 of 3', async () => {
    expect(await march('dossiers-settled-on-time', '2024-03-29')).toBe('0/2')
    expect(await march('dossiers-settled-on-time', '2024-03-30')).toBe('1/3')
  })
  test('the first quarter holds the same three dossiers: 1 of 3', async () => {
    expect(await figure('dossiers-settled-on-time', '2024-Q1', '2024-04-30')).toBe('1/3')
  })
  test('open and overdue: 2 at the end of March, 1 at the end of April', async () => {
    expect(await march('dossiers-overdue')).toBe('2')
    expect(await april('dossiers-overdue')).toBe('1')
  })
  test('April: Health cleared its desk and has 0 overdue of 1 in hand, which is a figure', async () => {
    expect(await byOffice('dossiers-overdue', '2024-04', '2024-04-30')).toEqual({ SYT: '0/1', '303': '1/1' })
  })
})

describe('satisfaction and platforms', () => {
  test('scores 5 and 3: 1 satisfied of 2 = 50 %; no survey about petitions: no data', async () => {
    expect(await march('satisfaction-survey')).toBe('1/2')
    expect(await march('petition-survey')).toBe('no data')
  })
  test('elements, of those who score each: 5 and 4 = 2/2; 4 and 2 = 1/2; 5 and 3 = 1/2; 5 = 1/1; 1 = 0/1', async () => {
    expect(await march('survey-access')).toBe('2/2')
    expect(await march('survey-procedure')).toBe('1/2')
    expect(await march('survey-officials')).toBe('1/2')
    expect(await march('survey-result')).toBe('1/1')
    expect(await march('survey-feedback')).toBe('0/1')
  })
  test('petitions: 1 of 2 answered on time, 1 of 2 not repeated', async () => {
    expect(await march('petitions-on-time')).toBe('1/2')
    expect(await march('petitions-not-repeated')).toBe('1/2')
  })
  test('1 central system connected, a second is planned; 1 platform of 1 in operation', async () => {
    expect(await march('central-systems-connected')).toBe('1')
    expect(await march('platforms-in-operation')).toBe('1/1')
  })
  test('1200 + 800 = 2000 messages, put right in April: 1200 + 850 = 2050; the quarter is the same sum', async () => {
    expect(await march('lgsp-exchanges')).toBe('2000')
    expect(await march('lgsp-exchanges', '2024-04-30')).toBe('2050')
    expect(await figure('lgsp-exchanges', '2024-Q1', '2024-04-30')).toBe('2050')
  })
  test('week 10, 4 to 10 March: 2000 messages; week 11: no data, which is not zero', async () => {
    expect(await figure('lgsp-exchanges', '2024-W10', '2024-03-31')).toBe('2000')
    expect(await figure('lgsp-exchanges', '2024-W11', '2024-03-31')).toBe('no data')
  })
})

describe('tasks', () => {
  test('March: 1 of 2 due done on time = 50 %; the suspended one is asked of nobody', async () => {
    expect(await march('tasks-on-time')).toBe('1/2')
  })
  test('March: 1 of 4 completed = 25 %; April: 2 of 4 = 50 %, one of them late', async () => {
    expect(await march('tasks-completed')).toBe('1/4')
    expect(await april('tasks-completed')).toBe('2/4')
    expect(await stages('tasks-completed', '2024-04', '2024-04-30')).toEqual({
      'T-1': 'done-on-time',
      'T-2': 'done-late',
      'T-3': 'no-deadline',
      'T-4': 'not-due',
    })
  })
  test('overdue: 1 at the end of March, 0 at the end of April; without a deadline: 1', async () => {
    expect(await march('tasks-overdue')).toBe('1')
    expect(await april('tasks-overdue')).toBe('0')
    expect(await april('tasks-without-deadline')).toBe('1')
  })
  test('April: 2 of 3 departments without a late task = 66,7 %; done late is late', async () => {
    expect(await byOffice('offices-without-late-task', '2024-04', '2024-04-30')).toEqual({
      SYT: '1/1',
      SGTVT: '0/1',
      SXD: '1/1',
    })
  })
  test('due on 31 December and open: not asked that evening, 0 of 1 on time from 1 January', async () => {
    expect(await figure('tasks-on-time', '2024-12', '2024-12-31')).toBe('no data')
    expect(await figure('tasks-on-time', '2024-12', '2025-01-01')).toBe('0/1')
  })
  test('31 December: the task due that day is not late; in January 1 is overdue, carried over from the year before', async () => {
    expect(await figure('tasks-overdue', '2024-12', '2024-12-31')).toBe('0')
    expect(await figure('tasks-overdue', '2025-01', '2025-01-31')).toBe('1')
    expect(await figure('offices-without-late-task', '2025-01', '2025-01-31')).toBe('no data')
  })
})

describe.each(kpis.map((kpi) => [kpi.id, kpi] as const))('%s', (_, kpi) => {
  test('its rows, counted, give the figure, office by office and in every column', async () => {
    for (const [period, known] of [
      ['2024-03', '2024-04-30'],
      ['2024', '2024-11-22'],
      ['2025-03', '2025-03-31'],
    ] as const) {
      const rows = await rowsOf(kpi, period, known)
      const total = pool(await pointsOf(kpi, period, known))
      const sum = (some: Row[]) => some.reduce((all, row) => all + row.amount, 0)
      expect(sum(rows.filter((row) => row.counted))).toBe(total?.numerator ?? 0)
      expect(sum(rows)).toBe(total?.denominator ?? 0)
      expect(rows).toHaveLength(total?.rows ?? 0)
      for (const row of rows) expect(typeof row.counted).toBe('boolean')
    }
  })
})
