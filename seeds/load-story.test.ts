import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../db/testing/database.ts'
import { isEmpty, loadStory, storyNames } from './load-story.ts'
import { launchDatabase } from './testing/launch-database.ts'

/** One line per table: how many rows, and a digest of all that they say. */
async function digest({ database }: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.raw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    // Numbers taken by a load that was undone are not given out again.
    const [row] = await database.raw`
      select count(*) || ' ' || coalesce(md5(string_agg(said, e'\n' order by said)), '') as digest
      from (select (to_jsonb(t) - 'version_id')::text as said from ${database.raw(name)} t) rows`
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
  }, 60_000)

  it('a database with rows is refused', async () => {
    await expect(loadStory(other.database, 'launch')).rejects.toThrow(/empty/)
    expect(await isEmpty(other.database.raw)).toBe(false)
  })

  it('names its stories', () => {
    expect(storyNames).toEqual(['launch'])
  })
})
