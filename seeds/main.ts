import { migrate } from '../db/migrate.ts'
import { openConfigured } from '../db/open.ts'
import { isEmpty, isStoryName, loadStory, type StoryName, storyNames } from './load-story.ts'
import { refusalOf } from './permission.ts'
import { cityOf } from './stories/city.ts'
import type { Story } from './stories/story.ts'

/** What a person can put right; said in one sentence. */
class Refusal extends Error {}

/** As large as is worth measuring, and small enough for codes to stay short. */
const cityBounds = { least: 1_000, most: 20_000_000 } as const

/** `launch`, or `city --dossiers 1000000` */
function storyAsked(args: string[]): StoryName | Story {
  const [name, ...options] = args
  if (name !== undefined && isStoryName(name) && options.length === 0) return name
  const [, number] = /^city --dossiers (\d{1,9})$/.exec(args.join(' ')) ?? []
  const count = Number(number ?? 0)
  if (count >= cityBounds.least && count <= cityBounds.most) return cityOf(count)
  throw new Refusal(
    `Say which story to load: ${storyNames.join(', ')}, or city --dossiers N with N from ${cityBounds.least} to ${cityBounds.most}.`,
  )
}

/** `npm run seed -- launch`: fills an empty database, the same one that the server would open. */
async function seed(args: string[]): Promise<void> {
  const story = storyAsked(args)
  const refusal = refusalOf(process.env)
  if (refusal) throw new Refusal(refusal)
  const database = await openConfigured({ url: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR })
  try {
    await migrate(database)
    if (!(await isEmpty(database.raw)))
      throw new Refusal('The database holds rows already. A story goes into an empty one only.')
    const start = performance.now()
    await loadStory(database, story)
    console.log(`Story ${args.join(' ')} loaded in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
  } finally {
    await database.release()
  }
}

seed(process.argv.slice(2)).catch((fault: unknown) => {
  console.error(fault instanceof Refusal ? fault.message : fault)
  process.exitCode = 1
})
