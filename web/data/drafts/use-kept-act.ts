import { useCallback, useEffect, useRef, useState } from 'react'
import { type Fault, faultOf, isPassing } from '../fault.ts'
import { firstRetryMs, longestRetryMs } from './open-drafts.ts'

type Options<Asked, Answer> = {
  pending: () => Asked | null
  keepPending: (asked: Asked | null) => void
  send: (asked: Asked) => Promise<Answer>
  /** resolves once the page shows what came of it */
  answered: (asked: Asked, answer: Answer) => Promise<void>
}

/**
 * Does what cannot be done twice. What was asked for is kept, with its key, until it is answered, and asked again by
 * itself: the server carries one key out once.
 */
export function useKeptAct<Asked, Answer>(options: Options<Asked, Answer>) {
  const [busy, setBusy] = useState(false)
  const [isUnknown, setUnknown] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const now = useRef(options)
  useEffect(() => {
    now.current = options
  }, [options])

  const attempt = useCallback(async (waitMs: number): Promise<void> => {
    const { pending, keepPending, send, answered } = now.current
    const asked = pending()
    if (!asked) return
    setFault(null)
    try {
      const answer = await send(asked)
      keepPending(null)
      setUnknown(false)
      await answered(asked, answer)
    } catch (thrown) {
      if (isPassing(thrown)) {
        setUnknown(true)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void begin.current(Math.min(waitMs * 2, longestRetryMs)), waitMs)
        return
      }
      keepPending(null)
      setUnknown(false)
      setFault(faultOf(thrown))
    }
  }, [])

  const begin = useRef<(waitMs: number) => Promise<void>>(async () => {})
  useEffect(() => {
    begin.current = async (waitMs) => {
      if (running.current) return running.current
      setBusy(true)
      running.current = attempt(waitMs)
      await running.current
      running.current = null
      setBusy(false)
    }
    // What an earlier visit left unanswered.
    void begin.current(firstRetryMs)
    const back = () => void begin.current(firstRetryMs)
    addEventListener('online', back)
    return () => {
      removeEventListener('online', back)
      clearTimeout(timer.current)
    }
  }, [attempt])

  const act = useCallback(async (asked: Asked): Promise<void> => {
    const { pending, keepPending } = now.current
    if (!pending()) keepPending(asked)
    await begin.current(firstRetryMs)
  }, [])
  return { act, busy, isUnknown, fault }
}
