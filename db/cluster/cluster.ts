import { rmdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { ClusterError } from './cluster-error.ts'
import { sweepDrafts } from './draft.ts'
import { type Binaries, findBinaries, majorOf } from './find-binaries.ts'
import { initialise, role } from './initialise.ts'
import { dropLockFromBeforeBoot, readLock } from './lock.ts'
import { clusterOwner, type Owner } from './owner.ts'
import { clusterFolder, makeDataDir, makeSocketFolder, socketFolder, socketPort } from './place.ts'
import { type Answer, ask, asSuperuser, halt, isSilence, launch, logFile, type Site } from './server.ts'

export { ClusterError } from './cluster-error.ts'
export { defaultDataDir } from './place.ts'

export type Cluster = {
  /** postgres.js options for a database in this cluster, through its unix socket */
  connection(database: string): { host: string; port: number; username: string; database: string }
  /** runs statements as the role above the application's */
  asSuperuser<T>(database: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T>
  /** where the cluster and its log live */
  dataDir: string
  /** false when attached to a server that was running already */
  readonly startedHere: boolean
  readonly pid: number
  /** stop the server (fast mode) and wait until it is down */
  stop(): Promise<void>
  /** stop it only if no other client is connected: what a polite exit calls */
  release(): Promise<void>
  /** start again after stop(); does nothing if the server runs */
  start(): Promise<void>
}

export type ClusterOptions = {
  dataDir: string
  /** false trades every promise about power cuts for speed: throw-away clusters of tests */
  durable?: boolean
  /** the folder of `postgres` and `initdb`; found if not given */
  binDir?: string
  /** folders to look for an installed PostgreSQL in; the usual ones if not given */
  searched?: string[]
}

/** How long another server's lock, or the memory of one that was killed, is given to go away. */
const lockPatience = 15_000
/** How long a server that another process started may take to replay its log. */
const busyPatience = 600_000
/** How long the sessions that this process has just closed may still be counted by the server. */
const farewell = 1_000

const releasing = 'cluster release'

type Running = { pid: number; startedHere: boolean }

function check(site: Site, answer: Answer, durable: boolean): void {
  if (answer.folder !== site.clusterDir) {
    throw new ClusterError(
      `The server on the socket in ${site.socketDir} serves ${answer.folder}, not ${site.clusterDir}: ` +
        'stop that one first (it may have been started before the folder was moved).',
    )
  }
  if (durable && !answer.durable) {
    throw new ClusterError(
      `The server running in ${site.clusterDir} was started for tests and could lose data in a power cut: ` +
        'stop it first, or set DATA_DIR to another folder.',
    )
  }
  if (!answer.vietnamese) {
    throw new ClusterError(
      'This PostgreSQL was built without ICU and cannot sort Vietnamese: ' +
        'install one with ICU (the usual packages have it), or set DATABASE_URL.',
    )
  }
}

async function attachOrStart(site: Site, owner: Owner, options: ClusterOptions): Promise<Running> {
  const durable = options.durable ?? true
  const since = Date.now()
  let refusedSince: number | undefined
  let binaries: Binaries | undefined
  for (;;) {
    makeSocketFolder(site.socketDir, site.clusterDir, owner)
    const answer = await ask(site)
    if (typeof answer === 'object') {
      check(site, answer, durable)
      const lock = readLock(site.clusterDir)
      if (lock) return { pid: lock.pid, startedHere: false }
    }
    if (answer === 'silent') {
      sweepDrafts(site.dataDir)
      if (!binaries || binaries.major !== majorOf(site.clusterDir)) {
        binaries = await findBinaries({ ...options, ...site }, owner)
      }
      if (majorOf(site.clusterDir) === undefined) await initialise(site.dataDir, binaries, owner, durable)
      // Another process may have made it a moment sooner, with another PostgreSQL.
      if (majorOf(site.clusterDir) !== binaries.major) continue
      dropLockFromBeforeBoot(site.clusterDir, site.socketDir)
      const launched = await launch(site, binaries, owner, durable)
      if ('pid' in launched) {
        const first = await ask(site)
        if (typeof first === 'object') {
          check(site, first, durable)
          return { pid: launched.pid, startedHere: true }
        }
        continue
      }
      refusedSince ??= Date.now()
      if (!launched.mayPass || Date.now() > refusedSince + lockPatience) {
        throw new ClusterError(
          `PostgreSQL ${binaries.version} did not start in ${site.clusterDir}: ` +
            `${launched.refusal || 'it gave no reason'} (more in ${logFile(site)}).`,
        )
      }
    }
    if (answer === 'busy') refusedSince = undefined
    if (Date.now() > since + busyPatience) {
      throw new ClusterError(
        `The database server in ${site.clusterDir} does not become ready: see ${logFile(site)}.`,
      )
    }
    await delay(50)
  }
}

/** A folder that cannot be made, read or written is the person's to mend, so it is told as a sentence. */
async function inWords<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException
    if (error instanceof ClusterError || syscall === undefined || code === undefined) throw error
    throw new ClusterError(
      `The database cannot live in ${dataDir} (${message}): mend that, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
}

/** @throws ClusterError: one clear sentence naming what is wrong and what to do */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  return inWords(options.dataDir, async () => {
    const owner = clusterOwner(clusterFolder(options.dataDir))
    const dataDir = makeDataDir(options.dataDir, owner)
    const clusterDir = clusterFolder(dataDir)
    const site: Site = { dataDir, clusterDir, socketDir: socketFolder(clusterDir) }
    let running = await attachOrStart(site, owner, options)

    const stop = async () => {
      await halt(site)
      if (site.socketDir === clusterDir) return
      try {
        rmdirSync(site.socketDir)
      } catch {
        // Another server has come up in it, or it is gone: either is fine.
      }
    }

    return {
      dataDir,
      get pid() {
        return running.pid
      },
      get startedHere() {
        return running.startedHere
      },
      connection: (database) => ({ host: site.socketDir, port: socketPort, username: role, database }),
      asSuperuser: async (database, work) => {
        const sql = asSuperuser(site, { database })
        try {
          return await work(sql)
        } finally {
          await sql.end({ timeout: 5 })
        }
      },
      stop,
      start: () =>
        inWords(dataDir, async () => {
          const now = await attachOrStart(site, owner, options)
          if (now.pid !== running.pid) running = now
        }),
      release: async () => {
        if (!(await othersConnected(site))) await stop()
      },
    }
  })
}

async function othersConnected(site: Site): Promise<boolean> {
  // Two processes that leave together must not each stay the server's reason to live.
  const sql = asSuperuser(site, { name: releasing })
  const giveUp = Date.now() + farewell
  try {
    for (;;) {
      const others = await sql`
        select from pg_stat_activity
        where backend_type in ('client backend', 'walsender') and pid <> pg_backend_pid() and application_name <> ${releasing}`
      if (others.length === 0) return false
      if (Date.now() > giveUp) return true
      await delay(20)
    }
  } catch (error) {
    // Stopping a stopped server does nothing; one that cannot answer for another reason is left alone.
    return !isSilence(error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const alreadyThere = new Set(['42P04', '23505'])

/** Creates the database if it is missing. Several processes may ask for the same one at once. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  // The process that ran the server until a moment ago may have stopped it on leaving.
  await cluster.start()
  const sql = postgres({ ...cluster.connection('postgres'), max: 1, onnotice: () => {} })
  try {
    const found = await sql`select from pg_database where datname = ${name}`
    if (found.length === 0) await sql`create database ${sql(name)} template template0 encoding 'UTF8'`
  } catch (error) {
    if (!alreadyThere.has((error as { code?: string }).code ?? '')) throw error
  } finally {
    await sql.end({ timeout: 5 })
  }
}
