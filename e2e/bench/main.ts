import { cpus } from 'node:os'
import { startServer } from '../server.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchGrowth } from './growth.ts'
import { benchFreshness, benchScorecard } from './scorecard.ts'

/** Ratios, each against a baseline measured in the same run: absolute times on a shared machine mean little. */
const server = await startServer()
console.log(
  `# Bench: Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), production build, launch story`,
)
try {
  await benchScorecard(server)
  await benchFreshness(server)
  await benchFirstLoad(server)
  await benchGrowth(server)
} finally {
  await server.stop()
}
