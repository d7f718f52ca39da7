import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'
import { milestoneView, rankingView } from './asked-views.ts'

export const askOfKpis = (fetch: Prefetch, view: ViewState) => [fetch.scorecard(view), fetch.waiting()]

export const askOfKpi = (fetch: Prefetch, view: ViewState, id: string) => [
  fetch.kpiPage(view, id),
  fetch.waiting(),
  fetch.series(view, id),
  fetch.series(milestoneView(view), id),
  fetch.breakdown(rankingView(view), id),
  fetch.rows(view, id),
  fetch.facets(view, id),
  fetch.contestMarks(view),
]
