const dayLength = 86_400_000
const lastDay = Date.UTC(9999, 11, 31)

/**
 * The day (YYYY-MM-DD) that a stored number of days stands for; null for a time alone and for no day at all.
 * Counting from 1900, Excel has a 29 February 1900 that never was: day 60.
 */
export function serialDay(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial)
  if (from1904 ? days < 0 : days < 1 || days === 60) return null
  const zero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const at = zero + days * dayLength
  return at <= lastDay ? new Date(at).toISOString().slice(0, 10) : null
}
