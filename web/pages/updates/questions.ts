import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfWork = (fetch: Prefetch) => [fetch.me(), fetch.work(), fetch.taskWork()]

export const askOfEntryGrid = (fetch: Prefetch, view: ViewState, office: string) => [
  fetch.me(),
  fetch.entryGrid(view, office),
]
