import { resolve } from 'node:path'
import { type Database, openDatabase } from '../db/client.ts'
import { defaultDataDir, ensureDatabase, openCluster } from '../db/cluster/cluster.ts'
import { migrate, projectRoot } from '../db/migrate.ts'
import { loadStory } from '../seeds/load-story.ts'
import type { Env } from './env.ts'

export type OpenDatabase = Database & {
  /** where the figures live, for the line at the start */
  place: string
  /** leaves the private cluster to others that use it, or stops it */
  release(): Promise<void>
}

const databaseName = 'dashboard'
const loadLock = 7_411_024

/** The city's PostgreSQL where one is named, else a private cluster; migrated, and with its story where it was empty. */
export async function openConfiguredDatabase(env: Env, onLost: () => void): Promise<OpenDatabase> {
  const opened = env.DATABASE_URL
    ? openGiven(env.DATABASE_URL, onLost)
    : await openPrivate(env.DATA_DIR, onLost)
  try {
    await migrate(opened)
    if (env.STORY !== 'none') await loadIntoEmpty(opened, env.STORY)
    return opened
  } catch (fault) {
    await opened.release()
    throw fault
  }
}

function openGiven(url: string, onLost: () => void): OpenDatabase {
  const database = openDatabase(url, { onLost })
  return { ...database, place: new URL(url).host, release: () => database.close() }
}

async function openPrivate(dataDir: string | undefined, onLost: () => void): Promise<OpenDatabase> {
  const folder = resolve(dataDir ?? defaultDataDir(projectRoot()))
  const cluster = await openCluster({ dataDir: folder })
  await ensureDatabase(cluster, databaseName)
  const database = openDatabase(cluster.connection(databaseName), { onLost })
  const release = async () => {
    await database.close()
    await cluster.release()
  }
  return { ...database, place: folder, release }
}

/** Two processes starting at once take turns; the second finds the story there. */
async function loadIntoEmpty(database: Database, story: Exclude<Env['STORY'], 'none'>): Promise<void> {
  const session = await database.raw.reserve()
  try {
    await session`select pg_advisory_lock(${loadLock})`
    const [row] = await session`select 1 from offices limit 1`
    if (!row) await loadStory(database, story)
  } finally {
    await session`select pg_advisory_unlock(${loadLock})`
    session.release()
  }
}
