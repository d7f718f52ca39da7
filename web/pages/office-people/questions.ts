import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfOfficePeople = (fetch: Prefetch, _view: ViewState, code: string) => [
  fetch.me(),
  fetch.officePeople(code),
]
