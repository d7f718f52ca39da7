import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { ReactNode } from 'react'
import type { AppRouter } from '../../server/api/router.ts'
import type { Client } from './client.ts'

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

export { useTRPC, useTRPCClient }

type Props = { client: Client; queryClient: QueryClient; children: ReactNode }

export const DataProvider = ({ client, queryClient, children }: Props) => (
  <QueryClientProvider client={queryClient}>
    <TRPCProvider trpcClient={client} queryClient={queryClient}>
      {children}
    </TRPCProvider>
  </QueryClientProvider>
)
