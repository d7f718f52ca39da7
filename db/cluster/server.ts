import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { ClusterError } from './cluster-error.ts'
import { type Binaries, plainEnvironment } from './find-binaries.ts'
import { superuser } from './initialise.ts'
import { isPostgres, readLock } from './lock.ts'
import type { Owner } from './owner.ts'
import { socketPort } from './place.ts'

export type Site = { dataDir: string; clusterDir: string; socketDir: string }

export const logFile = ({ dataDir }: Site) => join(dataDir, 'postgres.log')

/** Reads as "nothing of this may be lost" or "speed matters and all of it may": never anything in between. */
const durability = {
  true: ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'],
  false: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
}

export function asSuperuser(
  { socketDir }: Site,
  { name = 'cluster', database = 'postgres' } = {},
): postgres.Sql {
  return postgres({
    host: socketDir,
    port: socketPort,
    username: superuser,
    database,
    max: 1,
    ssl: false,
    connect_timeout: 5,
    prepare: false,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: name },
  })
}

export type Answer = { folder: string; durable: boolean; vietnamese: boolean }

const nobodyListens = new Set(['ECONNREFUSED', 'ENOENT'])

export const isSilence = (error: unknown) => nobodyListens.has((error as { code?: string }).code ?? '')

/** 57P03: not accepting connections yet. The others: no longer. */
const inBetween = new Set(['57P03', '57P01', 'CONNECTION_CLOSED', 'ECONNRESET'])

/** `silent`: nobody listens. `busy`: a server that is starting, recovering or stopping. */
export async function ask(site: Site): Promise<Answer | 'silent' | 'busy'> {
  const sql = asSuperuser(site)
  try {
    const [answer] = await sql<Answer[]>`
      select current_setting('data_directory') as folder,
             current_setting('fsync') = 'on' as durable,
             exists (select from pg_collation where collname = 'vi-x-icu') as vietnamese`
    if (!answer) throw new Error('it gives no answer')
    return answer
  } catch (error) {
    if (isSilence(error)) return 'silent'
    if (inBetween.has((error as { code?: string }).code ?? '')) return 'busy'
    throw new ClusterError(
      `The database server in ${site.clusterDir} is there but cannot be used: ${(error as Error).message} ` +
        `(more in ${logFile(site)}).`,
      { cause: error },
    )
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const logLimit = 10_000_000

function openLog(file: string): { handle: number; from: number } {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(file, `${file}.1`)
  // Failing statements are logged with what was in them.
  const handle = openSync(file, 'a', 0o600)
  return { handle, from: statSync(file).size }
}

/** What one server said in a log that several may be writing to. */
function said(file: string, from: number, pid: number): string {
  const lines = readFileSync(file).subarray(from).toString().split('\n').filter(Boolean)
  const own = lines.filter((line) => line.includes(`[${pid}]`))
  const last = (own.length > 0 ? own : lines).slice(-3)
  return last.map((line) => line.replace(/^.*?\[\d+\] /, '').replace(/\s+/g, ' ')).join(' ')
}

/** Words of a refusal that a moment's wait may cure: another server's lock, or memory its dying children still hold. */
const mayPass = /lock file|shared memory block|is in use|another postmaster/

export type Launched = { pid: number } | { refusal: string; mayPass: boolean }

/** Starts a server that outlives this process, so that a killed dashboard finds its database still running. */
export async function launch(
  site: Site,
  binaries: Binaries,
  owner: Owner,
  durable: boolean,
): Promise<Launched> {
  const { handle, from } = openLog(logFile(site))
  const place = ['-D', site.clusterDir, '-h', '', '-k', site.socketDir, '-p', String(socketPort)]
  const promises = durability[`${durable}`].flatMap((setting) => ['-c', setting])
  const child = spawn(join(binaries.folder, 'postgres'), [...place, ...promises], {
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', handle, handle],
    ...owner.identity,
  })
  closeSync(handle)
  let ended: Error | true | undefined
  child.once('error', (error) => {
    ended = error
  })
  child.once('exit', () => {
    ended ??= true
  })
  child.unref()
  // Replaying the log after a power cut may take minutes; a server that is alive is worth waiting for.
  const giveUp = Date.now() + 600_000
  for (;;) {
    if (ended instanceof Error) throw new ClusterError(`PostgreSQL could not be started: ${ended.message}`)
    if (ended || child.pid === undefined) break
    const lock = readLock(site.clusterDir)
    if (lock?.pid === child.pid && lock.ready) return { pid: child.pid }
    if (Date.now() > giveUp) {
      throw new ClusterError(
        `The database server is still not ready after ten minutes: see ${logFile(site)}.`,
      )
    }
    await delay(10)
  }
  const refusal = said(logFile(site), from, child.pid ?? 0)
  return { refusal, mayPass: mayPass.test(refusal) }
}

/** Fast shutdown: sessions are cut off, everything committed is on disk, the process is gone. */
export async function halt(site: Site): Promise<void> {
  const lock = readLock(site.clusterDir)
  if (!lock || !isPostgres(lock.pid)) return
  process.kill(lock.pid, 'SIGINT')
  const giveUp = Date.now() + 120_000
  while (isPostgres(lock.pid)) {
    if (Date.now() > giveUp) {
      throw new ClusterError(`The database server ${lock.pid} does not stop: see ${logFile(site)}.`)
    }
    await delay(10)
  }
}
