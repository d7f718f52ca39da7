import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../client.ts'
import type { OpenDatabase } from '../open.ts'

export type TestDatabase = {
  database: Database
  connection: { host: string; port: number; username: string; database: string }
  close(): Promise<void>
}

/** Runs statements on the cluster's own database, where databases are made and dropped. */
export async function onCluster<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ ...inject('cluster'), max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** A copy of a template database: some thirty milliseconds, and nobody else's. */
export async function cloneOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onCluster((sql) => sql.unsafe(`create database ${name} template ${template}`))
  const connection = { ...inject('cluster'), database: name }
  const database = openDatabase(connection)
  return {
    database,
    connection,
    close: async () => {
      await database.close()
      await onCluster((sql) =>
        sql.unsafe(`drop database ${name} with (force)`).catch((fault) => {
          // A worker that vacuums is the superuser's and may not be ended by force; without force it is asked to end.
          if (fault.code !== '42501') throw fault
          return sql.unsafe(`drop database ${name}`)
        }),
      )
    },
  }
}

/** Migrated and empty. */
export const freshDatabase = (): Promise<TestDatabase> => cloneOf('template_empty')

/** For a service that is opened on a test's database: closing the service leaves the database to the test. */
export const prepared = ({ database }: TestDatabase): OpenDatabase => ({
  ...database,
  place: 'a test',
  seal: async () => {},
  release: async () => {},
})
