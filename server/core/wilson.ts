/** The normal quantile of a confidence of 95 %. */
const z = 1.959963984540054

/**
 * Between which shares that of everybody lies, by the answers of some, with a confidence of 95 %: Wilson's score interval
 * (E. B. Wilson, Journal of the American Statistical Association 22, 1927, 209–212), which keeps within 0…1 for few
 * answers and for shares near the ends. It takes the answers for a random sample, which a survey of those who answered
 * is not: what others would have said is not in it.
 *
 * @param of how many answered @param satisfied how many of them
 * @returns both ends, 0…1; null: nobody answered
 */
export function wilson(satisfied: number, of: number): { low: number; high: number } | null {
  if (of === 0) return null
  const share = satisfied / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  // Where all or none are satisfied the end is the share itself, which the doubles may miss.
  return {
    low: satisfied === 0 ? 0 : Math.max(0, (middle - half) / whole),
    high: satisfied === of ? 1 : Math.min(1, (middle + half) / whole),
  }
}
