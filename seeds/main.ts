import { migrate } from '../db/migrate.ts'
import { openConfigured } from '../db/open.ts'
import { isEmpty, isStoryName, loadStory, storyNames } from './load-story.ts'
import { refusalOf } from './permission.ts'

/** What a person can put right; said in one sentence. */
class Refusal extends Error {}

/** `npm run seed -- launch`: fills an empty database, the same one that the server would open. */
async function seed(name: string | undefined): Promise<void> {
  if (name === undefined || !isStoryName(name))
    throw new Refusal(`Say which story to load: ${storyNames.join(', ')}.`)
  const refusal = refusalOf(process.env)
  if (refusal) throw new Refusal(refusal)
  const database = await openConfigured({ url: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR })
  try {
    await migrate(database)
    if (!(await isEmpty(database.raw)))
      throw new Refusal('The database holds rows already. A story goes into an empty one only.')
    const start = performance.now()
    await loadStory(database, name)
    console.log(`Story ${name} loaded in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
  } finally {
    await database.release()
  }
}

seed(process.argv[2]).catch((fault: unknown) => {
  console.error(fault instanceof Refusal ? fault.message : fault)
  process.exitCode = 1
})
