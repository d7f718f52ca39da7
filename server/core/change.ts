import type { Better } from './status.ts'
import type { Unit } from './value.ts'

export type Direction = 'up' | 'down' | 'level'
export type Judgement = 'better' | 'worse' | 'same'
/** `by` is in the unit of the value; a share's is in fractions of one, shown as percentage points. */
export type Change = { by: number; direction: Direction; judgement: Judgement; against: string }

/** Half of the last digit shown (81,5%): below it two shares read the same and are called level. */
const shownStep = { share: 0.0005, count: 0.5 } satisfies Record<Unit, number>

/** Three ideas, three words: which way it moved, and whether that is good, are said apart. */
export function changeOf(
  value: number | null,
  before: number | null,
  { better, unit, against }: { better: Better; unit: Unit; against: string },
): Change | null {
  if (value === null || before === null) return null
  const by = value - before
  if (Math.abs(by) < shownStep[unit]) return { by, direction: 'level', judgement: 'same', against }
  const direction = by > 0 ? 'up' : 'down'
  return { by, direction, judgement: by > 0 === (better === 'higher') ? 'better' : 'worse', against }
}
