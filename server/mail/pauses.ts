const minute = 60_000
const hour = 60 * minute

/** A server that asks unknown senders to come again (greylisting) means minutes; one that is down, hours. */
const first = [minute, 5 * minute, 15 * minute, hour]
const later = 6 * hour
/** A server that is down over a weekend is up again within it. */
const patience = 72 * hour

/** Milliseconds from the `attempts`-th failure to the next attempt; null where three days have been tried. */
export function pauseAfter(attempts: number): number | null {
  const tried = first.slice(0, attempts).reduce((sum, pause) => sum + pause, 0)
  const total = tried + Math.max(0, attempts - first.length) * later
  return total > patience ? null : (first[attempts - 1] ?? later)
}
