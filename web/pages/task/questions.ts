import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfTask = (fetch: Prefetch, view: ViewState, code: string) => [
  fetch.setting(),
  fetch.me(),
  fetch.taskPage(view, code),
]
