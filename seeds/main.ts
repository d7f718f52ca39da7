import { resolve } from 'node:path'
import { type Database, openDatabase } from '../db/client.ts'
import { defaultDataDir, ensureDatabase, openCluster } from '../db/cluster/cluster.ts'
import { migrate, projectRoot } from '../db/migrate.ts'
import { isEmpty, isStoryName, loadStory, storyNames } from './load-story.ts'
import { refusalOf } from './permission.ts'

/** What a person can put right; said in one sentence. */
class Refusal extends Error {}

type Opened = { database: Database; close(): Promise<void> }

/** `npm run seed -- launch`: fills an empty database, the same one that the server would open. */
async function seed(name: string | undefined): Promise<void> {
  if (name === undefined || !isStoryName(name))
    throw new Refusal(`Say which story to load: ${storyNames.join(', ')}.`)
  const refusal = refusalOf(process.env)
  if (refusal) throw new Refusal(refusal)
  const { database, close } = await open()
  try {
    await migrate(database)
    if (!(await isEmpty(database.raw)))
      throw new Refusal('The database holds rows already. A story goes into an empty one only.')
    const start = performance.now()
    await loadStory(database, name)
    console.log(`Story ${name} loaded in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
  } finally {
    await close()
  }
}

async function open(): Promise<Opened> {
  const { DATABASE_URL: url, DATA_DIR: folder } = process.env
  if (url) {
    const database = openDatabase(url)
    return { database, close: () => database.close() }
  }
  const cluster = await openCluster({ dataDir: resolve(folder || defaultDataDir(projectRoot())) })
  await ensureDatabase(cluster, 'dashboard')
  const database = openDatabase(cluster.connection('dashboard'))
  return {
    database,
    close: async () => {
      await database.close()
      await cluster.release()
    },
  }
}

seed(process.argv[2]).catch((fault: unknown) => {
  console.error(fault instanceof Refusal ? fault.message : fault)
  process.exitCode = 1
})
