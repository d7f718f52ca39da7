import type { QueryClient } from '@tanstack/react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../server/api/router.ts'
import type { ViewState } from '../app/view-state.ts'
import type { Client } from './client.ts'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>
type Trpc = TRPCOptionsProxy<AppRouter>

/** What the answers hold; those not in `server/core` have their names here. */
export type Setting = Outputs['setting']
export type Scorecard = Outputs['scorecard']
export type KpiPage = Outputs['kpi']['page']
export type KpiDescriptor = KpiPage['kpi']
export type Series = Outputs['kpi']['series']
export type Breakdown = Outputs['kpi']['breakdown']
export type RowPage = Outputs['kpi']['rows']
export type OfficePage = Outputs['office']['page']

type Question = Pick<ViewState, 'asOf' | 'period' | 'office' | 'compare'>

/** The address says it in text; what text is allowed is for the server to say, in words. */
const asked = ({ asOf, period, office, compare }: Question) =>
  ({ asOf, period, office, compare }) as NonNullable<Inputs['scorecard']>

/** Each question once: the same for the page that shows the answer and for what fetches it beforehand. */
export const questions = {
  setting: (trpc: Trpc) => trpc.setting.queryOptions(),
  scorecard: (trpc: Trpc, view: ViewState) => trpc.scorecard.queryOptions(asked(view)),
  kpiPage: (trpc: Trpc, view: ViewState, id: string) => trpc.kpi.page.queryOptions({ ...asked(view), id }),
  series: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.series.queryOptions({
      ...asked(view),
      id,
      grain: view.grain,
      from: view.from,
      to: view.to,
    } as Inputs['kpi']['series']),
  breakdown: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.breakdown.queryOptions({ ...asked(view), id }),
  rows: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.rows.queryOptions({
      ...asked(view),
      id,
      part: view.part,
      page: view.page,
      size: view.size,
      sort: view.sort,
      q: view.q,
      filter: view.filter,
    } as Inputs['kpi']['rows']),
  /** The office of the page outranks the scope that goes along in the address. */
  officePage: (trpc: Trpc, view: ViewState, code: string) =>
    trpc.office.page.queryOptions({ ...asked(view), office: code }),
}

/** Fetches beforehand what a page will ask; an answer that fails is kept as such. */
export function prefetcher(client: Client, queryClient: QueryClient) {
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
  const about = { staleTime: 30_000 }
  return {
    setting: () => queryClient.prefetchQuery({ ...questions.setting(trpc), ...about }),
    scorecard: (view: ViewState) =>
      queryClient.prefetchQuery({ ...questions.scorecard(trpc, view), ...about }),
    kpiPage: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.kpiPage(trpc, view, id), ...about }),
    series: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.series(trpc, view, id), ...about }),
    breakdown: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.breakdown(trpc, view, id), ...about }),
    rows: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.rows(trpc, view, id), ...about }),
    officePage: (view: ViewState, code: string) =>
      queryClient.prefetchQuery({ ...questions.officePage(trpc, view, code), ...about }),
  }
}

export type Prefetch = ReturnType<typeof prefetcher>
