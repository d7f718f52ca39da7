import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type postgres from 'postgres'

export type Notices = {
  /**
   * True when every change committed up to a moment ago has been heard of. Where that was last proven longer ago than
   * `proofLasts`, it is proven again, once for all who ask; false when it cannot be.
   */
  current: () => true | Promise<boolean>
}

/** Milliseconds by which an answer may lag behind another program's commit, when its notice itself is slow. */
export const proofLasts = 20
const patience = 1_000

/**
 * Hears of each table that changes, whichever process changes it (trigger `announce_change`). Notices arrive in the
 * order of commits, so a process that hears a notice of its own has heard all that were committed before.
 * `missed` is said when notices may have been lost: a connection was made anew.
 */
export async function listenForChanges(
  raw: postgres.Sql,
  { changed, missed }: { changed: (table: string) => void; missed: () => void },
): Promise<Notices> {
  const id = randomUUID()
  const waiting = new Map<string, () => void>()
  let count = 0
  let proven = Number.NEGATIVE_INFINITY
  let proof: Promise<boolean> | undefined

  await raw.listen(
    'changed',
    (payload) => {
      if (!payload.startsWith('proof ')) return changed(payload)
      waiting.get(payload)?.()
      waiting.delete(payload)
    },
    missed,
  )

  async function prove(): Promise<boolean> {
    const begun = performance.now()
    const payload = `proof ${id} ${++count}`
    let late: NodeJS.Timeout | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        late = setTimeout(() => reject(new Error('no notice arrives')), patience)
        waiting.set(payload, resolve)
        raw.notify('changed', payload).catch(reject)
      })
      proven = begun
      return true
    } catch {
      return false
    } finally {
      clearTimeout(late)
      waiting.delete(payload)
      proof = undefined
    }
  }

  return {
    current() {
      if (performance.now() - proven < proofLasts) return true
      proof ??= prove()
      return proof
    },
  }
}
