import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfIndices = (fetch: Prefetch, view: ViewState) => [fetch.me(), fetch.indices(view)]

export const askOfIndex = (fetch: Prefetch, view: ViewState, id: string) => [fetch.indexPage(view, id)]
