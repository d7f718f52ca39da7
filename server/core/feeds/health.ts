/** How a run of a feed ended: all rows taken, some refused, none taken. */
export type RunState = 'whole' | 'partial' | 'failed'

/** `fresh`: nothing to say. A paused feed is `paused` once it is older than it should be. */
export const feedStates = ['fresh', 'late', 'failed', 'partial', 'paused'] as const
export type FeedState = (typeof feedStates)[number]

export type Expected = {
  everyMinutes: number
  /** how much later than that a delivery may come before it is late */
  graceMinutes: number
  paused: boolean
  /** others bring the rows, and hear themselves of what was refused */
  pushed: boolean
  /** since when deliveries are expected */
  from: Date
}

export type Delivered = {
  /** when the last run ended that took every row */
  lastWhole: Date | null
  /** the first run since then that did not; null: there is none */
  firstTrouble: Date | null
  /** how the newest run ended; null: there is none */
  newest: RunState | null
}

export type Health = {
  state: FeedState
  /** since when it is so; null while fresh */
  since: Date | null
  /** up to when everything is there; null: nothing ever was */
  lastGood: Date | null
  /** by when the next whole delivery is expected, without the grace */
  nextDue: Date
}

const msPerMinute = 60_000
const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * msPerMinute)

/**
 * How a feed stands at a moment. A run that failed or was partial counts from its end on, however young the last whole one
 * is; without one, a feed is late once its cadence and grace have passed. A push that failed brought nothing and took nothing
 * away: it only tells, once that time has passed, why nothing came.
 */
export function healthOf(
  expected: Expected,
  { lastWhole, firstTrouble, newest }: Delivered,
  now: Date,
): Health {
  const counted = lastWhole && lastWhole > expected.from ? lastWhole : expected.from
  const nextDue = after(counted, expected.everyMinutes)
  const lateFrom = after(nextDue, expected.graceMinutes)
  const isLate = now > lateFrom
  const common = { lastGood: lastWhole, nextDue }
  if (expected.paused)
    return { ...common, state: isLate ? 'paused' : 'fresh', since: isLate ? lateFrom : null }
  if (newest === 'failed' && expected.pushed)
    return { ...common, state: isLate ? 'failed' : 'fresh', since: isLate ? lateFrom : null }
  if (newest === 'failed' || newest === 'partial')
    return { ...common, state: newest, since: firstTrouble ?? lateFrom }
  return { ...common, state: isLate ? 'late' : 'fresh', since: isLate ? lateFrom : null }
}
