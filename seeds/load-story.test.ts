import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../db/testing/database.ts'
import { isEmpty, loadReferenceIfEmpty, loadStory, storyNames } from './load-story.ts'
import { launchDatabase } from './testing/launch-database.ts'

/** One line per table: how many rows, and a digest of all that they say. */
async function digest({ database }: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.raw<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    // Numbers taken by a load that was undone are not given out again, and a load knows when it was made.
    const [row] = await database.raw`
      select count(*) || ' ' || coalesce(md5(string_agg(said, e'\n' order by said)), '') as digest
      from (select (to_jsonb(t) - 'version_id' - 'loaded_at')::text as said from ${database.raw(name)} t) rows`
    digests[name] = row?.digest
  }
  return digests
}

describe('loading a story', () => {
  let loaded: TestDatabase
  let other: TestDatabase
  beforeAll(async () => {
    loaded = await launchDatabase()
    other = await freshDatabase()
  }, 60_000)
  afterAll(() => Promise.all([loaded.close(), other.close()]))

  it('a load that fails at its last step leaves nothing behind', async () => {
    const { raw } = other.database
    await raw.unsafe(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
      create trigger fail before insert on stories for each row execute function fail()`)
    await expect(loadStory(other.database, 'launch')).rejects.toThrow('killed')
    expect(await isEmpty(raw)).toBe(true)
    const counts = await digest(other)
    expect(Object.values(counts).every((count) => count === '0 ')).toBe(true)
    await raw.unsafe('drop function fail() cascade')
  }, 60_000)

  it('two loads say the same, row by row', async () => {
    await loadStory(other.database, 'launch')
    expect(await digest(other)).toEqual(await digest(loaded))
  }, 120_000)

  it('a database with rows is refused', async () => {
    await expect(loadStory(other.database, 'launch')).rejects.toThrow(/empty/)
    expect(await isEmpty(other.database.raw)).toBe(false)
  })

  it('names its stories', () => {
    expect(storyNames).toEqual(['launch', 'stress'])
  })
})

describe('the story to measure with', () => {
  let stressed: TestDatabase
  beforeAll(async () => {
    stressed = await freshDatabase()
    await loadStory(stressed.database, 'stress')
  }, 120_000)
  afterAll(() => stressed.close())

  it('has 20,000 tasks of 35 offices and three years, in every stage, and some that an extension came too late for', async () => {
    const [row] = await stressed.database.raw`
      select count(*)::int as tasks, count(distinct office_code)::int as offices, count(distinct year)::int as years,
        count(*) filter (where done_on <= due_on) > 0 and count(*) filter (where done_on > due_on) > 0
          and count(*) filter (where done_on is null and due_on < '2024-11-22') > 0
          and count(*) filter (where done_on is null and due_on between '2024-11-23' and '2024-11-29') > 0
          and count(*) filter (where stopped_on is not null) > 0 and count(*) filter (where due_on is null) > 0 as stages,
        count(*) filter (where held_to_on is not null) > 0 as held
      from tasks where known_to = 'infinity'`
    expect(row).toMatchObject({ tasks: 20_000, offices: 35, years: 3, stages: true, held: true })
  })
})

describe('loading what is public knowledge', () => {
  let empty: TestDatabase
  beforeAll(async () => {
    empty = await freshDatabase()
  }, 60_000)
  afterAll(() => empty.close())

  const officesOf = async (kind: string) => {
    const rows = await empty.database.raw`
      select from offices where kind = ${kind} and known_to = 'infinity' and valid_to is null`
    return rows.length
  }

  it('gives the offices of the day, and no figure and no story', async () => {
    const day = new Date('2025-07-02T08:00:00+07:00')
    // Two server processes may start at once.
    await Promise.all([day, day].map((at) => loadReferenceIfEmpty(empty.database, at)))
    expect([await officesOf('city'), await officesOf('district'), await officesOf('commune')]).toEqual([
      1, 0, 114,
    ])
    const filled = Object.entries(await digest(empty)).filter(([, told]) => told !== '0 ')
    expect(filled.map(([name]) => name)).toEqual([
      'announcements',
      'calendar_days',
      'documents',
      'events',
      'index_components',
      'index_groups',
      'index_versions',
      'office_successions',
      'offices',
    ])
  }, 60_000)

  it('leaves a database with rows as it is', async () => {
    const before = await digest(empty)
    await loadReferenceIfEmpty(empty.database, new Date('2026-01-01T08:00:00+07:00'))
    expect(await digest(empty)).toEqual(before)
  })
})
