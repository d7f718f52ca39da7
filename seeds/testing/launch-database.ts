import { inject } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { cloneOf, onCluster, type TestDatabase } from '../../db/testing/database.ts'
import { loadStory } from '../load-story.ts'

const lockKey = 7_411_023

/** A copy of the launch story; the first test file that asks loads it once for all. */
export async function launchDatabase(): Promise<TestDatabase> {
  await onCluster(async (sql) => {
    await sql`select pg_advisory_lock(${lockKey})`
    const [ready] = await sql`select 1 from pg_database where datname = 'template_launch'`
    if (ready) return
    await sql`create database launch_loading template template_empty`
    const database = openDatabase({ ...inject('cluster'), database: 'launch_loading' })
    await loadStory(database, 'launch')
    await database.close()
    await sql`alter database launch_loading rename to template_launch`
  })
  return cloneOf('template_launch')
}
