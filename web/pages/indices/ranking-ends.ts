import type { RankedOffice } from '../../../server/core/indices/answers.ts'

/** A fold that hides fewer costs more than it saves. */
const leastFolded = 3

/**
 * Codes of the offices between the `ends` highest and as many lowest, but for the asked one. Whoever shares a shown place is
 * shown.
 */
export function betweenEnds(rows: readonly RankedOffice[], asked: string, ends: number): ReadonlySet<string> {
  const shown = new Set([...rows.slice(0, ends), ...rows.slice(-ends)].map(({ rank }) => rank))
  const between = rows
    .slice(ends, -ends)
    .filter(({ office, rank }) => office.code !== asked && (rank === null || !shown.has(rank)))
  return new Set(between.length < leastFolded ? [] : between.map(({ office }) => office.code))
}
