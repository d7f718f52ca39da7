import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { loadStory } from '../load-story.ts'
import { cityOf, flowsOfCity, inProportion } from './city.ts'
import { launchTelling, registersOfLaunch } from './launch.ts'

const count = 21_000

/** Indexes and keys of the flows and their rollups, but of the parts of a flow. */
const indexesOf = (sql: Sql) => sql`
  select c.relname as index, pg_get_indexdef(i.indexrelid) as definition, pg_get_constraintdef(k.oid) as key, i.indisvalid as valid
  from pg_index i join pg_class c on c.oid = i.indexrelid left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid
  where not c.relispartition and c.relnamespace = current_schema()::regnamespace
  order by 1`

describe(`a city of ${count} dossiers`, () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await freshDatabase()
    await loadStory(test.database, cityOf(count))
  }, 120_000)
  afterAll(() => test.close())

  const one = async (select: string): Promise<Record<string, number>> =>
    (await test.database.raw.unsafe(`select ${select}`))[0] ?? {}

  it('has as many as was asked for, petitions and answers in proportion, all of them said to be samples', async () => {
    const row = await one(`(select count(distinct code)::int from dossiers) as dossiers,
      (select count(distinct code)::int from petitions) as petitions,
      (select count(distinct code)::int from survey_responses) as answers,
      (select bool_and(sample) from (select sample from dossiers union all select sample from petitions
        union all select sample from survey_responses) every) as samples`)
    expect(row).toMatchObject({ dossiers: count, petitions: inProportion(count, 'petitions'), samples: true })
    // Answers are read in on Mondays: those of the last week are not known yet.
    expect(row.answers).toBeGreaterThan(0.98 * inProportion(count, 'answers'))
  })

  it('has every index and key that an empty database has, in every part', async () => {
    const empty = await freshDatabase()
    const [ofCity, ofEmpty] = await Promise.all([test, empty].map(({ database }) => indexesOf(database.raw)))
    await empty.close()
    expect(ofEmpty?.length).toBeGreaterThan(20)
    expect(ofCity).toEqual(ofEmpty)
    const { short, parts } =
      await one(`count(*)::int as parts, count(*) filter (where held <> of_flow)::int as short
      from (select (select count(*) from pg_index where indrelid = inhrelid) as held,
        (select count(*) from pg_index where indrelid = inhparent) as of_flow
        from pg_inherits where inhparent = 'dossiers'::regclass) part`)
    expect(parts).toBeGreaterThan(35)
    expect(short).toBe(0)
  })

  it('has its rollups say what its rows say, day by day and office by office', async () => {
    const differ = await test.database.raw`
      with counted as (
        select filed_on as day, office_code, count(*) as filed, count(*) filter (where channel = 'online') as online
        from dossiers where known_to = 'infinity' group by 1, 2
      ), rolled as (
        select day, office_code, filed, filed_online as online from dossier_totals where grain = 'day' and filed > 0
      )
      select * from counted full join rolled using (day, office_code)
      where counted.filed is distinct from rolled.filed or counted.online is distinct from rolled.online`
    expect(differ).toHaveLength(0)
    const sums = await one(`sum(filed)::int as filed, sum(settled)::int as settled,
      (select count(*)::int from dossiers where known_to = 'infinity' and settled_on is not null) as rows
      from dossier_totals where grain = 'day'`)
    expect(sums).toMatchObject({ filed: count, settled: sums.rows })
  })

  it('files by season, weekday, channel and office, is late now and then, and is known by the hours of its feeds', async () => {
    const share = await one(`
      avg((channel = 'online' and filed_on >= '2024-10-01')::int) / avg((filed_on >= '2024-10-01')::int) as online,
      avg((settled_on <= due_on)::int)::float8 as "onTime",
      avg((extract(isodow from filed_on) = 1)::int) / avg((extract(isodow from filed_on) = 5)::int) as "mondayToFriday",
      avg((extract(isodow from filed_on) > 5)::int)::float8 as weekend,
      count(*) filter (where extract(month from filed_on) = 8)::float8 / count(*) filter (where extract(month from filed_on) = 2) as "augustToFebruary",
      count(distinct office_code)::int as offices
      from dossiers where known_to = 'infinity'`)
    expect(Number(share.online)).toBeCloseTo(0.95, 1)
    expect(share.onTime).toBeGreaterThan(0.9)
    expect(share.onTime).toBeLessThan(0.995)
    expect(Number(share.mondayToFriday)).toBeGreaterThan(1.15)
    expect(share.weekend).toBeLessThan(0.06)
    expect(share.augustToFebruary).toBeGreaterThan(1.2)
    expect(share.offices).toBeGreaterThanOrEqual(34)
    const hours = await test.database.raw<{ hour: number; part: number }[]>`
      select extract(hour from known_from at time zone 'Asia/Ho_Chi_Minh')::int as hour,
        (count(*) / sum(count(*)) over ())::float8 as part
      from (select min(known_from) as known_from from dossiers group by code) firsts group by 1`
    const partOf = (hour: number) => hours.find((one) => one.hour === hour)?.part ?? 0
    expect(hours.length).toBeLessThanOrEqual(7)
    expect(partOf(10)).toBeGreaterThan(partOf(9))
    expect(partOf(10)).toBeGreaterThan(partOf(17))
  })

  it('lies in a part a month, and is the same city again', async () => {
    const [parts] = await test.database.raw`
      select count(distinct tableoid)::int as used, bool_or(tableoid = 'dossiers_default'::regclass) as strays from dossiers`
    expect(parts).toEqual({ used: 35, strays: false })
    const { procedures } = registersOfLaunch(launchTelling())
    const told = (n: number) => [...flowsOfCity(n, procedures)].map(({ rows }) => rows.at(-1))
    expect(told(1_000)).toEqual(told(1_000))
    expect(told(1_000)).not.toEqual(told(2_000))
  })
})
