/** Pure chance: the same seed gives the same draws on every machine and in every year. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number
  /** both ends included */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
  /** mean 0, deviation 1, never beyond ±3 */
  normal(): number
  /** mean 1, never beyond 6 */
  exponential(): number
}

/** FNV-1a: a name becomes a seed. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** splitmix32 */
export function randomOf(name: string): Random {
  let state = seedOf(name)
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 0x1_0000_0000
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[int(0, items.length - 1)] as (typeof items)[number]
    },
    shuffled: (items) => {
      const left = [...items]
      const out: typeof left = []
      while (left.length) out.push(...left.splice(int(0, left.length - 1), 1))
      return out
    },
    normal: () => {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next()
      return Math.max(-3, Math.min(3, sum))
    },
    exponential: () => Math.min(6, -Math.log(1 - next())),
  }
}

/** Draws by weight; the sums are made once, so that a hundred thousand draws are cheap. */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  const bounds: number[] = []
  let sum = 0
  for (const [, weight] of choices) {
    sum += weight
    bounds.push(sum)
  }
  if (!(sum > 0)) throw new RangeError('weights add up to nothing')
  return (random) => {
    const at = random.next() * sum
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const mid = (low + high) >> 1
      if ((bounds[mid] as number) > at) high = mid
      else low = mid + 1
    }
    return (choices[low] as readonly [T, number])[0]
  }
}

/** Says yes in the proportion asked for, evenly spaced: small numbers keep to their level without a lucky streak. */
export function evenly(): (part: number) => boolean {
  let owed = 0.5
  return (part) => {
    owed += part
    if (owed < 1) return false
    owed -= 1
    return true
  }
}

/** Whole numbers in the proportion of `weights`, none under `least`, adding up to exactly `total`. */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const spare = total - least * weights.length
  if (spare < 0) throw new RangeError(`${total} is too little for ${weights.length} parts of ${least}`)
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((w) => (spare * w) / sum)
  const parts = exact.map(Math.floor)
  const missing = spare - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((x, i) => ({ i, rest: x - Math.floor(x) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of byRemainder.slice(0, missing)) parts[i] = (parts[i] as number) + 1
  return parts.map((part) => part + least)
}
