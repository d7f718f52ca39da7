import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfOverview = (fetch: Prefetch, view: ViewState) => [fetch.scorecard(view), fetch.waiting()]
