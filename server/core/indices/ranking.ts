/** Places by score, the highest first; equal scores share a place, and whoever has no score has none. */
export function ranked<T extends { score: number | null; max: number }>(
  all: readonly T[],
): (T & { rank: number | null })[] {
  // Where a component does not apply to an office its maximum is lower: what counts is the part reached.
  const part = ({ score, max }: T) => (score === null || max === 0 ? -1 : score / max)
  const sorted = [...all].sort((a, b) => part(b) - part(a))
  return sorted.map((one) => ({
    ...one,
    rank: part(one) < 0 ? null : sorted.findIndex((other) => part(other) === part(one)) + 1,
  }))
}
