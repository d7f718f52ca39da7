import type { Better } from './status.ts'
import { type Fraction, type Unit, valueOf } from './value.ts'

export type Direction = 'up' | 'down' | 'level'
export type Judgement = 'better' | 'worse' | 'same'
/** `by` is in the unit of the value; a share's is in fractions of one, shown as percentage points. */
export type Change = {
  by: number
  /** how many things more or fewer; null where the two are shares of different wholes */
  things: number | null
  direction: Direction
  judgement: Judgement
  against: string
}

/** Half of the last digit shown (81,5%): below it two shares read the same and are called level. */
const shownStep = { share: 0.0005, count: 0.00005 } satisfies Record<Unit, number>

/** A figure, or the lack of one: no object, or counts that are not known. */
type Counted = { numerator: number | null; denominator: number | null } | null | undefined

const known = (counted: Counted): Fraction | null =>
  counted && counted.numerator !== null
    ? { numerator: counted.numerator, denominator: counted.denominator }
    : null

/** Three ideas, three words: which way it moved, and whether that is good, are said apart. */
export function changeOf(
  now: Counted,
  then: Counted,
  { better, unit, against }: { better: Better; unit: Unit; against: string },
): Change | null {
  const [figure, earlier] = [known(now), known(then)]
  const value = valueOf(figure, unit)
  const before = valueOf(earlier, unit)
  if (!figure || !earlier || value === null || before === null) return null
  const by = value - before
  const sameWhole = unit === 'count' || figure.denominator === earlier.denominator
  const things = sameWhole ? figure.numerator - earlier.numerator : null
  if (Math.abs(by) < shownStep[unit]) return { by, things, direction: 'level', judgement: 'same', against }
  const direction = by > 0 ? 'up' : 'down'
  return { by, things, direction, judgement: by > 0 === (better === 'higher') ? 'better' : 'worse', against }
}
