export const statuses = ['behind', 'at-risk', 'no-data', 'on-track', 'no-target'] as const
/** Worst first. Colour never carries one of these alone: each has a shape and a word. */
export type Status = (typeof statuses)[number]
export type Better = 'higher' | 'lower'

/** Rounding in sums of shares must not turn "exactly on the path" into "at risk". */
const tolerance = 1e-9

/**
 * On track at or beyond what the target asks for on the day (`expectedOn`); at risk when short by no more than `slack`
 * (in the unit of the value; each KPI's own, stated on its page); behind otherwise.
 */
export function statusOf(
  value: number | null,
  expected: number | null,
  { better, slack }: { better: Better; slack: number },
): Status {
  if (value === null) return 'no-data'
  if (expected === null) return 'no-target'
  const short = better === 'higher' ? expected - value : value - expected
  if (short <= tolerance) return 'on-track'
  return short <= slack + tolerance ? 'at-risk' : 'behind'
}

export const severity = (status: Status): number => statuses.indexOf(status)
export const isTrouble = (status: Status): boolean => status === 'behind' || status === 'at-risk'
