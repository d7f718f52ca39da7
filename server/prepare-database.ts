import { migrate } from '../db/migrate.ts'
import { type OpenDatabase, openConfigured } from '../db/open.ts'
import { loadStoryIfEmpty } from '../seeds/load-story.ts'
import type { Env } from './env.ts'

/** The database that the settings name, migrated, and with its story where it was empty. */
export async function prepareDatabase(env: Env): Promise<OpenDatabase> {
  const database = await openConfigured({ url: env.DATABASE_URL, dataDir: env.DATA_DIR })
  try {
    await migrate(database)
    if (env.STORY !== 'none') await loadStoryIfEmpty(database, env.STORY)
    return database
  } catch (fault) {
    await database.release()
    throw fault
  }
}
