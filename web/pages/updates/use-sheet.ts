import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReportGrid } from '../../../server/core/reporting/answers.ts'
import { useDrafts } from '../../data/drafts/use-drafts.ts'
import { isPassing } from '../../data/fault.ts'
import { useTRPC, useTRPCClient } from '../../data/provider.tsx'
import { draftStore } from './draft-store.ts'
import { openSheet, type Sheet } from './sheet.ts'

/** The sheet of a grid, whose values stay the same for as long as it is drawn, and how many rows an earlier visit left. */
export function useSheet(grid: ReportGrid, person: string): { sheet: Sheet; restored: number } {
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const office = grid.office.code
  const [restored, setRestored] = useState(0)
  const [sheet] = useState(() =>
    openSheet({
      office,
      cells: grid.cells,
      today: grid.today,
      send: (values) => client.reporting.save.mutate({ office, values }),
      onSaved: () => {
        const grids = { queryKey: trpc.reporting.grid.queryKey() }
        // An answer already on its way may be older than what was just saved.
        void queryClient.cancelQueries(grids).then(() => {
          void queryClient.invalidateQueries(grids)
          void queryClient.invalidateQueries({ queryKey: trpc.reporting.work.queryKey() })
          void queryClient.invalidateQueries({ queryKey: trpc.reporting.history.queryKey() })
        })
      },
      isPassing,
      clock: () => new Date(),
    }),
  )

  useEffect(
    () => setRestored(sheet.keepIn(draftStore(localStorage, { person, office }))),
    [sheet, person, office],
  )
  useDrafts(sheet)
  useEffect(() => sheet.reload(grid.cells), [sheet, grid.cells])
  return { sheet, restored }
}
