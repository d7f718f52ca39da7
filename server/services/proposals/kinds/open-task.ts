import type { Day } from '../../../core/day.ts'
import type { ProposalRefusal } from '../../../core/proposals/proposal.ts'
import type { TaskRecord } from '../items.ts'

/** Why nothing more is reported of a task; undefined: it is open. Dates to come have not happened yet. */
export function whyClosed(task: TaskRecord | undefined, today: Day): ProposalRefusal | undefined {
  if (!task || (task.retiredOn !== null && task.retiredOn <= today)) return 'unknown-item'
  if (task.doneOn !== null) return 'already-done'
  return task.stoppedOn !== null ? 'stopped' : undefined
}
