import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { scorecard } from '../testing/answers.ts'
import { callOf, refusal } from '../testing/calls.ts'
import { type Call, callingClient, createQueryClient } from './client.ts'
import { DataProvider } from './provider.tsx'
import { useScorecard } from './queries.ts'

function asking(call: Call) {
  const client = callingClient(call)
  const queryClient = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DataProvider client={client} queryClient={queryClient}>
      {children}
    </DataProvider>
  )
  return renderHook((period: string) => useScorecard({ period }), { wrapper, initialProps: '2024-11' })
}

const away = () => {
  throw refusal('database-unavailable', {}, 503)
}

describe('an answer', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('keeps the figures before while the next are fetched', async () => {
    let release = (_: unknown) => {}
    const slow = new Promise((resolve) => {
      release = resolve
    })
    const answer = (input: { period: string }) => (input.period === '2024-10' ? slow : scorecard)
    const { result, rerender } = asking(callOf({ scorecard: answer }))
    expect(result.current.face).toBe('waiting')
    await waitFor(() => expect(result.current.face).toBe('here'))
    rerender('2024-10')
    expect(result.current).toMatchObject({ face: 'here', before: true, failure: null })
    await act(async () => release({ ...scorecard, period: '2024-10' }))
    await waitFor(() => expect(result.current).toMatchObject({ before: false, data: { period: '2024-10' } }))
  })

  it('keeps them, marked, when the server goes away, and recovers by itself', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let isAway = false
    const { result, rerender } = asking(callOf({ scorecard: () => (isAway ? away() : scorecard) }))
    await waitFor(() => expect(result.current.face).toBe('here'))
    isAway = true
    rerender('2024-10')
    await waitFor(() =>
      expect(result.current).toMatchObject({
        face: 'here',
        before: true,
        failure: { retrying: true, fault: { code: 'database-unavailable' } },
      }),
    )
    isAway = false
    await act(() => vi.advanceTimersByTimeAsync(6_000))
    await waitFor(() => expect(result.current).toMatchObject({ face: 'here', before: false, failure: null }))
  })

  it('without figures does not blink between failing and waiting', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const seen: string[] = []
    const { result } = asking(callOf({ scorecard: away }))
    await waitFor(() => expect(result.current.face).toBe('failed'))
    for (let second = 0; second < 12; second++) {
      await act(() => vi.advanceTimersByTimeAsync(1_000))
      seen.push(result.current.face)
    }
    expect(new Set(seen)).toEqual(new Set(['failed']))
  })

  it('shows no other figures for a question that can have none', async () => {
    const answer = (input: { period: string }) => {
      if (input.period === '2024-13') throw refusal('bad-period', { period: '2024-13' }, 400)
      return scorecard
    }
    const { result, rerender } = asking(callOf({ scorecard: answer }))
    await waitFor(() => expect(result.current.face).toBe('here'))
    rerender('2024-13')
    await waitFor(() =>
      expect(result.current).toMatchObject({
        face: 'failed',
        retrying: false,
        fault: { code: 'bad-period' },
      }),
    )
  })
})
