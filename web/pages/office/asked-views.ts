import type { Stage } from '../../../server/core/deadline.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import type { ViewState } from '../../app/view-state.ts'
import type { OfficePage } from '../../data/questions.ts'

/** A KPI of the register of tasks, which is shown to those who may see the tasks themselves. */
const ofTasks = 'tasks-overdue'

/** Tasks are not public: the page of an office has them for those who may see them. */
export const showsTasks = ({ items }: OfficePage): boolean => items.some(({ item }) => item.id === ofTasks)

/** What is still to be done, and what was done late: it counts against an office for the rest of the year. */
const telling = [
  'overdue',
  'due-today',
  'due-soon',
  'not-due',
  'no-deadline',
  'done-late',
] as const satisfies Stage[]

/** More open tasks than an office has; the register is one press away. */
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

type Asked = Pick<OfficeRef, 'code' | 'kind'>

/** The city is no office among others: its tasks are all there are. */
export const tasksView = (view: ViewState, office: Asked): ViewState => ({
  ...ratingView(view, office),
  stage: telling.join(','),
  size: String(mostTasks),
})

export const ratingView = ({ asOf }: ViewState, { code, kind }: Asked): ViewState => ({
  ...(asOf ? { asOf } : {}),
  ...(kind === 'city' ? {} : { office: code }),
})
