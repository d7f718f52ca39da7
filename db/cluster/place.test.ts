import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataDir, openCluster } from './cluster.ts'
import { clusterFolder, socketFolder } from './place.ts'
import {
  closedFolder,
  dataDirIn,
  hasEmbedded,
  isRoot,
  patience,
  testWhere,
  trial,
  trialFolder,
  watchServer,
} from './trial.ts'

describe('where things live', () => {
  test('state lives beside the project', () => {
    const folder = trialFolder()
    expect(defaultDataDir(folder)).toBe(join(folder, 'data'))
  })

  testWhere(isRoot, 'root')('under a folder that others cannot enter, root keeps it in /var/lib', () => {
    const checkout = join(closedFolder(trialFolder()), 'checkout')
    mkdirSync(checkout)
    expect(defaultDataDir(checkout)).toBe('/var/lib/digital-government-dashboard')
    expect(defaultDataDir(join(checkout, 'not', 'made', 'yet'))).toBe('/var/lib/digital-government-dashboard')
  })

  testWhere(isRoot && hasEmbedded, 'root and the optional package')(
    'a strict umask does not shut the database user out',
    async () => {
      const request = { dataDir: dataDirIn(trialFolder()), umask: 0o077, durable: false, searched: [] }
      const opened = await trial(request)
      expect(opened.opened).toMatchObject({ startedHere: true })
      await opened.say('stop')
    },
    patience,
  )

  test(
    'the socket is in the cluster itself, unless its address would be too long or have a comma in it',
    async () => {
      expect(socketFolder('/srv/data/postgres')).toBe('/srv/data/postgres')
      for (const name of [`${'d'.repeat(60)}/${'e'.repeat(60)}`, 'a,b', 'a:b', 'dữ liệu']) {
        const dataDir = dataDirIn(join(trialFolder(), name))
        const opened = await openCluster({ dataDir, durable: false })
        watchServer(opened.pid)
        const { host } = opened.connection('postgres')
        const inside = name === 'dữ liệu'
        expect(host).toBe(inside ? clusterFolder(dataDir) : socketFolder(clusterFolder(dataDir)))
        expect(host.startsWith('/tmp/dgd-')).toBe(!inside)
        expect(lstatSync(host).mode & 0o777).toBe(0o700)
        const attached = await openCluster({ dataDir, durable: false })
        expect(attached.pid).toBe(opened.pid)
        await opened.stop()
        expect(existsSync(host), 'a folder in /tmp goes with the server').toBe(inside)
      }
    },
    patience,
  )

  test("a socket folder that is open to others, or somebody else's, is not used", async () => {
    const dataDir = dataDirIn(join(trialFolder(), 'a,b'))
    const host = socketFolder(clusterFolder(dataDir))
    mkdirSync(host, { mode: 0o755 })
    try {
      await expect(openCluster({ dataDir, durable: false })).rejects.toThrow(/is someone else's: remove it/)
    } finally {
      rmSync(host, { recursive: true })
    }
  })
})
