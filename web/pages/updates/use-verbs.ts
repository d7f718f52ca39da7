import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Acted, ValueKey } from '../../../server/core/reporting/entry.ts'
import { useKeptAct } from '../../data/drafts/use-kept-act.ts'
import { useTRPC, useTRPCClient } from '../../data/provider.tsx'
import { requestKey } from '../../data/request-key.ts'
import { draftStore, type PendingAct } from './draft-store.ts'
import { rowOf, type Sheet } from './sheet.ts'

type Told = (verb: PendingAct['verb'], acted: Acted) => void

/** Sends, withdraws and drops values of a grid. */
export function useVerbs(sheet: Sheet, person: string, told: Told) {
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const store = () => draftStore(localStorage, { person, office: sheet.office })
  const { act: ask, ...verbs } = useKeptAct<PendingAct, Acted>({
    pending: () => store().pending(),
    keepPending: (act) => store().keepPending(act),
    send: ({ verb, key, values }) => client.reporting[verb].mutate({ key, values }),
    async answered({ verb }, acted) {
      sheet.markRefused(acted.refused)
      await queryClient.cancelQueries({ queryKey: trpc.reporting.pathKey() })
      await queryClient.invalidateQueries({ queryKey: trpc.reporting.pathKey() })
      told(verb, acted)
    },
  })
  const act = useCallback(
    (verb: PendingAct['verb'], keys: readonly ValueKey[]): Promise<void> =>
      ask({
        verb,
        key: requestKey(),
        values: keys.map(({ kpi, office, period }) => ({
          kpi,
          office,
          period,
          seen: sheet.line(rowOf({ kpi, period })).seen,
        })),
      }),
    [ask, sheet],
  )
  return { act, ...verbs }
}
