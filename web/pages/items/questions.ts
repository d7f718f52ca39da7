import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfItems = (fetch: Prefetch, view: ViewState, register: string) => [
  fetch.me(),
  fetch.items(view, register),
]
