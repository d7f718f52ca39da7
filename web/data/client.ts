import { keepPreviousData, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../../server/api/router.ts'
import { attendance } from './attended.ts'
import { faultOf, isPassing } from './fault.ts'

export type Client = TRPCClient<AppRouter>
/** A question put to the services in the same process. */
export type Call = (path: string, input: unknown) => Promise<unknown>

export function browserClient(): Client {
  const isAttended = attendance()
  const headers = () => (isAttended() ? {} : { 'x-unattended': '1' })
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc', headers })] })
}

/** The same client on the server, where no request needs to leave the process. */
export function callingClient(call: Call): Client {
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        call(op.path, op.input).then(
          (data) => {
            observer.next({ result: { type: 'data', data } })
            observer.complete()
          },
          (thrown: unknown) => observer.error(asClientError(thrown)),
        )
      })
  return createTRPCClient<AppRouter>({ links: [link] })
}

/** In the shape in which the browser would have got it, so that a page looks the same wherever it is drawn. */
function asClientError(thrown: unknown): TRPCClientError<AppRouter> {
  const { code, params, httpStatus } = faultOf({ data: thrown })
  const error = { message: code, code: -32_000, data: { code, httpStatus, app: { code, params } } }
  return TRPCClientError.from<AppRouter>({ error } as Parameters<typeof TRPCClientError.from<AppRouter>>[0])
}

const freshMs = 30_000
const retryMs = 5_000

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        placeholderData: keepPreviousData,
        // Asked again below, without end and without taking the message away in between.
        retry: false,
        // What the server could not answer is drawn as such first; a question that failed is not asked twice at once.
        retryOnMount: false,
        refetchInterval: (query) => (query.state.error && isPassing(query.state.error) ? retryMs : false),
        // A browser that believes itself offline may be wrong, and one that waits forever says nothing.
        networkMode: 'always',
      },
    },
  })
