import { resolve } from 'node:path'
import { type Database, openDatabase } from './client.ts'
import { defaultDataDir, ensureDatabase, openCluster } from './cluster/cluster.ts'
import { projectRoot } from './migrate.ts'
import { sealAudit } from './seal-audit.ts'

export type OpenDatabase = Database & {
  /** where the figures live: the host of the city's server, or the folder of the private cluster */
  place: string
  /** after migrating: the audit log goes out of the application's hands, where there is somebody above it to take it */
  seal(): Promise<void>
  /** closes; a private cluster is left to others that use it, or stopped */
  release(): Promise<void>
}

/** What the database of a private cluster is called. */
export const privateName = 'dashboard'

/** The city's PostgreSQL where an address names it, else a private cluster in `dataDir`. */
export async function openConfigured({
  url,
  dataDir,
}: {
  url: string | undefined
  dataDir: string | undefined
}): Promise<OpenDatabase> {
  if (url) {
    const given = openDatabase(url)
    return { ...given, place: new URL(url).host, seal: async () => {}, release: () => given.close() }
  }
  const folder = resolve(dataDir || defaultDataDir(projectRoot()))
  const cluster = await openCluster({ dataDir: folder })
  await ensureDatabase(cluster, privateName)
  const own = openDatabase(cluster.connection(privateName))
  const release = async () => {
    await own.close()
    await cluster.release()
  }
  const seal = () =>
    cluster.asSuperuser(privateName, (sql) => sealAudit(sql, cluster.connection(privateName).username))
  return { ...own, place: folder, seal, release }
}
