import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import type { Database } from './client.ts'

/** The folder above this file that holds package.json: the same from the sources and from the build. */
export function projectRoot(from = fileURLToPath(import.meta.url)): string {
  let folder = dirname(from)
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

const lockKey = 7_411_022

/** Applies every migration that is missing. Two processes starting at once take turns. */
export async function migrate({ raw, db }: Database): Promise<void> {
  const session = await raw.reserve()
  try {
    await session`select pg_advisory_lock(${lockKey})`
    await applyMigrations(db, { migrationsFolder: join(projectRoot(), 'db', 'migrations') })
  } finally {
    await session`select pg_advisory_unlock(${lockKey})`
    session.release()
  }
}
