import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'
import { cityView, ratingView, showsTasks, tasksView } from './asked-views.ts'

export const askOfOffices = (fetch: Prefetch, view: ViewState) => [fetch.scorecard(cityView(view))]

export const askOfOffice = (fetch: Prefetch, view: ViewState, code: string) => [
  office(fetch, view, code),
  fetch.scorecard(cityView(view)),
  fetch.waiting(),
  fetch.contestMarks(view),
]

/** Whoever may not see its tasks would be refused them, and the page would count as refused. */
async function office(fetch: Prefetch, view: ViewState, code: string) {
  const page = await fetch.officePage(view, code)
  if (!page || !showsTasks(page)) return
  await Promise.all([
    fetch.tasks(tasksView(view, page.office)),
    fetch.taskRating(ratingView(view, page.office)),
  ])
}
