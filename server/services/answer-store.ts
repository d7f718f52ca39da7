import { getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/**
 * Answers kept until a table they were read from changes. The database announces each change at commit (trigger
 * `announce_change`), so an answer is worked out once however often it is asked, on every server process.
 */
export type AnswerStore = {
  /** The kept answer, or that of `compute`, which is run once for all who ask meanwhile. Failures are not kept. */
  get<T>(key: string, reads: readonly PgTable[], compute: () => Promise<T>): Promise<T>
  /** Forgets one answer. */
  drop(key: string): void
  /** Forgets what was read from a table; without a name, everything. */
  forget(table?: string): void
}

type Kept = { value: Promise<unknown>; tables: ReadonlySet<string> }

/**
 * At most `capacity` answers; the least recently asked goes first. `current` says whether all changes have been heard
 * of (`db/notices.ts`): while it cannot say so, nothing kept is used.
 */
export function createAnswerStore(capacity: number, current: () => boolean | Promise<boolean>): AnswerStore {
  const kept = new Map<string, Kept>()

  function keptOr<T>(key: string, reads: readonly PgTable[], compute: () => Promise<T>): Promise<T> {
    const found = kept.get(key)
    if (found) {
      kept.delete(key)
      kept.set(key, found)
      return found.value as Promise<T>
    }
    const fresh: Kept = { value: compute(), tables: new Set(reads.map(getTableName)) }
    kept.set(key, fresh)
    if (kept.size > capacity) kept.delete(kept.keys().next().value as string)
    fresh.value.catch(() => {
      if (kept.get(key) === fresh) kept.delete(key)
    })
    return fresh.value as Promise<T>
  }

  return {
    get(key, reads, compute) {
      const now = current()
      if (now === true) return keptOr(key, reads, compute)
      return Promise.resolve(now).then((isCurrent) => (isCurrent ? keptOr(key, reads, compute) : compute()))
    },
    drop: (key) => {
      kept.delete(key)
    },
    forget(table) {
      if (!table) return kept.clear()
      for (const [key, entry] of kept) if (entry.tables.has(table)) kept.delete(key)
    },
  }
}
