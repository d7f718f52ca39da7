import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { promisify } from 'node:util'
import { ClusterError } from './cluster-error.ts'
import { copyEmbedded, embeddedPackage, linkLibraries } from './embedded-binaries.ts'
import type { Owner } from './owner.ts'

export type Binaries = { folder: string; version: string; major: number }

const oldestMajor = 15

/** Where the packages of the usual systems put the server, which most keep off the PATH. */
const usualPlaces = [
  '/usr/lib/postgresql/*/bin',
  '/usr/lib/postgresql*/bin',
  '/usr/pgsql-*/bin',
  '/usr/libexec/postgresql*',
  '/usr/local/pgsql/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin',
  '/opt/local/lib/postgresql*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
  '/Library/PostgreSQL/*/bin',
]

function expand(pattern: string): string[] {
  const star = pattern.indexOf('*')
  if (star < 0) return [pattern]
  const parent = pattern.slice(0, pattern.lastIndexOf('/', star))
  const prefix = pattern.slice(parent.length + 1, star)
  const rest = pattern.slice(star + 1)
  try {
    return readdirSync(parent)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(parent, name, rest))
  } catch {
    return []
  }
}

export function systemFolders(path = process.env.PATH ?? ''): string[] {
  return [...path.split(delimiter).filter(isAbsolute), ...usualPlaces.flatMap(expand)]
}

/** Without the PG… variables of whoever starts us, which would change the port and more. */
export const plainEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }

/** Run as the owner: the answer also tells that the owner can reach the program and its libraries. */
async function look(folder: string, { identity }: Owner): Promise<Binaries | undefined> {
  try {
    const real = realpathSync(join(folder, 'postgres')).replace(/\/postgres$/, '')
    if (!existsSync(join(real, 'initdb'))) return undefined
    const run = { cwd: '/', env: plainEnvironment, timeout: 10_000, ...identity }
    const { stdout } = await promisify(execFile)(join(real, 'postgres'), ['--version'], run)
    const [, version] = /\(PostgreSQL\) (\d[\w.]*)/.exec(stdout) ?? []
    return version ? { folder: real, version, major: Number.parseInt(version, 10) } : undefined
  } catch {
    return undefined
  }
}

async function lookInPackage(
  packageDir: string,
  dataDir: string,
  owner: Owner,
): Promise<Binaries | undefined> {
  try {
    linkLibraries(packageDir)
  } catch {
    // A read-only installation: the copy below gets its links where we may write.
  }
  return (
    (await look(join(packageDir, 'native', 'bin'), owner)) ??
    (await look(copyEmbedded(packageDir, dataDir), owner))
  )
}

/** The program that last ran the cluster. Another build of the same version may sort Vietnamese differently. */
function lastUsed(clusterDir: string): string | undefined {
  try {
    const [program] = readFileSync(join(clusterDir, 'postmaster.opts'), 'utf8').split(' "', 1)
    return program?.replace(/\/postgres\s*$/, '')
  } catch {
    return undefined
  }
}

/** The major version whose files a cluster folder holds, if it holds any. */
export function majorOf(clusterDir: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

const byNewest = (a: Binaries, b: Binaries) => b.version.localeCompare(a.version, 'en', { numeric: true })

/** @throws ClusterError when there is no server, or none that reads this cluster's files */
export async function findBinaries(
  where: { dataDir: string; clusterDir: string; binDir?: string; searched?: string[] },
  owner: Owner,
): Promise<Binaries> {
  const { dataDir, clusterDir, binDir, searched = systemFolders() } = where
  const needed = majorOf(clusterDir)
  const fits = ({ major }: Binaries) => (needed === undefined ? major >= oldestMajor : major === needed)

  if (binDir !== undefined) {
    const named = await look(binDir, owner)
    if (!named) throw new ClusterError(`There is no PostgreSQL that ${owner.name} can run in ${binDir}.`)
    if (!fits(named)) throw new ClusterError(unfit(needed, clusterDir, [named]))
    return named
  }

  const folders = [...new Set(searched.filter((folder) => existsSync(join(folder, 'postgres'))).map(program))]
  const found = (await Promise.all(folders.map((folder) => look(folder, owner)))).filter(
    (one) => one !== undefined,
  )
  const last = lastUsed(clusterDir)
  const fitting = found.filter(fits).sort(byNewest)
  const packageDir = embeddedPackage()
  const wantsPackage = last !== undefined && !fitting.some(({ folder }) => folder === last)
  if (packageDir && (fitting.length === 0 || wantsPackage)) {
    const brought = await lookInPackage(packageDir, dataDir, owner)
    if (brought) found.push(brought)
    if (brought && fits(brought)) fitting.push(brought)
  }
  const chosen = fitting.find(({ folder }) => folder === last) ?? fitting[0]
  if (!chosen) throw new ClusterError(unfit(needed, clusterDir, found))
  return chosen
}

/** PATH often holds links to the programs of a folder that is searched as well. */
const program = (folder: string) => realpathSync(join(folder, 'postgres')).replace(/\/postgres$/, '')

function unfit(needed: number | undefined, clusterDir: string, found: Binaries[]): string {
  const have =
    found.length > 0
      ? `only ${found.map(({ version }) => version).join(' and ')} was found`
      : 'none was found'
  return needed === undefined
    ? `The dashboard needs PostgreSQL ${oldestMajor} or newer and ${have}: ` +
        'install it, run "npm install" again to bring one along, or set DATABASE_URL.'
    : `The database in ${clusterDir} was made by PostgreSQL ${needed} and ${have}: ` +
        `install PostgreSQL ${needed}, or set DATA_DIR to another folder.`
}
