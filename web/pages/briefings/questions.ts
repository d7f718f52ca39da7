import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfBriefings = (fetch: Prefetch) => [fetch.me(), fetch.setting(), fetch.briefings()]

export const askOfBriefing = (fetch: Prefetch, _view: ViewState, code: string) => [
  fetch.me(),
  fetch.setting(),
  fetch.briefing(code),
  fetch.scorecard({}),
  fetch.indices({}),
]
