import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../client.ts'
import { ensureDatabase, openCluster } from '../cluster/cluster.ts'
import { migrate } from '../migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { host: string; port: number; username: string; database: string }
  }
}

/** One throw-away cluster for the whole run, with a migrated template that each test file clones. */
export default async function startTestCluster(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'dashboard-test-'))
  const cluster = await openCluster({ dataDir: join(folder, 'cluster'), durable: false })
  await ensureDatabase(cluster, 'template_empty')
  const template = openDatabase(cluster.connection('template_empty'))
  await migrate(template)
  await template.close()
  project.provide('cluster', cluster.connection('postgres'))
  return async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
