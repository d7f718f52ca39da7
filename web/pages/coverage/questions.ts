import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfCoverage = (fetch: Prefetch, view: ViewState) => [fetch.me(), fetch.coverage(view)]
