import { join } from 'node:path'
import { ClusterError } from '../db/cluster/cluster.ts'
import { projectRoot } from '../db/migrate.ts'
import { parseEnv, SettingError } from './env.ts'
import { builtShell } from './http/built-shell.ts'
import { openService } from './serve.ts'
import { toldFault } from './told-fault.ts'

async function start() {
  const env = parseEnv(process.env)
  const service = await openService(env, await builtShell(join(projectRoot(), 'dist')), () => new Date())
  const address = await service.app.listen({ port: env.PORT, host: env.HOST })
  console.log(`Dashboard ready at ${address} (figures in ${service.place})`)
  service.upkeep().catch((fault: unknown) => console.error(toldFault(fault)))

  let closing = false
  async function close() {
    if (closing) return
    closing = true
    await service.close()
    process.exit(0)
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
}

/** What a person can put right is said in one sentence; anything else shows where it broke. */
start().catch((fault: unknown) => {
  const isOurs = fault instanceof SettingError || fault instanceof ClusterError
  console.error(
    isOurs || (fault as { code?: string }).code === 'EADDRINUSE'
      ? (fault as Error).message
      : toldFault(fault),
  )
  process.exit(1)
})
