import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Fault, faultOf, isPassing } from './fault.ts'

export type Failure = {
  fault: Fault
  /** ISO instant of the last attempt */
  at: string
  /** it is being asked again by itself */
  retrying: boolean
  again: () => void
}

/** What a question has brought so far. `before`: the figures answer the question before this one. */
export type Answer<T> =
  | { face: 'waiting' }
  | ({ face: 'failed' } & Failure)
  | { face: 'here'; data: T; before: boolean; failure: Failure | null }

/**
 * Figures once shown stay while newer ones are fetched, and stay, marked, while the server is away.
 * A question that can have no answer (an office that does not exist) takes them off.
 */
export function useAnswer<T>(result: UseQueryResult<T, unknown>): Answer<T> {
  const { data, error, isPlaceholderData, errorUpdatedAt, refetch } = result
  const lastData = useRef<T | undefined>(undefined)
  const lastError = useRef<unknown>(null)
  useEffect(() => {
    if (data !== undefined) lastData.current = data
    // A failed question without figures is "pending" again while it is retried; the message must not blink.
    if (error || result.isSuccess) lastError.current = error
  }, [data, error, result.isSuccess])

  const known = error ?? (data === undefined ? lastError.current : null)
  const failure: Failure | null = known
    ? {
        fault: faultOf(known),
        at: new Date(errorUpdatedAt).toISOString(),
        retrying: isPassing(known),
        again: () => void refetch(),
      }
    : null
  if (data !== undefined) return { face: 'here', data, before: isPlaceholderData, failure }
  if (!failure) return { face: 'waiting' }
  if (failure.retrying && lastData.current !== undefined)
    return { face: 'here', data: lastData.current, before: true, failure }
  return { face: 'failed', ...failure }
}

/** Two questions that a page draws as one: it is there once both are, and says of either that it failed. */
export function bothOf<A, B>(a: Answer<A>, b: Answer<B>): Answer<readonly [A, B]> {
  if (a.face === 'failed') return a
  if (b.face === 'failed') return b
  if (a.face === 'waiting' || b.face === 'waiting') return { face: 'waiting' }
  return {
    face: 'here',
    data: [a.data, b.data],
    before: a.before || b.before,
    failure: a.failure ?? b.failure,
  }
}
