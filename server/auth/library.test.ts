import { getAuthTables } from 'better-auth/db'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts, people, secondFactors, sessions, verifications } from '../../db/schema/people.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { createLibrary } from './library.ts'

const tables = { people, sessions, accounts, verifications, secondFactors }
type Model = keyof typeof tables
const models = Object.keys(tables) as Model[]

let test: TestDatabase
let asked: Map<string, ReturnType<typeof getAuthTables>[string]>
beforeAll(async () => {
  test = await freshDatabase()
  const library = createLibrary({
    db: test.database.db,
    secret: 'of a test that signs nothing',
    publicUrl: 'https://dashboard.example.vn',
    signOn: {
      name: { vi: '', en: '' },
      discoveryUrl: 'http://127.0.0.1:9/.well-known/openid-configuration',
      clientId: 'dashboard',
      clientSecret: 'secret',
      scopes: ['openid'],
      groupsClaim: 'groups',
      roles: new Map(),
    },
    // Nobody is at that address; what the library thinks of it is another test's matter.
    report: () => {},
  })
  asked = new Map(Object.values(getAuthTables(library.options)).map((table) => [table.modelName, table]))
})
afterAll(() => test.close())

const columnsOf = (model: Model) => getTableColumns(tables[model]) as Record<string, Column>
type Column = { dataType: string; notNull: boolean; hasDefault: boolean; isUnique: boolean }

describe('the tables of the sign-in library', () => {
  it('are ours, and no other', () => {
    expect([...asked.keys()].sort()).toEqual([...models].sort())
  })

  it.each(models)('%s has every field it asks for, as the type that it writes', (model) => {
    const columns = columnsOf(model)
    for (const [key, field] of Object.entries(asked.get(model)?.fields ?? {})) {
      const name = field.fieldName ?? key
      const column = columns[name]
      expect(column, `${model}.${name}`).toBeDefined()
      expect(column?.dataType, `${model}.${name}`).toBe(field.type)
      if (field.unique) expect(column?.isUnique, `${model}.${name} is unique`).toBe(true)
      if (field.required === false && field.defaultValue === undefined)
        expect(!column?.notNull || column.hasDefault, `${model}.${name} may be left out`).toBe(true)
    }
  })

  it.each(models)('%s demands nothing that it does not write', (model) => {
    const fields = Object.entries(asked.get(model)?.fields ?? {})
    const written = fields
      .filter(([, field]) => field.required !== false || field.defaultValue !== undefined)
      .map(([key, field]) => field.fieldName ?? key)
    const demanded = Object.entries(columnsOf(model))
      .filter(([name, { notNull, hasDefault }]) => name !== 'id' && notNull && !hasDefault)
      .map(([name]) => name)
    expect(written).toEqual(expect.arrayContaining(demanded))
  })

  it.each(models)('%s goes with the person it belongs to', (model) => {
    const fields = Object.entries(asked.get(model)?.fields ?? {})
    const pointing = fields.filter(([, { references }]) => references).map(([key]) => key)
    const keys = getTableConfig(tables[model]).foreignKeys.map((key) => ({
      to: getTableName(key.reference().foreignTable),
      on: key.onDelete,
    }))
    expect(keys).toEqual(pointing.map(() => ({ to: 'people', on: 'cascade' })))
  })
})
