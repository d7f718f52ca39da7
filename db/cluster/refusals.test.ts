import { appendFileSync, chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ClusterError, openCluster } from './cluster.ts'
import {
  closedFolder,
  dataDirIn,
  isRoot,
  ordinary,
  patience,
  testWhere,
  trial,
  trialFolder,
  watchServer,
} from './trial.ts'

const rootTest = testWhere(isRoot, 'root')

/** One sentence: it begins like one, ends like one, and is one line. */
const sentence = /^[A-Z][^\n]+\.$/

async function refusal(open: Promise<unknown>): Promise<string> {
  const error = await open.then(
    () => new Error('it opened'),
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(ClusterError)
  expect((error as Error).message).toMatch(sentence)
  return (error as Error).message
}

/** An installation that answers like another version and could do nothing else. */
function impostor(version: string): string {
  const folder = join(trialFolder(), 'bin')
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'postgres'), `#!/bin/sh\necho "postgres (PostgreSQL) ${version}"\n`, {
    mode: 0o755,
  })
  symlinkSync('postgres', join(folder, 'initdb'))
  return folder
}

describe('what is wrong is said in one sentence', () => {
  rootTest(
    'a user id without an entry in passwd',
    async () => {
      const as = { uid: 54_321, gid: 54_321 }
      const { error, kind } = await trial({ dataDir: dataDirIn(trialFolder(as)), as })
      expect(kind).toBe('ClusterError')
      expect(error).toMatch(sentence)
      expect(error).toMatch(/user id 54321 has no entry in \/etc\/passwd.*DATABASE_URL/)
    },
    patience,
  )

  rootTest(
    'a data directory that the database user cannot enter',
    async () => {
      const dataDir = dataDirIn(closedFolder(trialFolder(undefined, '/var/tmp')))
      expect(await refusal(openCluster({ dataDir }))).toMatch(/cannot enter .*chmod.*DATA_DIR/)
    },
    patience,
  )

  rootTest(
    'a cluster of somebody else',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const first = await trial({ dataDir, durable: false })
      const stranger = { uid: (ordinary?.uid ?? 0) - 1, gid: ordinary?.gid ?? 0 }
      const { error, kind } = await trial({ dataDir, as: stranger })
      expect(kind).toBe('ClusterError')
      expect(error).toMatch(/belongs to the user id \d+, not \d+: start as that user/)
      await first.say('stop')
    },
    patience,
  )

  test('a data directory that cannot be made', async () => {
    const file = join(trialFolder(), 'file')
    writeFileSync(file, '')
    expect(await refusal(openCluster({ dataDir: join(file, 'data') }))).toMatch(
      /cannot live in .*ENOTDIR.*DATA_DIR/,
    )
  })

  test(
    'a folder of something else in its place',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      mkdirSync(join(dataDir, 'postgres'), { recursive: true })
      for (const folder of [dataDir, join(dataDir, 'postgres')]) chmodSync(folder, 0o755)
      writeFileSync(join(dataDir, 'postgres', 'thesis.odt'), '')
      expect(await refusal(openCluster({ dataDir, durable: false }))).toMatch(
        /is not empty and holds no database/,
      )
    },
    patience,
  )

  test('no PostgreSQL where it was said to be', async () => {
    const folder = trialFolder()
    const open = openCluster({ dataDir: dataDirIn(trialFolder()), binDir: folder })
    expect(await refusal(open)).toContain(`can run in ${folder}`)
  })

  test('a PostgreSQL that is too old', async () => {
    const open = openCluster({ dataDir: dataDirIn(trialFolder()), binDir: impostor('14.9') })
    expect(await refusal(open)).toMatch(/needs PostgreSQL 15 or newer and only 14\.9 was found/)
  })

  test(
    'a server of another major version than the data',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const made = await openCluster({ dataDir, durable: false })
      watchServer(made.pid)
      await made.stop()
      const major = readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8').trim()
      const open = openCluster({ dataDir, binDir: impostor('99.1') })
      expect(await refusal(open)).toMatch(`was made by PostgreSQL ${major} and only 99.1 was found`)

      writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '12\n')
      expect(await refusal(openCluster({ dataDir }))).toMatch(
        /was made by PostgreSQL 12 and only .*: install PostgreSQL 12/,
      )
    },
    patience,
  )

  test(
    'a setting that the server does not take, in its own words',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const made = await openCluster({ dataDir, durable: false })
      watchServer(made.pid)
      await made.stop()
      appendFileSync(join(dataDir, 'postgres', 'postgresql.conf'), `shared_buffers = 'plenty'\n`)
      expect(await refusal(made.start())).toMatch(/did not start .*shared_buffers/)
    },
    patience,
  )

  test(
    'a throw-away server where data is to be kept',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const made = await openCluster({ dataDir, durable: false })
      watchServer(made.pid)
      expect(await refusal(openCluster({ dataDir }))).toMatch(/started for tests and could lose data/)
      await made.stop()
    },
    patience,
  )
})
