import { type Day, daysBetween } from './day.ts'
import type { Words } from './words.ts'

/**
 * One step of a target. With `fromLevel` the level is reached along a straight path from `fromOn` to `dueOn`
 * (a plan to be at 28 by the end of the year); without it the level must hold on every day of the step.
 */
export type Target = {
  fromOn: Day
  dueOn: Day
  fromLevel: number | null
  /** in the unit of the value: a share 0…1 or a count */
  level: number
  document: { code: string; title: Words } | null
  /** true when no public document sets it */
  sample: boolean
}

/** The step a day falls in; past the last step, the last one stays in force; before the first, none. */
export function targetOn(targets: readonly Target[], day: Day): Target | null {
  let found: Target | null = null
  for (const target of [...targets].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    if (target.fromOn <= day) found = target
  }
  return found
}

/** What the step asks for on a day. */
export function expectedOn(target: Target, day: Day): number {
  if (target.fromLevel === null || day >= target.dueOn) return target.level
  const length = daysBetween(target.fromOn, target.dueOn)
  const gone = Math.max(0, daysBetween(target.fromOn, day))
  return length <= 0 ? target.level : target.fromLevel + ((target.level - target.fromLevel) * gone) / length
}
