import { performance } from 'node:perf_hooks'

/** So often, or for so long. */
const times = 25
const patienceMs = 3_000

/** Milliseconds of each of several works, done in turn so that a machine that slows down slows all. The first round is not counted. */
export async function inTurn<K extends string>(
  works: Readonly<Record<K, () => Promise<unknown>>>,
): Promise<Record<K, number[]>> {
  const all = Object.entries(works) as [K, () => Promise<unknown>][]
  const took = Object.fromEntries(all.map(([name]) => [name, [] as number[]])) as Record<K, number[]>
  for (const [, work] of all) await work()
  const end = performance.now() + patienceMs
  for (let n = 0; n < times && performance.now() < end; n++)
    for (const [name, work] of all) {
      const at = performance.now()
      await work()
      took[name].push(performance.now() - at)
    }
  return took
}
