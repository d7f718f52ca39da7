import { performance } from 'node:perf_hooks'
import { openDatabase } from '../../db/client.ts'
import { ensureDatabase, openCluster } from '../../db/cluster/cluster.ts'
import { migrate } from '../../db/migrate.ts'
import { loadStory } from '../../seeds/load-story.ts'
import { readRows } from '../../server/services/rows.ts'
import { readScorecard } from '../../server/services/scorecard.ts'
import { contextAt } from '../../server/services/testing/context.ts'
import type { RunningServer } from '../server.ts'
import { quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

const registers = [
  'shared_tables',
  'shared_databases',
  'open_datasets',
  'warehouse_datasets',
  'procedures',
  'tasks',
  'dossiers',
  'petitions',
  'survey_responses',
]
/** A cold answer over ten million rows takes its time: one run says enough there. */
const runsAt = (factor: number) => (factor < 100 ? 5 : 1)

async function timed(work: () => Promise<unknown>, runs: number): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return quantile(times, 0.5)
}

/** What a cold answer costs as the registers and flows grow: every row of the story once, ten times, a hundred times. */
export async function benchGrowth(server: RunningServer, factors = [1, 10, 100]): Promise<void> {
  heading('Cost of a cold answer (nothing kept) as rows grow; median of five runs, one at ×100')
  const cluster = await openCluster({ dataDir: server.dataDir })
  let base: number[] | undefined
  for (const factor of factors) {
    const name = `growth_${factor}`
    await ensureDatabase(cluster, name)
    const database = openDatabase(cluster.connection(name))
    await migrate(database)
    await loadStory(database, 'launch')
    let rows = 0
    for (const table of registers) {
      const columns = (
        await database.raw<{ name: string }[]>`select column_name as name from information_schema.columns
          where table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`
      ).map((column) => column.name)
      const copied = columns.map((column) => (column === 'code' ? `code || '-' || n` : column)).join(', ')
      await database.raw.unsafe(
        `insert into ${table} (${columns.join(', ')}) select ${copied} from ${table}, generate_series(2, ${factor}) n`,
      )
      await database.raw.unsafe(`analyze ${table}`)
      const [count] = await database.raw.unsafe(`select count(*)::int as n from ${table}`)
      rows += count?.n ?? 0
    }
    const clock = (await database.raw`select clock_at from stories`)[0]?.clock_at as Date
    const ctx = () => contextAt(database.db, clock.toISOString())
    const card = await timed(() => readScorecard(ctx(), {}), runsAt(factor))
    const search = { id: 'services-on-national-portal', part: 'rest', q: 'xay dung' } as const
    const page = await timed(() => readRows(ctx(), search), runsAt(factor))
    base ??= [card, page]
    line(
      `×${factor}: ${rows} versions`,
      `scorecard ${milliseconds(card)} (×${(card / (base[0] ?? card)).toFixed(1)})`,
      `page of rows ${milliseconds(page)} (×${(page / (base[1] ?? page)).toFixed(1)})`,
    )
    await database.close()
  }
}
