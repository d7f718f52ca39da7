import { componentsOf, type IndexComponent, type Scoring } from './definition.ts'
import {
  approximately,
  type Exact,
  exactOf,
  none,
  numberOf,
  one,
  over,
  times,
  unitsOf,
  within,
} from './exact.ts'

/** What was counted of one component. Null is not zero: nothing was said. */
export type Counts = {
  numerator: number | null
  denominator: number | null
  /** the denominator will still be replaced (số tạm) */
  provisional: boolean
}
export type CountsById = ReadonlyMap<string, Counts>

/** Why a component has the score that it has. */
export type Basis =
  /** by its counts */
  | 'counts'
  /** nothing to count: 0/0 */
  | 'nothing-full'
  | 'nothing-zero'
  | 'not-applicable'
  /** no counts are given, as the rule foresees */
  | 'empty-full'
  | 'empty-zero'
  /** no counts are given, though there should be */
  | 'missing'
  /** its own are there, but not those of the component that it is multiplied by */
  | 'factor-missing'
  | 'informative'

export type ComponentScore = {
  id: string
  /** points at most; 0 where it is not scored */
  max: number
  /** null: no score, which is not zero points */
  score: number | null
  numerator: number | null
  denominator: number | null
  /** 0…1; null over an empty or missing denominator */
  ratio: number | null
  provisional: boolean
  basis: Basis
}

export type Sum = {
  /** null where no component has a score */
  score: number | null
  /** points at most, of the components that apply */
  max: number
  /** components that should have a score and have none */
  missing: number
  provisional: boolean
}
export type GroupScore = Sum & { id: string; components: ComponentScore[] }
export type IndexScore = Sum & { groups: GroupScore[] }

/**
 * The points of one office, exactly as they are published: each component is rounded by itself, halves up, and only then
 * added. What is missing gives no points and stays in the maximum, so that nobody gains by not reporting.
 */
export function scoreIndex(definition: Scoring, counts: CountsById): IndexScore {
  const byId = new Map(componentsOf(definition).map((one) => [one.id, one]))
  const { decimals } = definition
  const groups = definition.groups.map(({ id, components }): GroupScore => {
    const scored = components.map((component) => scoreComponent(component, byId, counts, decimals))
    return { id, components: scored, ...sumOf(scored, decimals) }
  })
  return {
    groups,
    ...sumOf(
      groups.flatMap(({ components }) => components),
      decimals,
    ),
  }
}

/** Points to whole units and back: doubles are never added. */
export const addPoints = (points: readonly number[], decimals: number): number =>
  numberOf(
    points.reduce((sum, each) => sum + unitsOf(exactOf(each), decimals), 0n),
    decimals,
  )

function sumOf(components: readonly ComponentScore[], decimals: number): Sum {
  const asked = components.filter(({ basis }) => basis !== 'informative' && basis !== 'not-applicable')
  const known = asked.flatMap(({ score }) => (score === null ? [] : [score]))
  return {
    score: known.length > 0 ? addPoints(known, decimals) : null,
    max: addPoints(
      asked.map(({ max }) => max),
      decimals,
    ),
    missing: asked.length - known.length,
    provisional: components.some(({ provisional }) => provisional),
  }
}

function scoreComponent(
  component: IndexComponent,
  byId: ReadonlyMap<string, IndexComponent>,
  counts: CountsById,
  decimals: number,
): ComponentScore {
  const { numerator, denominator, provisional } = counts.get(component.id) ?? noCounts
  const { reached, basis } = reachedBy(component, byId, counts)
  const isScored = !component.informative
  return {
    id: component.id,
    max: isScored ? component.max : 0,
    score: reached && numberOf(unitsOf(times(exactOf(component.max), reached), decimals), decimals),
    numerator,
    denominator,
    ratio: numerator !== null && denominator ? numerator / denominator : null,
    provisional,
    basis,
  }
}

const noCounts: Counts = { numerator: null, denominator: null, provisional: false }

type Reached = { reached: Exact | null; basis: Basis }

/** Which part of its points a component reaches, 0…1; null: no score. */
export function reachedBy(
  component: IndexComponent,
  byId: ReadonlyMap<string, IndexComponent>,
  counts: CountsById,
): Reached {
  if (component.informative) return { reached: null, basis: 'informative' }
  const own = ownPart(component, counts.get(component.id) ?? noCounts)
  if (own.basis !== 'counts' || component.times === null || own.reached === null) return own
  const factor = factorOf(byId.get(component.times), counts)
  return factor
    ? { reached: times(own.reached, factor), basis: 'counts' }
    : { reached: null, basis: 'factor-missing' }
}

/** The same before it is multiplied by another component's share. */
export function ownPart(
  { threshold, whenZero, whenEmpty }: IndexComponent,
  { numerator, denominator }: Counts,
): Reached {
  if (numerator === null || denominator === null) return whenNothingIsSaid[whenEmpty]
  if (denominator === 0) return whenNothingIsCounted[whenZero]
  const share = over(exactOf(numerator), exactOf(denominator))
  const part = threshold === null ? share : over(share, exactOf(threshold))
  return { reached: within(part, none, one), basis: 'counts' }
}

const whenNothingIsSaid: Record<IndexComponent['whenEmpty'], Reached> = {
  missing: { reached: null, basis: 'missing' },
  full: { reached: one, basis: 'empty-full' },
  zero: { reached: none, basis: 'empty-zero' },
}
const whenNothingIsCounted: Record<IndexComponent['whenZero'], Reached> = {
  full: { reached: one, basis: 'nothing-full' },
  zero: { reached: none, basis: 'nothing-zero' },
  'not-applicable': { reached: null, basis: 'not-applicable' },
}

/** The plain share of a component, by which another is multiplied; 1 where it does not apply, null where it is missing. */
export function factorOf(component: IndexComponent | undefined, counts: CountsById): Exact | null {
  if (!component) return null
  const { reached, basis } = ownPart({ ...component, threshold: null }, counts.get(component.id) ?? noCounts)
  return basis === 'not-applicable' ? one : reached
}

/** 0…1 for the eye and for weights. */
export const partOf = (reached: Exact | null): number => (reached ? approximately(reached) : 0)
