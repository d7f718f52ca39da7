import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { copyEmbedded, embeddedPackage, linkLibraries } from './embedded-binaries.ts'
import { findBinaries, systemFolders } from './find-binaries.ts'
import { clusterOwner } from './owner.ts'
import { hasEmbedded, patience, testWhere, trialFolder } from './trial.ts'

function installation(parent: string, version: string): string {
  const folder = join(parent, version)
  mkdirSync(folder)
  writeFileSync(join(folder, 'postgres'), `#!/bin/sh\necho "postgres (PostgreSQL) ${version} (some build)"\n`)
  chmodSync(join(folder, 'postgres'), 0o755)
  symlinkSync('postgres', join(folder, 'initdb'))
  return folder
}

function machine(...versions: string[]) {
  const parent = trialFolder()
  const clusterDir = join(parent, 'postgres')
  const searched = versions.map((version) => installation(parent, version))
  const find = () => findBinaries({ dataDir: parent, clusterDir, searched }, clusterOwner(clusterDir))
  return { clusterDir, searched, find }
}

describe('which PostgreSQL', () => {
  test('the newest on the machine that is new enough', async () => {
    expect(await machine('9.6.24', '15.9', '15.18', '14.2').find()).toMatchObject({
      version: '15.18',
      major: 15,
    })
    expect(await machine('16.4', '17beta1', '15.18').find()).toMatchObject({ version: '17beta1', major: 17 })
  })

  test('one that reads the data there is, whatever newer one appears', async () => {
    const { clusterDir, find } = machine('15.18', '16.4', '17.1')
    mkdirSync(clusterDir)
    writeFileSync(join(clusterDir, 'PG_VERSION'), '16\n')
    expect(await find()).toMatchObject({ version: '16.4' })
  })

  test('of two builds that read it, the one that ran last: another may sort differently', async () => {
    const { clusterDir, searched, find } = machine('16.9', '16.4')
    mkdirSync(clusterDir)
    writeFileSync(join(clusterDir, 'PG_VERSION'), '16\n')
    expect(await find()).toMatchObject({ version: '16.9' })
    writeFileSync(join(clusterDir, 'postmaster.opts'), `${searched[1]}/postgres "-D" "${clusterDir}"\n`)
    expect(await find()).toMatchObject({ version: '16.4' })
  })

  test('the usual places are looked in even when PATH names none of them', () => {
    const path = trialFolder()
    expect(systemFolders(`${path}:relative:`)[0]).toBe(path)
    expect(systemFolders('').every((folder) => folder.startsWith('/'))).toBe(true)
  })

  testWhere(hasEmbedded, 'the optional package')(
    'the one brought along works without its install script, and as a copy',
    async () => {
      const parent = trialFolder()
      const unpacked = join(parent, 'package')
      cpSync(embeddedPackage() ?? '', unpacked, { recursive: true, verbatimSymlinks: true })
      const libraries = join(unpacked, 'native', 'lib')
      const links = () =>
        readdirSync(libraries).filter((name) => lstatSync(join(libraries, name)).isSymbolicLink())
      for (const name of links()) unlinkSync(join(libraries, name))
      const runs = (bin: string) => spawnSync(join(bin, 'postgres'), ['--version']).status === 0
      expect(runs(join(unpacked, 'native', 'bin')), 'it needs the links').toBe(false)

      const copied = copyEmbedded(unpacked, parent)
      expect(links(), 'an installation that cannot be written to').toEqual([])
      expect(runs(copied)).toBe(true)
      expect(copyEmbedded(unpacked, parent), 'copied once').toBe(copied)

      const torn = join(copied, '..', 'share', 'postgresql', 'postgres.bki')
      truncateSync(torn)
      copyEmbedded(unpacked, parent)
      expect(lstatSync(torn).size, 'a copy torn by a power cut is made again').toBeGreaterThan(0)

      linkLibraries(unpacked)
      linkLibraries(unpacked)
      expect(runs(join(unpacked, 'native', 'bin'))).toBe(true)
      expect(readdirSync(parent).filter((name) => name.startsWith('.draft-'))).toEqual([])
    },
    patience,
  )
})
