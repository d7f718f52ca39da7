import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type RunningServer, startServer } from '../server.ts'
import { benchChanges } from './changes.ts'
import { benchExports, benchReadingBesideExports } from './exports.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchGrid } from './grid.ts'
import { benchGrowth } from './growth.ts'
import { benchImport } from './import.ts'
import { benchIndexPage } from './index-page.ts'
import { benchIngest } from './ingest.ts'
import { benchLive } from './live.ts'
import { benchScale } from './scale.ts'
import { benchFreshness, benchScorecard } from './scorecard.ts'
import { benchAuditRow, benchSignedIn, benchSignIns } from './signed-in.ts'
import { benchTasks } from './tasks.ts'

let started: Promise<RunningServer> | undefined
/** The launch story, for those that ask it; brought up by the first. */
const launch = () => {
  started ??= startServer()
  return started
}

const { values, positionals: asked } = parseArgs({
  options: { dossiers: { type: 'string', multiple: true, default: ['100000'] } },
  allowPositionals: true,
})
/** How large a city `scale` asks: `-- scale --dossiers 100000 --dossiers 1000000`. */
const sizes = values.dossiers.map(Number)

/** `npm run bench` runs all of it, `npm run bench -- tasks` a part. */
const parts: Record<string, () => Promise<void>> = {
  scorecard: async () => benchScorecard(await launch()),
  'signed-in': async () => benchSignedIn(await launch()),
  'sign-ins': benchSignIns,
  audit: async () => benchAuditRow(await launch()),
  freshness: async () => benchFreshness(await launch()),
  live: async () => benchLive(await launch()),
  grid: benchGrid,
  import: benchImport,
  ingest: benchIngest,
  changes: benchChanges,
  tasks: benchTasks,
  'first-load': async () => benchFirstLoad(await launch()),
  exports: benchExports,
  'reading-beside-exports': async () => benchReadingBesideExports(await launch()),
  growth: async () => benchGrowth(await launch()),
  scale: () => benchScale(sizes),
  'index-page': () => benchIndexPage(sizes),
}

const unknown = asked.filter((name) => !(name in parts))
if (unknown.length)
  throw new Error(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)

/** Ratios, each against a baseline measured in the same run: absolute times on a shared machine mean little. */
console.log(
  `# Bench: Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}, production build`,
)
try {
  for (const [name, bench] of Object.entries(parts))
    if (asked.length === 0 || asked.includes(name)) await bench()
} finally {
  await (await started)?.stop()
}
