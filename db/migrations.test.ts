import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './migrate.ts'
import * as schema from './schema/index.ts'
import { freshDatabase } from './testing/database.ts'

const folder = join(projectRoot(), 'db', 'migrations', 'meta')

describe('migrations', () => {
  it('say what the schema says: nothing is left to generate', async () => {
    const last =
      readdirSync(folder)
        .filter((name) => name.endsWith('_snapshot.json'))
        .sort()
        .at(-1) ?? ''
    const before = JSON.parse(readFileSync(join(folder, last), 'utf8'))
    const now = generateDrizzleJson(schema)
    expect(await generateMigration(before, now)).toEqual([])
  })

  it('are numbered in the order in which they are applied', () => {
    const { entries } = JSON.parse(readFileSync(join(folder, '_journal.json'), 'utf8'))
    const order = (key: 'idx' | 'when') => entries.map((entry: Record<string, number>) => entry[key])
    for (const key of ['idx', 'when'] as const)
      expect(order(key)).toEqual([...new Set(order(key))].sort((a, b) => Number(a) - Number(b)))
  })

  it('applied to an empty database give every column of the schema, and guard every versioned table', async () => {
    const { database, close } = await freshDatabase()
    const columns = await database.raw<{ table: string; column: string }[]>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema in ('public', 'audit', 'jobs')`
    const there = new Set(columns.map((c) => `${c.table}.${c.column}`))
    const tables = Object.values<unknown>(schema).flatMap((one) => (is(one, PgTable) ? [one] : []))
    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables)
      for (const column of Object.values(getTableColumns(table)))
        expect(there).toContain(`${getTableName(table)}.${column.name}`)
    const guards = await database.raw<{ name: string }[]>`
      select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'keep_versions'`
    const versioned = columns.filter((c) => c.column === 'known_to').map((c) => c.table)
    expect(guards.map((g) => g.name).sort()).toEqual(versioned.sort())
    await close()
  })
})
