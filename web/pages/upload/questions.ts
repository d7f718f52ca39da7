import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

/** The grid to be filled says whose it is, and whether the asker may. */
export const askOfUpload = (fetch: Prefetch, view: ViewState, office: string) => [
  fetch.me(),
  fetch.entryGrid(view, office),
]
