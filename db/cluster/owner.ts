import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { ClusterError } from './cluster-error.ts'

/** The operating-system user that the server runs as and that the cluster's files belong to. */
export type Owner = {
  uid: number
  gid: number
  name: string
  /** what a child process needs to run as the owner: empty when this process already does */
  identity: { uid?: number; gid?: number }
}

/** PostgreSQL refuses to run as root, so root lends the server one of these, the first that exists. */
const lentUsers = ['postgres', 'nobody']

function lookUp(name: string): Owner | undefined {
  const { stdout } = spawnSync('id', [name], { encoding: 'utf8' })
  const [, uid, gid] = /uid=(\d+).*? gid=(\d+)/.exec(stdout ?? '') ?? []
  if (uid === undefined || gid === undefined) return undefined
  return { uid: Number(uid), gid: Number(gid), name, identity: { uid: Number(uid), gid: Number(gid) } }
}

function thisUser(uid: number): Owner {
  try {
    const { gid, username } = userInfo()
    return { uid, gid, name: username, identity: {} }
  } catch {
    throw new ClusterError(
      `The user id ${uid} has no entry in /etc/passwd and PostgreSQL will not run without one: ` +
        'add the entry, start as another user, or set DATABASE_URL.',
    )
  }
}

/** @throws ClusterError when nobody here may run the server */
export function clusterOwner(clusterDir: string): Owner {
  const uid = process.getuid?.()
  if (uid === undefined) {
    throw new ClusterError(
      'On this system the dashboard cannot start a PostgreSQL of its own: set DATABASE_URL, or start it in WSL.',
    )
  }
  const existing = statSync(clusterDir, { throwIfNoEntry: false })
  if (uid !== 0) {
    if (existing && existing.uid !== uid) {
      throw new ClusterError(
        `The database in ${clusterDir} belongs to the user id ${existing.uid}, not ${uid}: ` +
          'start as that user (or as root), or set DATA_DIR to another folder.',
      )
    }
    return thisUser(uid)
  }
  // Whoever made the cluster keeps it, even if a better user has appeared since.
  if (existing && existing.uid !== 0) {
    const { uid, gid } = existing
    return { uid, gid, name: `user id ${uid}`, identity: { uid, gid } }
  }
  for (const name of lentUsers) {
    const owner = lookUp(name)
    if (owner) return owner
  }
  throw new ClusterError(
    `PostgreSQL refuses to run as root, and there is no user ${lentUsers.join(' or ')} to run it as: ` +
      'start as an ordinary user, or set DATABASE_URL.',
  )
}
