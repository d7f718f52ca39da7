import { migrate } from '../db/migrate.ts'
import { type OpenDatabase, openConfigured } from '../db/open.ts'
import { loadReferenceIfEmpty, loadStoryIfEmpty } from '../seeds/load-story.ts'
import type { Env } from './env.ts'

/** The database that the settings name, migrated; one that was empty is given its story, or what is public knowledge now. */
export async function prepareDatabase(env: Env, now: Date): Promise<OpenDatabase> {
  const database = await openConfigured({ url: env.DATABASE_URL, dataDir: env.DATA_DIR })
  try {
    await migrate(database)
    await database.seal()
    if (env.STORY === 'none') await loadReferenceIfEmpty(database, now)
    else await loadStoryIfEmpty(database, env.STORY)
    return database
  } catch (fault) {
    await database.release()
    throw fault
  }
}
