import type { TaskList, TaskRow } from '../../../server/core/tasks/answers.ts'
import type { Answer } from '../../data/answer.ts'

/** The rows of an answer; none while there is no answer, for what only adds to a sentence. */
export const rowsOf = (answer: Answer<TaskList>): TaskRow[] =>
  answer.face === 'here' ? answer.data.rows : []
