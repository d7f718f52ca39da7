import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { FeedFault } from './feed-fault.ts'
import { createGuard } from './guard.ts'
import { postgresRows } from './postgres.ts'
import type { Holds, SourceRow } from './source.ts'
import { openTcpDoor, type TcpDoor } from './testing/tcp-door.ts'

let source: TestDatabase
let door: TcpDoor
beforeAll(async () => {
  source = await freshDatabase()
  const { raw } = source.database
  await raw`create table ho_so (ma text, nop_luc timestamptz, tre boolean, so integer, tien numeric(20, 2))`
  await raw`insert into ho_so select 'HS-' || i, '2024-11-21 18:30:00+00', i % 2 = 0, i, i + 0.5 from generate_series(1, 5000) i`
  await raw.unsafe(
    "create function viet() returns integer language sql volatile as 'insert into ho_so (ma) values (''X''); select 1'",
  )
  door = await openTcpDoor(source.connection)
})
afterAll(async () => {
  await door.close()
  await source.close()
})

type Asked = { query?: string; user?: string; address?: string; holds?: Partial<Holds>; signal?: AbortSignal }
const asked = ({ query = 'select * from ho_so order by so', user, address, holds, signal }: Asked) =>
  postgresRows(
    {
      kind: 'postgres',
      address: address ?? `postgres://127.0.0.1:${door.port}/${source.connection.database}`,
      options: { query, user: user ?? source.connection.username },
      secret: 'doc-thoi',
    },
    { guard: createGuard('127.0.0.1'), time: 5_000, size: 10_000_000, ...holds },
    signal ?? new AbortController().signal,
  )
async function all(how: Asked): Promise<SourceRow[]> {
  const found: SourceRow[] = []
  for await (const row of asked(how)) found.push(row)
  return found
}
const failure = (how: Asked) =>
  all(how).then(
    () => 'answered',
    (fault: unknown) =>
      fault instanceof FeedFault ? [fault.code, fault.params.code].filter(Boolean).join(' ') : fault,
  )

describe('a PostgreSQL source', () => {
  it('gives all rows of a SELECT, in the city’s time, numbers of any length as they are', async () => {
    const found = await all({})
    expect(found).toHaveLength(5000)
    expect(found[1]).toEqual({
      ma: 'HS-2',
      nop_luc: '2024-11-22 01:30:00+07',
      tre: true,
      so: 2,
      tien: '2.50',
    })
  })

  it('and none where there is none', async () => {
    expect(await all({ query: 'select ma from ho_so where false' })).toEqual([])
  })

  it.each([
    ['writes', 'select viet()', 'bad-query 25006'],
    ['deletes', 'delete from ho_so returning ma', 'bad-query 42601'],
    [
      'deletes in a WITH',
      'with gone as (delete from ho_so returning ma) select * from gone',
      'bad-query 0A000',
    ],
    ['is two statements', 'select 1; drop table ho_so', 'bad-query 42601'],
    ['leaves the transaction', 'select 1; commit; delete from ho_so', 'bad-query 42601'],
    ['is no SQL', 'chọn tất cả', 'bad-query 42601'],
    ['is empty', '', 'bad-query 42601'],
    ['asks for what is not there', 'select * from khong_co', 'bad-query 42P01'],
  ])('a query that %s is refused', async (_what, query, said) => {
    expect(await failure({ query })).toBe(said)
    const [{ rows = 0 } = {}] = await source.database.raw<
      { rows: number }[]
    >`select count(*)::int as rows from ho_so`
    expect(rows).toBe(5000)
  })

  it('a query that takes too long is ended by the source itself', async () => {
    expect(await failure({ query: 'select pg_sleep(20)', holds: { time: 100 } })).toBe('bad-query 57014')
  })

  it('more than may come is left off', async () => {
    expect(await failure({ holds: { size: 50_000 } })).toBe('too-large')
  })

  it('a connection that breaks midway is told', async () => {
    const rows = asked({
      query: 'select i, repeat(md5(i::text), 20) as van_ban from generate_series(1, 100000) i',
    })
    await rows.next()
    door.cut()
    const rest = async () => {
      for await (const _ of rows);
    }
    await expect(rest()).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('somebody whom the source does not know is signed out; a private address is not asked', async () => {
    expect(await failure({ user: 'nobody_here' })).toBe('signed-out')
    expect(await failure({ address: 'postgres://10.0.0.1/x' })).toBe('address-refused')
    expect(await failure({ address: 'postgres://a:b@127.0.0.1/x' })).toBe('bad-address')
    expect(await failure({ address: `postgres://127.0.0.1:1/x` })).toBe('unreachable')
  })

  it('what is asked of a silent server ends when its time is over', async () => {
    const late = new AbortController()
    const asking = failure({ query: 'select pg_sleep(20) as ngu', signal: late.signal })
    const asleep = () => source.database.raw`
      select from pg_stat_activity where query ~ '^fetch' and state = 'active' and wait_event = 'PgSleep'
        and datname = current_database()`
    await expect.poll(async () => (await asleep()).length).toBe(1)
    late.abort(new FeedFault('timed-out', { seconds: 5 }))
    expect(await asking).toBe('timed-out')
  })
})
