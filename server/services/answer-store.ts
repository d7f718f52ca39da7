import { getTableName } from 'drizzle-orm'
import type { VersionedTable } from '../../db/schema/clocks.ts'

/**
 * Answers kept until a table they were read from changes. The database announces each change at commit (trigger
 * `announce_change`), so an answer is worked out once however often it is asked, on every server process.
 */
export type AnswerStore = {
  /** The kept answer, or that of `compute`, which is run once for all who ask meanwhile. */
  get<T>(key: string, reads: readonly VersionedTable[], compute: () => Promise<T>): Promise<T>
  /** The kept answer, where there is one: the road of the hot routes. */
  peek<T>(key: string): T | undefined
  /** Forgets one answer. */
  drop(key: string): void
  /** Forgets what was read from a table; without a name, everything. */
  forget(table?: string): void
  /** While false nothing is kept: changes could pass unheard. */
  hearing(isHearing: boolean): void
}

type Kept = { value: Promise<unknown>; settled: unknown; tables: Set<string> }

/** At most `capacity` answers; the least recently asked goes first. */
export function createAnswerStore(capacity: number): AnswerStore {
  const kept = new Map<string, Kept>()
  let isHearing = false

  function touch(key: string): Kept | undefined {
    const entry = kept.get(key)
    if (entry) {
      kept.delete(key)
      kept.set(key, entry)
    }
    return entry
  }

  return {
    get<T>(key: string, reads: readonly VersionedTable[], compute: () => Promise<T>): Promise<T> {
      if (!isHearing) return compute()
      const entry = touch(key)
      if (entry) return entry.value as Promise<T>
      const fresh: Kept = { value: compute(), settled: undefined, tables: new Set(reads.map(getTableName)) }
      kept.set(key, fresh)
      if (kept.size > capacity) kept.delete(kept.keys().next().value as string)
      fresh.value.then(
        (value) => {
          fresh.settled = value
        },
        () => {
          if (kept.get(key) === fresh) kept.delete(key)
        },
      )
      return fresh.value as Promise<T>
    },
    peek: <T>(key: string) => (isHearing ? (touch(key)?.settled as T | undefined) : undefined),
    drop: (key) => {
      kept.delete(key)
    },
    forget(table) {
      if (!table) return kept.clear()
      for (const [key, entry] of kept) if (entry.tables.has(table)) kept.delete(key)
    },
    hearing(value) {
      isHearing = value
      if (!value) kept.clear()
    },
  }
}
