/**
 * A fraction of whole numbers, `d` above zero. Points are worked out in these, so that a half is a half: the double
 * nearest to 1,005 lies below it and would be rounded down.
 */
export type Exact = { n: bigint; d: bigint }

export const one: Exact = { n: 1n, d: 1n }
export const none: Exact = { n: 0n, d: 1n }

/** The decimal that a number is written as. @throws RangeError where it is no number */
export function exactOf(value: number): Exact {
  const [, sign, whole, decimals = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? []
  if (whole === undefined) throw new RangeError(`not a number: ${value}`)
  const digits = BigInt(`${sign}${whole}${decimals}`)
  const shift = Number(exponent) - decimals.length
  const power = 10n ** BigInt(Math.abs(shift))
  return shift >= 0 ? { n: digits * power, d: 1n } : { n: digits, d: power }
}

export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d })

/** @throws RangeError over zero */
export function over(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('nothing is parted by zero')
  const sign = b.n < 0n ? -1n : 1n
  return { n: a.n * b.d * sign, d: a.d * b.n * sign }
}

export const minus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
export const isBelow = (a: Exact, b: Exact): boolean => a.n * b.d < b.n * a.d

/** Held between `low` and `high`. */
export const within = (value: Exact, low: Exact, high: Exact): Exact =>
  isBelow(value, low) ? low : isBelow(high, value) ? high : value

const floor = ({ n, d }: Exact): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d))

/** Whole units of 10^−decimals, halves up: with two decimals 1,005 is 101. */
export const unitsOf = ({ n, d }: Exact, decimals: number): bigint =>
  floor({ n: 2n * n * 10n ** BigInt(decimals) + d, d: 2n * d })

/** The smallest whole number that is not below. */
export const ceilingOf = ({ n, d }: Exact): bigint => -floor({ n: -n, d })

/** The number that so many units are written as. */
export const numberOf = (units: bigint, decimals: number): number => Number(`${units}e-${decimals}`)

/** Near enough for weights and for the eye; not for points. */
export const approximately = ({ n, d }: Exact): number => {
  const scale = 10n ** 18n
  return Number((n * scale) / d) / Number(scale)
}
