import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfFeeds = (fetch: Prefetch, _view: ViewState) => [fetch.me(), fetch.feeds()]
