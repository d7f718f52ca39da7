import type { Day } from '../day.ts'

/** The deadlines of a task that move. */
export type Deadlines = { dueOn: Day | null; heldToOn: Day | null }

/**
 * The deadlines once the one in force gives way to another. The day on which it was asked for decides: until the end of
 * the deadline's day the rating moves along; afterwards it goes on holding the task to the deadline that had passed.
 */
export const movedDeadline = ({ dueOn, heldToOn }: Deadlines, to: Day, askedOn: Day): Deadlines => ({
  dueOn: to,
  heldToOn: heldToOn ?? (dueOn !== null && askedOn > dueOn ? dueOn : null),
})
