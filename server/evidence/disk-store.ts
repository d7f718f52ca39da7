import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { addressOf, type EvidenceStore } from './store.ts'
import { StoreAway } from './store-away.ts'

const incomingName = 'incoming-'
/** Milliseconds after which an upload has died with its process: the server gives up on a request long before. */
const dead = 86_400_000

/** Files in a folder. Several server processes may share it, if it is one folder for all of them. */
export function diskStore(folder: string): EvidenceStore {
  const pathOf = (hash: string) => join(folder, addressOf(hash))

  const has: EvidenceStore['has'] = async ({ hash, size }) => {
    const found = await stat(pathOf(hash)).catch(missing)
    return found?.size === size
  }
  return {
    place: folder,
    incoming: () =>
      orAway(async () => {
        // Closed to everybody else: what is in there is not for all who may enter the machine.
        await mkdir(folder, { recursive: true, mode: 0o700 })
        return mkdtemp(join(folder, incomingName))
      }),
    put: (file) =>
      orAway(async () => {
        if (await has(file)) return
        const path = pathOf(file.hash)
        const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        // Whole or not there: renaming within a folder is one step, and two who send the same put the same.
        await rename(file.path, path)
        await settle(dirname(path))
        if (made !== undefined) await settle(folder)
      }),
    open: (hash) =>
      orAway(async () => {
        const handle = await open(pathOf(hash))
        return handle.createReadStream()
      }),
    has: (file) => orAway(() => has(file)),
    drop: (hash) => orAway(() => rm(pathOf(hash), { force: true })),
    async sweep(at) {
      const names = await readdir(folder).catch(missing)
      for (const name of names ?? []) {
        if (!name.startsWith(incomingName)) continue
        const path = join(folder, name)
        const found = await stat(path).catch(missing)
        if (found && at.getTime() - found.mtimeMs > dead) await rm(path, { recursive: true, force: true })
      }
    },
  }
}

/** A name in a folder survives a power cut once the folder itself is on disk. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const missing = (fault: NodeJS.ErrnoException): null => {
  if (fault.code === 'ENOENT') return null
  throw fault
}

const orAway = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((fault: unknown) => Promise.reject(new StoreAway(fault)))
