import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfTaskRating = (fetch: Prefetch, view: ViewState) => [fetch.taskRating(view)]
