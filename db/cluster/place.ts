import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ClusterError } from './cluster-error.ts'
import { clusterOwner, type Owner } from './owner.ts'

const productName = 'digital-government-dashboard'

export const socketPort = 5432

/** The cluster has a folder of its own because other state (copied binaries, the log) lives beside it. */
export const clusterFolder = (dataDir: string) => join(dataDir, 'postgres')

/** Asked of the system rather than read from mode bits, which know nothing of access lists. */
function canEnter(folder: string, { identity }: Owner): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', ...identity }).status === 0
}

function nearestExisting(folder: string): string {
  let found = resolve(folder)
  while (!existsSync(found)) found = dirname(found)
  return found
}

/**
 * Where state lives when DATA_DIR is not set: ./data below the project, or /var/lib when root started the
 * project under a folder that the database's user cannot enter.
 */
export function defaultDataDir(projectRoot: string): string {
  const beside = resolve(projectRoot, 'data')
  if (process.getuid?.() !== 0) return beside
  try {
    if (canEnter(nearestExisting(beside), clusterOwner(clusterFolder(beside)))) return beside
  } catch {
    // Opening the cluster says why there is no user for it; naming a folder is not the place.
    return beside
  }
  return join('/var/lib', productName)
}

/** Makes a folder's entry in its parent survive a power cut: fsync of the files inside does not promise that. */
export function settle(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * A temporary folder (`mktemp -d`) is closed to all but its maker. Below the system's own temporary folder, and for the
 * data folder itself, root lets others pass through, not look; a home stays closed.
 */
function letOwnerPass(folder: string): void {
  const temporary = realpathSync(tmpdir())
  const ours = [folder]
  for (let at = dirname(folder); at.startsWith(`${temporary}/`); at = dirname(at)) ours.push(at)
  for (const one of ours) {
    const { mode, uid } = statSync(one)
    if (uid === 0) chmodSync(one, (mode & 0o7777) | 0o011)
  }
}

/** @throws ClusterError when the owner of the cluster could not reach its files there */
export function makeDataDir(wanted: string, owner: Owner): string {
  const folder = resolve(wanted)
  const first = mkdirSync(folder, { recursive: true })
  if (first !== undefined) {
    for (let made = folder; made.length >= first.length; made = dirname(made)) {
      // A strict umask must not shut the database's user out of a folder made for it.
      if (owner.identity.uid !== undefined) chmodSync(made, 0o711)
      settle(dirname(made))
    }
  }
  if (owner.identity.uid !== undefined && !canEnter(folder, owner)) letOwnerPass(realpathSync(folder))
  if (owner.identity.uid !== undefined && !canEnter(folder, owner)) {
    throw new ClusterError(
      `The database runs as ${owner.name}, who cannot enter ${folder}: ` +
        'open that folder and those above it to other users (chmod o+x), or set DATA_DIR to another folder.',
    )
  }
  return realpathSync(folder)
}

/** The shorter of the limits in use (macOS 104 bytes, Linux 108, one of them for the closing zero). */
const longestSocketPath = 103

/**
 * The cluster's own folder, private by PostgreSQL's rules, wherever an address can name it: addresses are short,
 * and clients and server split theirs at commas and colons.
 */
export function socketFolder(clusterDir: string): string {
  const bytes = Buffer.byteLength(join(clusterDir, `.s.PGSQL.${socketPort}`))
  if (bytes <= longestSocketPath && !/[,:"\\]/.test(clusterDir)) return clusterDir
  // Not os.tmpdir(): every process must come to the same answer, whatever its TMPDIR.
  return join('/tmp', `dgd-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 20)}`)
}

/** Anybody may make folders in /tmp, so one that is already there is trusted only if it is the owner's and private. */
export function makeSocketFolder(folder: string, clusterDir: string, owner: Owner): void {
  if (folder === clusterDir) return
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (owner.identity.uid !== undefined) chownSync(folder, owner.uid, owner.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const found = lstatSync(folder)
    // Root may be met between making the folder and giving it away.
    const trusted = found.uid === owner.uid || found.uid === 0
    if (!found.isDirectory() || !trusted || (found.mode & 0o077) !== 0) {
      throw new ClusterError(
        `The folder ${folder}, where the database's socket belongs, is someone else's: ` +
          'remove it, or set DATA_DIR to a folder with a shorter path.',
      )
    }
  }
}
