import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../testing/launch-database.ts'

let test: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  test = await launchDatabase()
  sql = test.database.raw
}, 60_000)
afterAll(() => test.close())

const plain = (rows: readonly postgres.Row[]) => rows.map((row) => ({ ...row }))

describe('the tasks of the launch story', () => {
  it('are 61 + 73 + 81, and each says its six things: person, work, time or none, responsibility, product, authority', async () => {
    expect(
      plain(
        await sql`select year, count(*)::int as n from tasks where known_to = 'infinity' group by 1 order by 1`,
      ),
    ).toEqual([
      { year: 2022, n: 61 },
      { year: 2023, n: 73 },
      { year: 2024, n: 81 },
    ])
    expect(
      await sql`select code from tasks where person is null or responsibility is null or product is null
        or authority is null or assigned_by is null`,
    ).toEqual([])
  })

  it('name positions and no people, and documents that say that they are samples', async () => {
    const persons = await sql<{ person: string }[]>`select distinct person from tasks`
    expect(
      persons.filter(({ person }) => !/^(Phó Giám đốc Sở |Phó Chánh |Phó Trưởng ban )/.test(person)),
    ).toEqual([])
    const documents = await sql<{ name: string }[]>`
      select assigned_by as name from tasks union select stopped_by from tasks where stopped_by is not null
      union select document from decisions where document is not null
      union select document from item_successions`
    expect(documents.filter(({ name }) => !name.endsWith('(số liệu minh họa)'))).toEqual([])
    expect(await sql`select code from decisions where not sample`).toEqual([])
  })

  it('one is stopped for good, and one suspended, each by its document', async () => {
    expect(
      plain(
        await sql`select stop_kind as kind, count(*)::int as n from tasks
        where year = 2024 and known_to = 'infinity' and stopped_on is not null and stopped_by is not null
        group by 1 order by 1`,
      ),
    ).toEqual([
      { kind: 'cancelled', n: 1 },
      { kind: 'suspended', n: 1 },
    ])
  })

  it('one went from the city’s office to information and communications on 1 July, and keeps its code', async () => {
    expect(
      plain(
        await sql`select distinct t.office_code as office, t.person, t.known_from < '2024-07-01' as before from tasks t
        join item_successions s on s.predecessor = t.code and s.successor = t.code order by before desc`,
      ),
    ).toEqual([
      { office: 'VPUBND', person: 'Phó Chánh Văn phòng UBND thành phố', before: true },
      { office: 'STTTT', person: 'Phó Giám đốc Sở Thông tin và Truyền thông', before: false },
    ])
  })
})

describe('what was decided', () => {
  it('is what the versions say: every day of completion and every moved deadline has its decision, at its moment', async () => {
    const unexplained = await sql`
      select v.code from (select *, lag(done_on) over w as done_before, lag(due_on) over w as due_before,
          row_number() over w as n from tasks window w as (partition by code order by known_from)) v
      where n > 1
        and ((done_on is distinct from done_before and not exists (select from decisions d
              where d.item = v.code and d.kind = 'completion' and d.content ->> 'doneOn' = v.done_on::text
                and d.known_from = v.known_from and d.outcome = 'approved'))
          or (due_on is distinct from due_before and not exists (select from decisions d
              where d.item = v.code and d.kind = 'extension' and d.content ->> 'toDueOn' = v.due_on::text
                and d.known_from = v.known_from and d.outcome = 'approved')))`
    expect(unexplained).toEqual([])
  })

  it('was sent before it was decided, and nothing was reported as done before it was', async () => {
    expect(await sql`select code from decisions where sent_on > decided_on or sent_on is null`).toEqual([])
    expect(
      await sql`select code from decisions where kind = 'completion' and (content ->> 'doneOn')::date > sent_on`,
    ).toEqual([])
  })

  it('two extensions of 2024 were asked for after their deadline, which still holds: both offices had lost it anyway', async () => {
    expect(
      plain(
        await sql`select code, office_code as office, held_to_on::text as held, due_on::text as due from tasks
        where held_to_on is not null and known_to = 'infinity' order by code`,
      ),
    ).toEqual([
      { code: 'NT-2024-53', office: 'SGTVT', held: '2024-06-30', due: '2024-08-19' },
      { code: 'NT-2024-63', office: 'BQLKKT', held: '2024-09-30', due: '2024-10-31' },
    ])
    expect(
      plain(
        await sql`select item from decisions where kind = 'extension' and outcome = 'approved'
        and sent_on > (content ->> 'fromDueOn')::date order by item`,
      ),
    ).toEqual([{ item: 'NT-2024-53' }, { item: 'NT-2024-63' }])
  })

  it('no deadline was moved of what was done or stopped already', async () => {
    expect(
      await sql`select e.code from decisions e join tasks t on t.code = e.item and t.known_from < e.known_from
        where e.kind = 'extension' and (t.done_on is not null or t.stopped_on is not null)`,
    ).toEqual([])
  })

  it('one extension was refused, with a reason and a document', async () => {
    expect(
      plain(
        await sql`select item from decisions where outcome = 'refused' and reason is not null
        and document is not null`,
      ),
    ).toEqual([{ item: 'NT-2024-46' }])
  })

  it('progress never goes back, and what is done is done whole', async () => {
    expect(
      await sql`select code from (select code, progress, lag(progress) over (partition by code order by known_from) as was
        from tasks) v where progress < was`,
    ).toEqual([])
    expect(
      await sql`select code from tasks where done_on is not null and (progress <> 100 or result is null)`,
    ).toEqual([])
  })

  it('some reports say what hinders and what is asked for', async () => {
    const [row] = await sql`select count(*)::int as n from decisions
      where kind = 'progress' and content ->> 'difficulties' <> '' and content ->> 'requests' <> ''`
    expect(row?.n).toBeGreaterThan(10)
  })
})

describe('what is asked for at the clock', () => {
  it('stands in every state; the reviewer has an extension due in four days, the head of SYT a report', async () => {
    expect(
      plain(
        await sql`select item, kind, state from proposals where known_to = 'infinity' order by item, kind`,
      ),
    ).toEqual([
      { item: 'NT-2024-34', kind: 'progress', state: 'endorsed' },
      { item: 'NT-2024-38', kind: 'completion', state: 'returned' },
      { item: 'NT-2024-50', kind: 'progress', state: 'entered' },
      { item: 'NT-2024-58', kind: 'extension', state: 'endorsed' },
      { item: 'NT-2024-62', kind: 'completion', state: 'submitted' },
      { item: 'NT-2024-65', kind: 'extension', state: 'returned' },
      { item: 'NT-2024-65', kind: 'progress', state: 'submitted' },
    ])
  })

  it('rests on the version of the task in force, of an open task of the same office', async () => {
    expect(
      await sql`select p.code from proposals p where not exists (select from tasks t where t.code = p.item
        and t.version_id = p.based_on and t.known_to = 'infinity' and t.office_code = p.office_code
        and t.done_on is null and t.stopped_on is null)`,
    ).toEqual([])
  })
})

describe('steps and notes', () => {
  it('of one task in four or so there are three steps, the last on the deadline first set or the one in force', async () => {
    expect(
      await sql`select s.code from task_steps s join tasks t on t.code = s.task_code and t.known_to = 'infinity'
        where s.position = 3 and s.planned_on not in (t.due_on, t.original_due_on)`,
    ).toEqual([])
    const [row] =
      await sql`select count(distinct task_code)::int as n from task_steps where task_code like 'NT-2024-%'`
    expect(row?.n).toBeGreaterThan(10)
  })

  it('notes are of offices that help', async () => {
    expect(
      await sql`select n.code from task_notes n join tasks t on t.code = n.task_code and t.known_to = 'infinity'
        where not n.office_code = any(t.coordinating)`,
    ).toEqual([])
    const [row] = await sql`select count(*)::int as n from task_notes`
    expect(row?.n).toBeGreaterThan(10)
  })

  it('nothing was recorded by a person, nor after the clock', async () => {
    const offices =
      /^((Cán bộ |Thủ trưởng |Lãnh đạo )?(Sở|Văn phòng UBND|Thanh tra thành phố|Ban Quản lý)|Đơn vị thẩm định)/
    for (const table of ['tasks', 'task_steps', 'task_notes', 'decisions', 'item_successions', 'proposals']) {
      const by = await sql`select distinct recorded_by as by from ${sql(table)}`
      expect(
        by.filter((row) => !offices.test(row.by)),
        table,
      ).toEqual([])
      expect(
        await sql`select code from ${sql(table)} where known_from > '2024-11-22T17:00:00+07:00'`,
        table,
      ).toEqual([])
    }
  })
})
