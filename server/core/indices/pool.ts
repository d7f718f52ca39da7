import { componentsOf, type Scoring } from './definition.ts'
import { addPoints, type Counts, type CountsById } from './score.ts'

/** Decimals that a count may have: amounts are counted too. */
const decimals = 6

/** How an office comes by the counts of a component: its own, the city's copied to it, or its offices' added up. */
export type Origin = 'own' | 'city' | 'sum'
export type Known = { counts: CountsById; origins: ReadonlyMap<string, Origin> }

/**
 * An office's counts: what is recorded of it; else, where a value belongs to the city, the city's; else, where counts add
 * up, the sum over the offices below. Values of the city are never summed.
 */
export function countsFor(
  definition: Scoring,
  { own, city, below }: { own: CountsById; city: CountsById; below: readonly CountsById[] },
): Known {
  const counts = new Map<string, Counts>()
  const origins = new Map<string, Origin>()
  for (const { id, spread } of componentsOf(definition)) {
    const found: [Origin, Counts | undefined][] = [
      ['own', own.get(id)],
      ['city', spread === 'city' ? city.get(id) : undefined],
      ['sum', spread === 'sum' ? sumOfCounts(below.flatMap((each) => each.get(id) ?? [])) : undefined],
    ]
    const [origin, of] = found.find(([, each]) => each !== undefined) ?? []
    if (!origin || !of) continue
    counts.set(id, of)
    origins.set(id, origin)
  }
  return { counts, origins }
}

/** Null adds nothing; nulls alone stay null. */
export function sumOfCounts(all: readonly Counts[]): Counts | undefined {
  if (all.length === 0) return undefined
  const said = all.filter(({ numerator, denominator }) => numerator !== null && denominator !== null)
  const add = (of: (counts: Counts) => number | null) =>
    said.length === 0
      ? null
      : addPoints(
          said.map((each) => of(each) ?? 0),
          decimals,
        )
  return {
    numerator: add(({ numerator }) => numerator),
    denominator: add(({ denominator }) => denominator),
    provisional: all.some(({ provisional }) => provisional),
  }
}
