import type { ScorecardItem } from '../scorecard.ts'

/** Parts of the width, 0…1. `expected` is where the path to the target should be now. */
export type Bullet = { value: number; target: number; expected: number }

/** Room beyond the larger of the two, so that a target met is seen to be passed. */
const room = 1.08

/** null without a figure or a target: there is nothing to hold it against. */
export function bullet({
  value,
  target,
  unit,
}: Pick<ScorecardItem, 'value' | 'target' | 'unit'>): Bullet | null {
  if (value === null || !target) return null
  const whole = unit === 'share' ? 1 : Math.max(value, target.level, target.expected) * room
  const part = (n: number) => (whole > 0 ? Math.max(0, Math.min(1, n / whole)) : 0)
  return { value: part(value), target: part(target.level), expected: part(target.expected) }
}
