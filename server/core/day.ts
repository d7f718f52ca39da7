/** A calendar day in the city, `YYYY-MM-DD`. Days compare as text. */
export type Day = string

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const msPerDay = 86_400_000

/** Hai Phong keeps UTC+7 all year; Vietnam has had no daylight saving since 1975. */
export const cityOffset = '+07:00'
export const cityZone = 'Asia/Ho_Chi_Minh'
const cityOffsetMs = 7 * 3_600_000

const asUtc = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const ofUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** True for a day that exists: `2024-02-30` does not. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const ms = asUtc(text)
  return Number.isFinite(ms) && ofUtc(ms) === text
}

export const addDays = (day: Day, days: number): Day => ofUtc(asUtc(day) + days * msPerDay)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((asUtc(to) - asUtc(from)) / msPerDay)

/** The day in the city at an instant. */
export const dayOfInstant = (instant: Date): Day => ofUtc(instant.getTime() + cityOffsetMs)

/** The last microsecond of a day in the city, as PostgreSQL reads it. */
export const endOfDay = (day: Day): string => `${day}T23:59:59.999999${cityOffset}`

/** Monday is 1, Sunday is 7. */
export const weekday = (day: Day): number => new Date(asUtc(day)).getUTCDay() || 7

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b)
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b)
