import { mkdirSync, mkdtempSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openCluster } from './cluster.ts'
import { closedFolder, dataDirIn, isRoot, patience, testWhere, trialFolder } from './trial.ts'

testWhere(isRoot, 'root')(
  'a closed temporary folder, as `mktemp -d` makes it, is let through and not laid open',
  async () => {
    const closed = closedFolder(trialFolder())
    const dataDir = dataDirIn(mkdtempSync(join(closed, 'made-')))
    mkdirSync(dataDir, { mode: 0o700 })
    const cluster = await openCluster({ dataDir, durable: false })
    expect(cluster.startedHere).toBe(true)
    expect(statSync(closed).mode & 0o777).toBe(0o711)
    await cluster.stop()
  },
  patience,
)
