import { dueSoonDays } from '../../../server/core/deadline.ts'
import type { Rating } from '../../../server/core/tasks/rating.ts'

/** Where an office stands against the criterion; worst first. */
export const standings = ['lost', 'danger', 'kept', 'nothing'] as const
export type Standing = (typeof standings)[number]

/** In danger: nothing is lost yet, and a task falls due within the days in which deadlines are called near. */
export function standingOf({ points, next }: Rating): Standing {
  if (points === null) return 'nothing'
  if (points === 0) return 'lost'
  return next && next.daysLeft <= dueSoonDays ? 'danger' : 'kept'
}
