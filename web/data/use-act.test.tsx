import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { callOf, refusal } from '../testing/calls.ts'
import { callingClient, createQueryClient } from './client.ts'
import { DataProvider } from './provider.tsx'
import { useSessions } from './queries.ts'
import { useAct } from './use-act.ts'

function acting(answers: Record<string, unknown>, how?: { settle: () => unknown }) {
  const client = callingClient(callOf(answers))
  const queryClient = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DataProvider client={client} queryClient={queryClient}>
      {children}
    </DataProvider>
  )
  return renderHook(
    () => ({
      list: useSessions(),
      end: useAct((trpc) => trpc.account.endSession.mutationOptions(), how),
      set: useAct((trpc) => trpc.account.setPassword.mutationOptions(), how),
    }),
    { wrapper },
  )
}

describe('a verb', () => {
  it('answers once the lists show what it did, and is busy until then', async () => {
    let list = ['one']
    let release = () => {}
    const { result } = acting({
      'account.sessions': async () => {
        const answer = list
        if (list.length === 0) await new Promise<void>((resolve) => (release = resolve))
        return answer
      },
      'account.endSession': () => {
        list = []
        return { ended: 1 }
      },
    })
    await waitFor(() => expect(result.current.list).toMatchObject({ data: ['one'] }))
    let answered: unknown = 'not yet'
    act(() => void result.current.end.act({ id: 'one' }).then((answer) => (answered = answer)))
    await waitFor(() => expect(result.current.end.busy).toBe(true))
    expect(answered).toBe('not yet')
    await act(async () => release())
    await waitFor(() => expect(answered).toEqual({ ended: 1 }))
    expect(result.current.list).toMatchObject({ data: [] })
    await waitFor(() => expect(result.current.end.busy).toBe(false))
  })

  it('that answers nothing answers true, so that it is told from a refusal', async () => {
    const { result } = acting({ 'account.sessions': [], 'account.setPassword': () => undefined })
    await act(async () => expect(await result.current.set.act({ token: 't', password: 'p' })).toBe(true))
  })

  it('that is refused says why until the next try, in one and the same object', async () => {
    let isRight = false
    const { result, rerender } = acting({
      'account.sessions': [],
      'account.endSession': () => {
        if (!isRight) throw refusal('unknown-session', {}, 404)
        return { ended: 1 }
      },
    })
    await act(async () => expect(await result.current.end.act({ id: 'x' })).toBeUndefined())
    await waitFor(() => expect(result.current.end.fault).toMatchObject({ code: 'unknown-session' }))
    const before = result.current.end.fault
    rerender()
    expect(result.current.end.fault).toBe(before)
    isRight = true
    await act(async () => void (await result.current.end.act({ id: 'x' })))
    await waitFor(() => expect(result.current.end.fault).toBeNull())
  })

  it('after which another person sits here asks nothing again, and is busy until that person is there', async () => {
    let asked = 0
    let release = () => {}
    const settle = () => new Promise<void>((resolve) => (release = resolve))
    const { result } = acting(
      { 'account.sessions': () => [++asked], 'account.endSession': { ended: 1 } },
      { settle },
    )
    await waitFor(() => expect(result.current.list).toMatchObject({ data: [1] }))
    act(() => void result.current.end.act({ id: 'x' }))
    await waitFor(() => expect(result.current.end.busy).toBe(true))
    await act(async () => release())
    await waitFor(() => expect(result.current.end.busy).toBe(false))
    expect(asked).toBe(1)
  })
})
