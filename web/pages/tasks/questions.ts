import { isDay } from '../../../server/core/day.ts'
import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'
import {
  calendarView,
  columnsOf,
  columnView,
  costsView,
  listView,
  nextView,
  officeJudged,
  ratingView,
  taskViewOf,
  waitingView,
} from './asked-views.ts'

/** Nothing is asked for those who are not signed in: the page says so itself, once the register has refused them. */
export const askOfTasks = (fetch: Prefetch, view: ViewState) => [
  fetch.tasks(listView(view)),
  criterion(fetch, view),
  body(fetch, view),
]

async function criterion(fetch: Prefetch, view: ViewState) {
  const person = await fetch.person()
  if (!person) return
  const office = officeJudged(view, person)
  await Promise.all([
    fetch.taskFilters(),
    fetch.taskRating(ratingView(view, office)),
    ...(office ? [costsView, nextView, waitingView].map((part) => fetch.tasks(part(view, office))) : []),
  ])
}

async function body(fetch: Prefetch, view: ViewState) {
  const shown = taskViewOf(view)
  if (shown === 'list' || shown === 'timeline') return
  if (!(await fetch.person())) return
  if (shown === 'board') {
    await Promise.all(columnsOf(view).map((column) => fetch.tasks(columnView(view, column))))
    return
  }
  const today = view.asOf ?? (await fetch.today())
  if (today && isDay(today)) await fetch.taskCalendar(calendarView(view, today))
}
