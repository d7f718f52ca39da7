import type { Stage } from '../../../server/core/deadline.ts'
import type { ViewState } from '../../app/view-state.ts'

/** The register of tasks as a whole: those of the year, and what earlier years left open. */
export const taskRegister = 'tasks-overdue'

/** What is still to be done, and what was done late: it counts against an office for the rest of the year. */
const telling = [
  'overdue',
  'due-today',
  'due-soon',
  'not-due',
  'no-deadline',
  'done-late',
] as const satisfies Stage[]

/** More open tasks than an office has; the list of the whole city is one press away. */
const mostTasks = 20

/** An office is shown among all: the scope that goes along in an address is not meant. */
export function cityView(view: ViewState): ViewState {
  const { period, asOf, compare, lang } = view
  return {
    ...(period ? { period } : {}),
    ...(asOf ? { asOf } : {}),
    ...(compare ? { compare } : {}),
    ...(lang ? { lang } : {}),
  }
}

export const tasksView = (view: ViewState, code: string): ViewState => ({
  ...cityView(view),
  office: code,
  part: 'denominator',
  filter: `stage:${telling.join('|')}`,
  sort: 'stage',
  size: String(mostTasks),
})
