import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'
import { cityView, taskRegister, tasksView } from './asked-views.ts'

export const askOfOffices = (fetch: Prefetch, view: ViewState) => [fetch.scorecard(cityView(view))]

export const askOfOffice = (fetch: Prefetch, view: ViewState, code: string) => [
  fetch.officePage(view, code),
  fetch.scorecard(cityView(view)),
  fetch.rows(tasksView(view, code), taskRegister),
]
