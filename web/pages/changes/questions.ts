import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfChanges = (fetch: Prefetch, view: ViewState) => [fetch.me(), fetch.changes(view)]
