import { type Period, periodsUpTo } from '../core/period.ts'
import type { Point } from '../core/value.ts'

const remembered = 12
/** Periods without a figure, the one asked about included, before an office counts as silent: one may be chance or early days. */
const patience = 2
/** Periods with a figure before anybody can be said to report. */
const enough = 6
/** Part of its reporting life in which an office must have given figures to be counted on: events that are rare by nature owe none. */
const steady = 0.8

/**
 * Offices that reported steadily within the last twelve periods and have given nothing for the last two.
 * `points`: those of at least the twelve periods before `period`, and of it.
 */
export function silentOffices(points: readonly Point[], period: Period): string[] {
  const order = periodsUpTo(period, remembered + 1).map((p) => p.id)
  const seen = new Map<string, Set<number>>()
  for (const point of points) {
    const at = order.indexOf(point.period)
    if (at >= 0) seen.set(point.office, (seen.get(point.office) ?? new Set()).add(at))
  }
  return [...seen].flatMap(([office, at]) => {
    const first = Math.min(...at)
    const last = Math.max(...at)
    const isSilent = order.length - 1 - last >= patience
    return isSilent && at.size >= enough && at.size / (last - first + 1) >= steady ? [office] : []
  })
}
