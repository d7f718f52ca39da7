import type { Day } from '../../core/day.ts'
import type { TaskRecord } from '../proposals/items.ts'

/** Whether a step may be planned for a day: not before its task was given, nor after the task's deadline. */
export const stepFits = ({ listedOn, dueOn }: TaskRecord, plannedOn: Day): boolean =>
  plannedOn >= listedOn && (dueOn === null || plannedOn <= dueOn)
