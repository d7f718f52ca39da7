import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { uptime } from 'node:os'
import { basename, join } from 'node:path'
import { socketPort } from './place.ts'

/** PostgreSQL's own note of who runs a cluster (postmaster.pid). */
export type Lock = { pid: number; startedAt: number; ready: boolean }

export function readLock(clusterDir: string): Lock | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, startedAt: Number(lines[2]), ready: lines[7]?.trim() === 'ready' }
}

/** Guards every signal and every removal against a number that has passed to another program. */
export function isPostgres(pid: number): boolean {
  let command: string
  try {
    // A process that is dead and only waits to be counted has an empty command line, but keeps its name.
    command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0', 1)[0] ?? ''
  } catch {
    command = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  }
  return /^(postgres|postmaster)/.test(basename(command.trim()))
}

const turnLasts = 5_000

/** Of several processes only one at a time may judge a lock, or the second would remove the first one's new one. */
function inTurn(clusterDir: string, work: () => void): void {
  const turn = join(clusterDir, 'dashboard-judging-lock')
  try {
    mkdirSync(turn)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const since = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > turnLasts) rmSync(turn, { recursive: true, force: true })
    return
  }
  try {
    work()
  } finally {
    rmSync(turn, { recursive: true, force: true })
  }
}

/**
 * After a power cut the dead server's lock may name a process id that has since gone to another program, and
 * PostgreSQL would then refuse to start for ever. To be called only when nobody answers on the socket.
 */
export function dropLockFromBeforeBoot(clusterDir: string, socketDir: string): void {
  const bootedAt = Date.now() / 1000 - uptime()
  const ownerless = () => {
    const lock = readLock(clusterDir)
    // The minute is for a clock that is set shortly after the machine starts.
    return lock !== undefined && lock.startedAt < bootedAt - 60 && !isPostgres(lock.pid)
  }
  if (!ownerless()) return
  inTurn(clusterDir, () => {
    if (!ownerless()) return
    rmSync(join(socketDir, `.s.PGSQL.${socketPort}.lock`), { force: true })
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
  })
}
