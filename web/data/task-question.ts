import type { Stage } from '../../server/core/deadline.ts'
import type { TaskGroup, TaskMark, TaskQuestion, TaskSort } from '../../server/core/tasks/answers.ts'
import type { ViewState } from '../app/view-state.ts'

const listOf = (text: string | undefined) => text?.split(',').filter(Boolean)

/** What narrows the register, as its address says it. Values are passed on as typed: the server says what is wrong with one. */
export function taskQuestion(view: ViewState): TaskQuestion {
  const { asOf, office, document, month, person, q } = view
  return {
    asOf,
    year: view.year as number | undefined,
    office,
    helping: view.helping ? true : undefined,
    stages: listOf(view.stage) as Stage[] | undefined,
    marks: listOf(view.mark) as TaskMark[] | undefined,
    document,
    month,
    person,
    q,
    sort: view.sort as TaskSort | undefined,
    group: view.group as TaskGroup | undefined,
    page: view.page as number | undefined,
    size: view.size as number | undefined,
  }
}
