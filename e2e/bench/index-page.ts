import { rm } from 'node:fs/promises'
import type { Db } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { openConfigured } from '../../db/open.ts'
import { loadStory } from '../../seeds/load-story.ts'
import { cityOf } from '../../seeds/stories/city.ts'
import { createAnswerStore } from '../../server/services/answer-store.ts'
import { readIndexPage } from '../../server/services/indices/read-index.ts'
import { contextAt, launchClock } from '../../server/services/testing/context.ts'
import { emptyFolder } from '../server.ts'
import { inTurn } from './in-turn.ts'
import { quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

/** The aim that the project sets itself for a page right after a change, in milliseconds. */
const aim = 300

/** A year is scored by our own rows alone, a month by published counts with ours beside them. */
const asked = ['2024', '2024-10'].flatMap((period) =>
  [undefined, 'SYT', '312'].map((office) => ({ id: '766', period, office })),
)

/** The page of index 766: kept, and worked out anew right after a dossier or a published count changed. */
export async function benchIndexPage(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    heading(`The page of an index, in a city of ${size} dossiers`)
    const dataDir = await emptyFolder()
    const database = await openConfigured({ url: undefined, dataDir })
    try {
      await migrate(database)
      await loadStory(database, cityOf(size))
      await measure(database.db)
    } finally {
      await database.release()
      await rm(dataDir, { recursive: true, force: true })
    }
  }
}

async function measure(db: Db): Promise<void> {
  const answers = createAnswerStore(1_000, () => true)
  const ctx = { ...contextAt(db, launchClock), answers }
  for (const question of asked) {
    const after = (table: string) => () => {
      answers.forget(table)
      return readIndexPage(ctx, question)
    }
    const took = await inTurn({
      dossier: after('dossiers'),
      count: after('index_counts'),
      kept: () => readIndexPage(ctx, question),
    })
    const said = (times: number[]) =>
      `p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}`
    const name = `${question.office ?? 'the city'}, ${question.period}`
    line(`${name}, a dossier just changed`, said(took.dossier), `(aim ${aim} ms)`)
    line('  a published count just changed', said(took.count))
    line('  nothing changed', said(took.kept))
  }
}
