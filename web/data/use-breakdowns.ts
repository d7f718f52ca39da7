import { useQueries } from '@tanstack/react-query'
import type { ViewState } from '../app/view-state.ts'
import { useTRPC } from './provider.tsx'
import { type Breakdown, questions } from './questions.ts'

/** Several KPIs by office at once, by id; `isWhole` once all of them are here. One that failed is left out. */
export function useBreakdowns(view: ViewState, ids: readonly string[]) {
  const trpc = useTRPC()
  const results = useQueries({ queries: ids.map((id) => questions.breakdown(trpc, view, id)) })
  const known = results.flatMap(({ data }): Breakdown[] => (data ? [data] : []))
  return {
    breakdowns: new Map(known.map((breakdown) => [breakdown.kpi, breakdown])),
    isWhole: results.every(({ isPending }) => !isPending),
  }
}
