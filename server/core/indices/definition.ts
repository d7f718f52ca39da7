import type { Day } from '../day.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'

/** What a denominator of zero gives: nothing, all points, or no question at all. */
export const zeroPolicies = ['zero', 'full', 'not-applicable'] as const
export type ZeroPolicy = (typeof zeroPolicies)[number]

/** What counts that are not there give: no score, all points, or nothing. */
export const emptyPolicies = ['missing', 'full', 'zero'] as const
export type EmptyPolicy = (typeof emptyPolicies)[number]

/**
 * How counts of offices and of the city belong together. `sum`: the city's are those of its offices added up. `city`:
 * they are the city's alone, and every office is given the same. `own`: each has its own, which say nothing of the city's
 * (a procedure that ten communes offer is one procedure).
 */
export const spreads = ['sum', 'city', 'own'] as const
export type Spread = (typeof spreads)[number]

export type IndexComponent = {
  id: string
  name: Words
  /** what is counted, and of what */
  numerator: Words
  denominator: Words
  /** points at most; 0 where it is for information only */
  max: number
  /** the share, above 0 and at most 1, from which all points are given; null: in proportion up to the whole */
  threshold: number | null
  /** another component, by whose share the points are multiplied */
  times: string | null
  whenZero: ZeroPolicy
  whenEmpty: EmptyPolicy
  spread: Spread
  /** shown and never scored */
  informative: boolean
  /** the KPI of ours that counts it wherever nothing is published; null: only what is published counts */
  countedBy: string | null
}

export type IndexGroup = { id: string; name: Words; components: readonly IndexComponent[] }

/** One version of a composite index: in force for periods that end on `fromOn` or later, until the next. */
export type IndexDefinition = {
  id: string
  fromOn: Day
  /** the first day on which it is scored no longer */
  retiredOn: Day | null
  name: Words
  short: Words
  /** each component is rounded to so many decimals, halves up, before it is added to the others */
  decimals: number
  /** everybody sees its figures; otherwise whoever sees the other figures of an office */
  public: boolean
  kinds: readonly OfficeRef['kind'][]
  source: Words
  caveat: Words | null
  documents: readonly string[]
  groups: readonly IndexGroup[]
}

/** What points are worked out by. */
export type Scoring = Pick<IndexDefinition, 'groups' | 'decimals'>

export const componentsOf = ({ groups }: Pick<IndexDefinition, 'groups'>): IndexComponent[] =>
  groups.flatMap(({ components }) => components)

/** The definition for periods that end on a day; undefined where none was in force. */
export const definitionOn = <T extends Pick<IndexDefinition, 'fromOn' | 'retiredOn'>>(
  versions: readonly T[],
  day: Day,
): T | undefined => {
  const newest = versions
    .filter(({ fromOn }) => fromOn <= day)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .at(-1)
  return newest?.retiredOn && newest.retiredOn <= day ? undefined : newest
}
