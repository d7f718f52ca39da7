import { componentsOf, type IndexComponent, type Scoring } from './definition.ts'
import { exactOf, numberOf, unitsOf } from './exact.ts'
import { type ComponentScore, type CountsById, factorOf, ownPart, partOf, scoreIndex } from './score.ts'

/** Points lost by an office's counts; `office` null: by what no office's counts explain. */
export type Loss = { office: string | null; lost: number }
export type ComponentLoss = { id: string; lost: number; offices: Loss[] }
export type Attribution = {
  /** points short of the maximum */
  lost: number
  /** those of each component that lost any, the most first; they add up to `lost` */
  components: ComponentLoss[]
  /** those of each office over all components, the most first; they add up to `lost` */
  offices: Loss[]
}

/** What one office lost is often less than the last decimal of a component. */
export const finer = 2

/**
 * Each point short of the maximum, laid to a component and an office. Where the city's counts are those of its offices
 * added up, each office bears as much as its own counts fall short of what gives all points, in proportion; offices
 * beyond it bear nothing. What the offices' counts do not explain stays without an office. All other losses are the
 * asked office's own. Everything adds up exactly, to `decimals + 2` decimals.
 */
export function attribute(
  definition: Scoring,
  { office, counts, below }: { office: string; counts: CountsById; below: ReadonlyMap<string, CountsById> },
): Attribution {
  const fine = definition.decimals + finer
  const unitsFor = (points: number) => unitsOf(exactOf(points), fine)
  const byId = new Map(componentsOf(definition).map((one) => [one.id, one]))
  const laid = scoreIndex(definition, counts)
    .groups.flatMap(({ components }) => components)
    .flatMap((scored) => {
      const component = byId.get(scored.id)
      const units = lostUnits(scored, unitsFor)
      if (!component || units <= 0n) return []
      const weights = weightsOf(component, { byId, office, counts, below })
      return [{ id: component.id, units, offices: apportion(units, weights) }]
    })
  const perOffice = new Map<string | null, bigint>()
  for (const { offices } of laid)
    for (const [code, units] of offices) perOffice.set(code, (perOffice.get(code) ?? 0n) + units)
  return {
    lost: numberOf(
      laid.reduce((sum, { units }) => sum + units, 0n),
      fine,
    ),
    components: laid
      .map(({ id, units, offices }) => ({
        id,
        lost: numberOf(units, fine),
        offices: worstFirst(offices, fine),
      }))
      .sort((a, b) => b.lost - a.lost),
    offices: worstFirst(perOffice, fine),
  }
}

const lostUnits = ({ basis, max, score }: ComponentScore, unitsFor: (points: number) => bigint): bigint =>
  basis === 'informative' || basis === 'not-applicable' ? 0n : unitsFor(max) - unitsFor(score ?? 0)

const worstFirst = (offices: ReadonlyMap<string | null, bigint>, decimals: number): Loss[] =>
  [...offices]
    .filter(([, units]) => units > 0n)
    .map(([office, units]) => ({ office, lost: numberOf(units, decimals) }))
    .sort((a, b) => b.lost - a.lost || ((a.office ?? '~') < (b.office ?? '~') ? -1 : 1))

export type Weights = Map<string | null, number>
type Around = {
  byId: ReadonlyMap<string, IndexComponent>
  office: string
  counts: CountsById
  below: ReadonlyMap<string, CountsById>
}

/** What is lost by the own share, and what by the share that it is multiplied with. */
function weightsOf(component: IndexComponent, around: Around): Weights {
  const { byId, counts } = around
  const own = partOf(ownPart(component, counts.get(component.id) ?? nothing).reached)
  const other = component.times === null ? undefined : byId.get(component.times)
  if (!other) return shortfalls(component, around)
  const factor = partOf(factorOf(other, counts))
  const weights: Weights = new Map()
  const add = (part: Weights, weight: number) => {
    const sum = [...part.values()].reduce((a, b) => a + b, 0)
    if (sum > 0 && weight > 0)
      for (const [code, one] of part) weights.set(code, (weights.get(code) ?? 0) + (weight * one) / sum)
  }
  add(shortfalls(component, around), 1 - own)
  add(shortfalls({ ...other, threshold: null }, around), own * (1 - factor))
  return weights
}

const nothing = { numerator: null, denominator: null, provisional: false }

/** By how much each office's counts fall short of what gives all points, in cases. */
function shortfalls({ id, spread, threshold }: IndexComponent, { office, counts, below }: Around): Weights {
  const whole = counts.get(id)
  const level = threshold ?? 1
  const short = ({ numerator, denominator } = nothing as NonNullable<typeof whole>) =>
    numerator === null || denominator === null ? 0 : Math.max(0, level * denominator - numerator)
  const parts = [...below].flatMap(([code, of]) => {
    const missed = short(of.get(id))
    return missed > 0 ? [[code, missed] as const] : []
  })
  if (spread !== 'sum' || parts.length === 0) return new Map([[office, 1]])
  const rest = short(whole) - parts.reduce((sum, [, missed]) => sum + missed, 0)
  // Thresholds such as 0,8 times a count are not whole: less than a thousandth of a case is no case.
  return new Map<string | null, number>([...parts, ...(rest > 0.001 ? [[null, rest] as const] : [])])
}

/** Whole units by weight, the largest remainders first, so that they add up. */
export function apportion(units: bigint, weights: Weights): Map<string | null, bigint> {
  const all = [...weights].sort(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
  const sum = all.reduce((total, [, weight]) => total + weight, 0)
  const parts = all.map(([code, weight]) => {
    const exact = (Number(units) * weight) / sum
    return { code, whole: BigInt(Math.floor(exact)), rest: exact - Math.floor(exact) }
  })
  let left = units - parts.reduce((total, { whole }) => total + whole, 0n)
  for (const part of [...parts].sort((a, b) => b.rest - a.rest)) {
    if (left <= 0n) break
    part.whole += 1n
    left -= 1n
  }
  // Doubles may have given one too many; the last of the largest gives it back.
  for (const part of [...parts].sort((a, b) => Number(b.whole - a.whole))) {
    if (left >= 0n) break
    part.whole += left
    left = 0n
  }
  return new Map(parts.map(({ code, whole }) => [code, whole]))
}
