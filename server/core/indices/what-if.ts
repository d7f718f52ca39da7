import { componentsOf, type Scoring } from './definition.ts'
import { ceilingOf, exactOf, minus, times } from './exact.ts'
import { addPoints, type Counts, type CountsById, type IndexScore, scoreIndex } from './score.ts'

/** These offices reach this share (0…1) of one component. */
export type Lift = { component: string; offices: readonly string[]; ratio: number }

export type WhatIf = {
  before: IndexScore
  after: IndexScore
  /** points won */
  gain: number
  /** cases that would have to be counted besides, and the offices of which */
  cases: number
  raised: string[]
}

/**
 * The asked office's score if some offices below it, or it itself, reached a share. Whoever is there already keeps what
 * they have. Cases are whole: as many as it takes to reach the share, and never more than there are.
 */
export function whatIf(
  definition: Scoring,
  { office, counts, below }: { office: string; counts: CountsById; below: ReadonlyMap<string, CountsById> },
  { component, offices, ratio }: Lift,
): WhatIf {
  const before = scoreIndex(definition, counts)
  const whole = counts.get(component)
  const isSummed = componentsOf(definition).find(({ id }) => id === component)?.spread === 'sum'
  const steps = offices.flatMap((code) => {
    const of = code === office ? whole : isSummed ? below.get(code)?.get(component) : undefined
    const cases = of ? casesShort(of, ratio) : 0
    return cases > 0 ? [{ code, cases }] : []
  })
  const cases = steps.reduce((sum, step) => sum + step.cases, 0)
  const lifted = whole && lift(whole, cases)
  const after = lifted ? scoreIndex(definition, new Map([...counts, [component, lifted]])) : before
  return {
    before,
    after,
    gain: addPoints([after.score ?? 0, -(before.score ?? 0)], definition.decimals),
    cases,
    raised: steps.map(({ code }) => code),
  }
}

function casesShort({ numerator, denominator }: Counts, ratio: number): number {
  if (numerator === null || !denominator) return 0
  const short = ceilingOf(minus(times(exactOf(ratio), exactOf(denominator)), exactOf(numerator)))
  return Math.max(0, Math.min(Number(short), denominator - numerator))
}

const lift = (counts: Counts, cases: number): Counts | null =>
  counts.numerator === null || counts.denominator === null
    ? null
    : {
        ...counts,
        numerator: Math.max(counts.numerator, Math.min(counts.denominator, counts.numerator + cases)),
      }
