import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfIndexDesk = (fetch: Prefetch, _view: ViewState) => [fetch.me(), fetch.indexDesk()]
