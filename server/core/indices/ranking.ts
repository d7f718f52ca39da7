import type { OfficeRef } from '../scorecard.ts'
import { compareText } from '../text.ts'
import { type Exact, exactOf, isBelow, over } from './exact.ts'

type Scored = { office: Pick<OfficeRef, 'code' | 'name'>; score: number | null; max: number }

/**
 * Places by score, the highest first; equal scores share a place and those after them are skipped (1, 2, 2, 4). Whoever has
 * no score has no place and stands last. Equals stand by their Vietnamese names, then by their codes.
 */
export function ranked<T extends Scored>(all: readonly T[]): (T & { rank: number | null })[] {
  let rank = 0
  return all
    .map((one) => ({ one, part: partReached(one) }))
    .sort(bestFirst)
    .map(({ one, part }, at, sorted) => {
      const before = sorted[at - 1]?.part
      if (!before || !part || isBelow(part, before)) rank = at + 1
      return { ...one, rank: part && rank }
    })
}

/**
 * Where a component does not apply to an office its maximum is lower: what counts is the part reached. As doubles 79,43 of
 * 94 and 84,50 of 100 would differ.
 */
const partReached = ({ score, max }: Scored): Exact | null =>
  score === null || max === 0 ? null : over(exactOf(score), exactOf(max))

type Reached = { one: Scored; part: Exact | null }

function bestFirst(a: Reached, b: Reached): number {
  if (a.part && b.part && isBelow(a.part, b.part)) return 1
  if (a.part && b.part && isBelow(b.part, a.part)) return -1
  if ((a.part === null) !== (b.part === null)) return a.part === null ? 1 : -1
  const [one, other] = [a.one.office, b.one.office]
  return compareText(one.name.vi, other.name.vi, 'vi') || (one.code < other.code ? -1 : 1)
}
