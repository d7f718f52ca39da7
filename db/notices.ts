import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'

export type Notices = {
  /** Ask whether notices still arrive, at once: a connection was seen to break. */
  doubt(): void
  stop(): void
}

const calmMs = 5_000
const doubtfulMs = 250

/**
 * Calls `changed` with the name of each table that changes, whichever process changes it (trigger `announce_change`).
 * `hearing(false)` is said as soon as notices may be missed, `hearing(true)` once they are proven to arrive: the process
 * sends itself a notice on the same channel and waits to hear it.
 */
export function listenForChanges(
  raw: postgres.Sql,
  { changed, hearing }: { changed: (table: string) => void; hearing: (isHearing: boolean) => void },
): Notices {
  const ours = `alive ${randomUUID()}`
  let stopped = false
  let listening = false
  let answered = false
  let timer: NodeJS.Timeout | undefined

  function heard(payload: string) {
    if (payload === ours) {
      answered = true
      hearing(true)
    } else if (!payload.startsWith('alive ')) changed(payload)
  }

  function next(ms: number) {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(probe, ms).unref()
  }

  async function probe() {
    const last = answered
    answered = false
    if (!last) hearing(false)
    try {
      if (!listening) {
        await raw.listen('changed', heard)
        listening = true
      }
      await raw.notify('changed', ours)
    } catch {
      // the database is away: the next probe asks again
    }
    next(answered ? calmMs : doubtfulMs)
  }

  void probe()
  return {
    doubt() {
      answered = false
      hearing(false)
      next(0)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
