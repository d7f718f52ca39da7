import { type Capacity, move, type Refusal, type State } from '../../core/approval/states.ts'

/** How something stands on its way. `version`: of what is under way, null where nothing is. */
export type Standing = { state: State; locked: boolean; inForce: boolean; version: number | null }

/**
 * What becomes of something that is entered over what stands. `same`: what was entered is there already, so saving it
 * again changes nothing; `conflict`: somebody else changed it after it was seen.
 */
export function enter(
  standing: Standing,
  { by, seen, isSame }: { by: Capacity; seen: number | null; isSame: boolean },
): 'same' | 'keep' | 'conflict' | { refused: Refusal } {
  if (isSame) return 'same'
  const moved = move('enter', { ...standing, by })
  if ('refused' in moved) return moved
  return standing.version === seen ? 'keep' : 'conflict'
}
