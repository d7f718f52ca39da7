import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Me } from '../../server/core/access.ts'

/** What the server says may have changed (server/http/live-feed.ts), and the questions whose answers rest on it. */
const resting = {
  figures: ['setting', 'scorecard', 'kpi', 'office', 'reporting'],
  reports: ['reporting'],
} as const
type Matter = keyof typeof resting

/** Milliseconds over which all browsers that hear of one change spread their questions. */
const spread = 200
/** Milliseconds after which a question is no longer waited for before newer figures are asked for. */
const patience = 5_000
/** Milliseconds, at least, until a server that has no room, or is away, is tried again. */
const retry = 10_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Keeps what is on the screen true: figures that may have changed are asked for again, in their places.
 * `isPast`: what was known at an earlier moment does not change.
 */
export function useLive(isPast: boolean) {
  const queryClient = useQueryClient()
  const past = useRef(isPast)
  useEffect(() => {
    past.current = isPast
  }, [isPast])
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    return listen(askingAgain(queryClient, () => past.current))
  }, [queryClient])
}

/** Whether a session that ran out meanwhile may stand behind the name: then the figures would be those of the public. */
const isSomebody = (me: unknown): boolean => (me as Me | undefined)?.person != null

/** Once at a time: a change during an answer is asked about after it, or a busy hour would bring no answer at all. */
function askingAgain(queryClient: QueryClient, isPast: () => boolean): (matter: Matter) => Promise<void> {
  let owed: Matter | null = null
  let isAsking = false
  return async (matter) => {
    if (owed !== 'figures') owed = matter
    if (isAsking) return
    isAsking = true
    while (owed) {
      await pause(Math.random() * spread)
      const names: readonly unknown[] = resting[owed]
      owed = null
      const asked = queryClient.invalidateQueries({
        predicate: ({ queryKey: [path], state: { data } }) =>
          Array.isArray(path) && (names.includes(path[0]) || (path[0] === 'me' && isSomebody(data))),
        refetchType: isPast() ? 'none' : 'active',
      })
      await Promise.race([asked, pause(patience)])
    }
    isAsking = false
  }
}

/**
 * Hears of changes while the page can be seen. A hidden one lets its connection go: a browser has six for all its pages
 * (HTTP/1.1), and a seventh tab would wait for ever. The document keeps how far it has heard, from the drawing of the
 * page on (server/http/pages.ts), so that whatever came meanwhile is told once it listens again.
 */
function listen(told: (matter: Matter) => void): () => void {
  const { dataset } = document.documentElement
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function stop() {
    clearTimeout(again)
    source?.close()
  }
  function turn() {
    stop()
    if (document.visibilityState === 'hidden') return
    const opened = new EventSource(`/live?heard=${encodeURIComponent(dataset.heard ?? '')}`)
    source = opened
    opened.addEventListener('changed', ({ data, lastEventId }) => {
      dataset.heard = lastEventId
      told(data === 'reports' ? data : 'figures')
    })
    // A broken connection the browser mends by itself; what was refused it leaves alone.
    opened.onerror = () => {
      if (opened.readyState === opened.CLOSED) again = setTimeout(turn, retry * (1 + Math.random()))
    }
  }

  turn()
  document.addEventListener('visibilitychange', turn)
  return () => {
    document.removeEventListener('visibilitychange', turn)
    stop()
  }
}
