import { execFile } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ClusterError } from './cluster-error.ts'
import { makeDraft } from './draft.ts'
import { type Binaries, majorOf, plainEnvironment } from './find-binaries.ts'
import type { Owner } from './owner.ts'
import { clusterFolder, settle } from './place.ts'

/** Looks after the cluster; only this module connects as it. */
export const superuser = 'postgres'
/** What the dashboard connects as: as little of a superuser as it will be on a city's own server. */
export const role = 'dashboard'

const settings = `
# Set by the dashboard when it made this cluster. A later line, or ALTER SYSTEM, overrides them.
cluster_name = 'dashboard'
listen_addresses = ''
timezone = 'Asia/Ho_Chi_Minh'
log_timezone = 'Asia/Ho_Chi_Minh'
shared_buffers = 256MB
max_connections = 100
`

const access = `
# Only through the socket, whose folder nobody but the owner (and root) can enter.
local all         all trust
local replication all trust
`

function run(program: string, args: string[], owner: Owner, input = ''): Promise<void> {
  return new Promise((done, fail) => {
    const options = { cwd: '/', env: plainEnvironment, ...owner.identity }
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) return done()
      const said = (stderr || stdout || error.message).trim().split('\n').slice(-3).join(' ')
      fail(new ClusterError(`The database could not be made (${program}): ${said}`))
    })
    child.stdin?.end(input)
  })
}

/**
 * Makes the cluster beside its place and moves it there in one step: a kill in between leaves no half-made
 * cluster, and of two processes at once one wins and the other uses what it finds.
 */
export async function initialise(
  dataDir: string,
  binaries: Binaries,
  owner: Owner,
  durable: boolean,
): Promise<void> {
  const draft = makeDraft(dataDir)
  try {
    if (owner.identity.uid !== undefined) chownSync(draft, owner.uid, owner.gid)
    const make = ['-D', draft, '-U', superuser, '-E', 'UTF8', '--locale=C', '--data-checksums', '-A', 'trust']
    await run(join(binaries.folder, 'initdb'), [...make, ...(durable ? [] : ['--no-sync'])], owner)
    // initdb has put everything else on the disk already.
    appendFileSync(join(draft, 'postgresql.conf'), settings, { flush: true })
    writeFileSync(join(draft, 'pg_hba.conf'), access, { flush: true })
    const single = ['--single', '-D', draft, ...(durable ? [] : ['-F']), 'postgres']
    await run(join(binaries.folder, 'postgres'), single, owner, `create role ${role} login createdb\n`)
    renameSync(draft, clusterFolder(dataDir))
    settle(dataDir)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (majorOf(clusterFolder(dataDir)) !== undefined) return
    if (existsSync(clusterFolder(dataDir)) && readdirSync(clusterFolder(dataDir)).length > 0) {
      throw new ClusterError(
        `The folder ${clusterFolder(dataDir)} is not empty and holds no database: move it away, or set DATA_DIR.`,
      )
    }
    throw error
  }
}
