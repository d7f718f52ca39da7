import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../testing/launch-database.ts'
import { launch } from './launch.ts'

let test: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  test = await launchDatabase()
  sql = test.database.raw
}, 60_000)
afterAll(() => test.close())

const clock = launch.clockAt
const until = '2024-11-22'

async function one(query: postgres.PendingQuery<postgres.Row[]>): Promise<postgres.Row> {
  const [row] = await query
  if (!row) throw new Error('no row')
  return { ...row }
}

const known = () => sql`known_from <= ${clock} and known_to > ${clock}`
const listed = () =>
  sql`${known()} and listed_on <= ${until} and (retired_on is null or retired_on > ${until})`

const registers = [
  'central_systems',
  'shared_databases',
  'shared_tables',
  'open_datasets',
  'warehouse_datasets',
  'procedures',
  'platforms',
  'tasks',
]
const flows = ['dossiers', 'petitions', 'survey_responses', 'exchanges']
const reporting = ['kpi_definitions', 'reported_values', 'entries', 'contests', 'period_locks']
const reference = ['offices', 'office_successions', 'documents', 'announcements', 'events', 'targets']

describe('the figures of 22 November 2024, counted', () => {
  it('23 central systems are connected', async () => {
    expect(
      await one(
        sql`select count(*)::int as n from central_systems where ${listed()} and connected_on <= ${until}`,
      ),
    ).toEqual({ n: 23 })
  })

  it('19 of 57 shared databases are created', async () => {
    expect(
      await one(sql`select count(*) filter (where created_on <= ${until})::int as n, count(*)::int as of
        from shared_databases where ${listed()}`),
    ).toEqual({ n: 19, of: 57 })
  })

  it('58 tables are shared, by 14 of 20 departments', async () => {
    expect(
      await one(sql`select count(*)::int as n, count(distinct office_code)::int as offices
        from shared_tables where ${listed()} and shared_on <= ${until}`),
    ).toEqual({ n: 58, offices: 14 })
  })

  it('50 of 98 open datasets are published, by 7 of 20 departments', async () => {
    expect(
      await one(sql`select count(*) filter (where published_on <= ${until})::int as n, count(*)::int as of,
          count(distinct office_code) filter (where published_on <= ${until})::int as offices
        from open_datasets where ${listed()}`),
    ).toEqual({ n: 50, of: 98, offices: 7 })
  })

  it('192 datasets with 1.941 fields and more than 437.000 records, from 18 of 20 departments', async () => {
    const warehouse = await one(sql`select count(*)::int as datasets, sum(field_count)::int as fields,
        sum(record_count)::int as records, count(distinct office_code)::int as offices
      from warehouse_datasets where ${listed()} and loaded_on <= ${until}`)
    expect(warehouse).toEqual({ datasets: 192, fields: 1941, records: 437_218, offices: 18 })
  })

  it('1.579 of 1.937 services are on the national portal', async () => {
    const counted =
      await sql`select o.kind, count(*) filter (where integrated_on <= ${until})::int as n, count(*)::int as of
      from procedures p join offices o on o.code = p.office_code and o.known_to = 'infinity'
      where p.known_to = 'infinity' and listed_on <= ${until} and (retired_on is null or retired_on > ${until})
      group by 1 order by 1`
    expect(counted.map((row) => ({ ...row }))).toEqual([
      { kind: 'department', n: 1311, of: 1585 },
      { kind: 'district', n: 268, of: 352 },
    ])
  })

  it.each([
    ['the month', '2024-11-01'],
    ['the year', '2024-01-01'],
    ['the last quarter', '2024-10-01'],
  ])('over 90 %% of the dossiers of %s were filed online', async (_period, start) => {
    const { share } =
      await one(sql`select (count(*) filter (where channel = 'online'))::float / count(*) as share
      from dossiers where ${known()} and filed_on between ${start} and ${until}`)
    expect(share).toBeGreaterThan(0.905)
    expect(share).toBeLessThan(0.97)
  })

  it('every announced figure is met by name', async () => {
    const rows = await sql`select kpi_id from announcements where ${known()} order by 1`
    expect(rows).toHaveLength(12)
  })
})

describe('absence', () => {
  it.each(['shared_databases', 'shared_tables', 'open_datasets', 'warehouse_datasets'])(
    'every department has a row in %s, so that its zero is counted',
    async (table) => {
      const rows = await sql`select distinct office_code from ${sql(table)} where ${listed()}`
      expect(rows).toHaveLength(20)
    },
  )

  it('nobody has assessed an open dataset, and nobody has asked a petitioner', async () => {
    expect(
      await one(sql`select
        (select count(*)::int from open_datasets where assessed_on is not null or machine_readable is not null) as assessed,
        (select count(*)::int from survey_responses where subject = 'petition') as asked`),
    ).toEqual({ assessed: 0, asked: 0 })
  })

  it('one department fell silent in August: its items stay, nothing later is known of it', async () => {
    for (const table of [...registers, ...flows]) {
      const { last } = await one(
        sql`select max(known_from)::date::text as last from ${sql(table)} where office_code = 'SNGV'`,
      )
      if (last !== null) expect(last <= '2024-08-16', `${table} ${last}`).toBe(true)
    }
    const rows =
      await sql`select distinct office_code from dossiers where filed_on between '2024-11-01' and ${until}`
    expect(rows).toHaveLength(34)
  })
})

describe('two clocks', () => {
  it.each([...registers, ...flows, ...reference, ...reporting])(
    'the versions of %s tile: one ends where the next begins, the last is open, none is of the future',
    async (table) => {
      const rows = await sql`
        select code, known_from, known_to from (
          select code, known_from, known_to, lead(known_from) over (partition by code order by known_from) as next
          from ${sql(table)}) v
        where known_to is distinct from coalesce(next, 'infinity') or known_from > ${clock}`
      expect(rows).toEqual([])
    },
  )

  it.each([
    ['central_systems', 'connected_on'],
    ['shared_databases', 'designed_on'],
    ['shared_databases', 'built_on'],
    ['shared_databases', 'created_on'],
    ['shared_tables', 'shared_on'],
    ['open_datasets', 'published_on'],
    ['warehouse_datasets', 'loaded_on'],
    ['procedures', 'integrated_on'],
    ['procedures', 'full_process_on'],
    ['platforms', 'launched_on'],
    ['tasks', 'done_on'],
    ['tasks', 'stopped_on'],
    ['dossiers', 'filed_on'],
    ['dossiers', 'settled_on'],
    ['petitions', 'received_on'],
    ['petitions', 'answered_on'],
    ['survey_responses', 'answered_on'],
    ['exchanges', 'exchanged_on'],
  ])('%s: no %s is recorded before it happened', async (table, column) => {
    const rows = await sql`select code, ${sql(column)}, known_from from ${sql(table)}
      where (known_from at time zone 'Asia/Ho_Chi_Minh')::date < ${sql(column)} limit 5`
    expect(rows).toEqual([])
  })

  it('what June looked like in June is not what it looks like now', async () => {
    const june = (at: string) =>
      one(sql`select
        (select count(*)::int from shared_databases where created_on <= '2024-06-30' and known_from <= ${at} and known_to > ${at}) as databases,
        (select count(*)::int from warehouse_datasets where loaded_on <= '2024-06-30' and known_from <= ${at} and known_to > ${at}) as datasets,
        (select count(*)::int from procedures where integrated_on <= '2024-06-30' and known_from <= ${at} and known_to > ${at}) as services`)
    const then = await june('2024-06-30T23:59:59+07:00')
    const now = await june(clock)
    for (const key of ['databases', 'datasets', 'services']) expect(now[key], key).toBeGreaterThan(then[key])
  })

  it('plans slipped, mistakes were put right, and things left the lists', async () => {
    expect(
      await one(sql`select
        (select count(*) > 20 from shared_databases a join shared_databases b using (code) where a.known_to = b.known_from and a.planned_on < b.planned_on) or
        (select count(*) > 5 from shared_databases a join shared_databases b using (code) where a.known_to = b.known_from and a.planned_on < b.planned_on) as slipped,
        (select count(*) > 0 from open_datasets a join open_datasets b using (code) where a.known_to = b.known_from and a.published_on is not null and b.published_on is null) as "takenBack",
        (select count(*) > 100 from dossiers a join dossiers b using (code) where a.known_to = b.known_from and a.channel <> b.channel) as rechannelled,
        (select count(*) > 40 from procedures where retired_on is not null and known_to = 'infinity') as retired`),
    ).toEqual({ slipped: true, takenBack: true, rechannelled: true, retired: true })
  })
})

describe('honesty', () => {
  it('every row that no public source lists is marked as a sample', async () => {
    for (const table of [...registers, ...flows])
      expect(await sql`select code from ${sql(table)} where not sample limit 3`, table).toEqual([])
    expect(await sql`select code from events where sample <> (code like 'MH-%')`).toEqual([])
    expect(await sql`select code from targets where sample = (document_code is not null)`).toEqual([])
  })

  it('a target names a document that was known when it was set', async () => {
    const documented = await sql`
      select t.kpi_id, t.document_code, d.code is not null as known
      from targets t left join documents d on d.code = t.document_code and d.known_from <= t.known_from
      where t.document_code is not null order by 1`
    expect(documented.map((row) => ({ ...row }))).toEqual([
      { kpi_id: 'adults-with-smartphone', document_code: '411/QĐ-TTg', known: true },
      { kpi_id: 'digital-economy-share', document_code: '411/QĐ-TTg', known: true },
      { kpi_id: 'dossiers-by-identified-users', document_code: 'DA-CQS-HP-2021-2025', known: true },
      { kpi_id: 'dossiers-full-process', document_code: '942/QĐ-TTg', known: true },
      { kpi_id: 'electronic-health-records', document_code: '411/QĐ-TTg', known: true },
      { kpi_id: 'households-with-fibre', document_code: '411/QĐ-TTg', known: true },
      { kpi_id: 'offices-with-open-data', document_code: 'DA-CQS-HP-2021-2025', known: true },
      { kpi_id: 'services-full-process', document_code: 'DA-CQS-HP-2021-2025', known: true },
      { kpi_id: 'work-files-online', document_code: '749/QĐ-TTg', known: true },
    ])
  })

  it('records are kept by offices and systems, never by a person', async () => {
    const recorders = (
      await Promise.all(
        [...registers, ...flows, ...reference, ...reporting].map(
          (table) => sql`select distinct recorded_by as by from ${sql(table)}`,
        ),
      )
    ).flat()
    const offices =
      /^((Cán bộ |Thủ trưởng |Lãnh đạo )?(Sở|Văn phòng UBND|Thanh tra thành phố|Ban Quản lý|UBND (quận|huyện))|Danh mục|Hệ thống|Nền tảng|Cán bộ truyền thông|Đơn vị thẩm định)/
    expect(recorders.map((row) => row.by).filter((by) => !offices.test(by))).toEqual([])
  })
})

describe('the rows make sense', () => {
  it.each([
    [
      'shared_databases',
      (sql) =>
        sql`known_to = 'infinity' and (designed_on > built_on or built_on > created_on or created_on < listed_on)`,
    ],
    ['shared_tables', (sql) => sql`shared_on < listed_on or retired_on <= listed_on`],
    ['open_datasets', (sql) => sql`published_on < listed_on`],
    ['warehouse_datasets', (sql) => sql`loaded_on < listed_on or (loaded_on is null) <> (record_count = 0)`],
    [
      'procedures',
      (sql) => sql`full_process_on < integrated_on or (full_process_on is not null and not eligible)`,
    ],
    [
      'tasks',
      (sql) =>
        sql`original_due_on > due_on or (original_due_on is null) <> (due_on is null) or done_on < listed_on`,
    ],
    [
      'dossiers',
      (sql) =>
        sql`due_on <= filed_on or settled_on < filed_on or (paid_online and not (fee_due and channel = 'online'))
          or (identified and channel <> 'online') or (digital_result and settled_on is null)`,
    ],
    ['petitions', (sql) => sql`due_on <= received_on or answered_on < received_on`],
    ['survey_responses', (sql) => sql`score not between 1 and 5`],
    ['exchanges', (sql) => sql`messages <= 0`],
  ] satisfies [string, (s: postgres.Sql) => postgres.PendingQuery<postgres.Row[]>][])(
    '%s',
    async (table, wrong) => {
      expect(await sql`select * from ${sql(table)} where ${wrong(sql)} limit 3`).toEqual([])
    },
  )

  it('a dossier is of a procedure of its office, and tells truly whether that is full-process', async () => {
    const rows = await sql`select d.code from dossiers d left join procedures p
        on p.code = d.procedure_code and p.office_code = d.office_code and p.known_to = 'infinity'
      where p.code is null or d.fee_due <> p.fee_bearing
        or d.full_process <> coalesce(p.full_process_on <= d.filed_on, false) limit 3`
    expect(rows).toEqual([])
  })

  it('of a hundred dossiers settled some seven were asked for supplements; those asked twice took longer than their term', async () => {
    const asked = await one(sql`select avg((supplements > 0)::int)::float8 as share,
        count(*) filter (where supplements > 1)::int as twice,
        count(*) filter (where supplements > 1 and settled_on <= due_on)::int as "twiceInTime"
      from dossiers where ${known()} and settled_on is not null`)
    expect(asked.share).toBeGreaterThan(0.06)
    expect(asked.share).toBeLessThan(0.08)
    expect(asked.twice).toBeGreaterThan(50)
    expect(asked.twiceInTime).toBe(0)
  })

  it('names are not repeated within an office', async () => {
    for (const table of registers)
      expect(
        await sql`select office_code, name_vi, count(*) from ${sql(table)} where known_to = 'infinity'
          group by 1, 2 having count(*) > 1 limit 3`,
        table,
      ).toEqual([])
  })

  it('81 tasks of 2024: eight departments have a late one, three tasks have no deadline, two were stopped', async () => {
    const late = sql`least(coalesce(done_on, ${until}), ${until}::date) > due_on and stopped_on is null`
    expect(
      await one(sql`select count(*)::int as tasks, count(distinct office_code)::int as offices,
          count(distinct office_code) filter (where ${late})::int as late,
          count(*) filter (where done_on is null and due_on is null)::int as undated,
          count(*) filter (where stopped_on is not null)::int as stopped
        from tasks where ${known()} and year = 2024`),
    ).toEqual({ tasks: 81, offices: 20, late: 8, undated: 3, stopped: 2 })
  })

  it('every month since January 2022 has dossiers, petitions, answers and exchanges', async () => {
    for (const [table, column] of [
      ['dossiers', 'filed_on'],
      ['petitions', 'received_on'],
      ['survey_responses', 'answered_on'],
      ['exchanges', 'exchanged_on'],
    ] as const)
      expect(
        await sql`select distinct to_char(${sql(column)}, 'YYYY-MM') from ${sql(table)}`,
        table,
      ).toHaveLength(35)
  })
})
