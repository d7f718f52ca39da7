import { addDays, type Day, isDay, weekday } from './day.ts'

/**
 * A period is named by its id alone, so that an address, a row and a file name say the same thing:
 * `2024-W47` week (ISO 8601), `2024-11` month, `2024-Q4` quarter, `2024-H2` half, `2024-9M` nine months,
 * `2024` year, `2024-11-ytd` cumulative from 1 January to the end of November (luỹ kế).
 */
export type PeriodId = string
export const grains = ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'ytd'] as const
export type Grain = (typeof grains)[number]
/** Both ends belong to the period. */
export type Period = { id: PeriodId; grain: Grain; start: Day; end: Day }

const pad = (n: number) => String(n).padStart(2, '0')
const firstOf = (year: number, month: number): Day => `${year}-${pad(month)}-01`
const lastOf = (year: number, month: number): Day =>
  addDays(month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1), -1)

function weekStart(year: number, week: number): Day {
  const fourth = `${year}-01-04`
  return addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7)
}

/** The period with this id, or undefined where no such period exists (`2024-13`, `2023-W53`). */
export function parsePeriod(id: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:W(\d{2})|(\d{2})|Q([1-4])|H([12])|(9M)|(\d{2})-ytd))?$/.exec(id)
  if (!match) return undefined
  const [, y, week, month, quarter, half, nine, ytd] = match
  const year = Number(y)
  if (year < 1900 || year > 2199) return undefined
  if (week) {
    const start = weekStart(year, Number(week))
    const exists = Number(week) >= 1 && addDays(start, 3).startsWith(`${year}-`)
    return exists ? { id, grain: 'week', start, end: addDays(start, 6) } : undefined
  }
  const months = (grain: Grain, from: number, to: number): Period | undefined =>
    from >= 1 && to <= 12 && from <= to
      ? { id, grain, start: firstOf(year, from), end: lastOf(year, to) }
      : undefined
  if (month) return months('month', Number(month), Number(month))
  if (quarter) return months('quarter', Number(quarter) * 3 - 2, Number(quarter) * 3)
  if (half) return months('half', Number(half) * 6 - 5, Number(half) * 6)
  if (nine) return months('nine-months', 1, 9)
  if (ytd) return months('ytd', 1, Number(ytd))
  return months('year', 1, 12)
}

/** The period of a grain that holds a day. Nine months hold October to December of no year: there it is the one just ended. */
export function periodOf(day: Day, grain: Grain): Period {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const id = {
    week: () => {
      const thursday = addDays(day, 4 - weekday(day))
      const isoYear = Number(thursday.slice(0, 4))
      const nth = Math.floor((Date.parse(thursday) - Date.parse(`${isoYear}-01-01`)) / (7 * 86_400_000)) + 1
      return `${isoYear}-W${pad(nth)}`
    },
    month: () => `${year}-${pad(month)}`,
    quarter: () => `${year}-Q${Math.ceil(month / 3)}`,
    half: () => `${year}-H${month <= 6 ? 1 : 2}`,
    'nine-months': () => `${year}-9M`,
    year: () => `${year}`,
    ytd: () => `${year}-${pad(month)}-ytd`,
  }[grain]()
  const period = parsePeriod(id)
  if (!period || !isDay(day)) throw new RangeError(`not a day: ${day}`)
  return period
}

/** The one before, of the same grain. */
export function previousPeriod(period: Period): Period {
  if (period.grain === 'nine-months') return sameLastYear(period)
  if (period.grain === 'ytd') {
    const monthBefore = addDays(lastMonthStart(period), -1)
    return periodOf(monthBefore, 'ytd')
  }
  return periodOf(addDays(period.start, -1), period.grain)
}

const lastMonthStart = (period: Period): Day => `${period.end.slice(0, 7)}-01`

/** The same period a year earlier; week 53 answers with week 52 of a year that has none. */
export function sameLastYear(period: Period): Period {
  const year = Number(period.id.slice(0, 4)) - 1
  const id = `${year}${period.id.slice(4)}`
  const found = parsePeriod(id) ?? parsePeriod(`${year}-W52`)
  if (!found) throw new RangeError(`no period a year before ${period.id}`)
  return found
}

/** `count` periods ending with `period`, oldest first. */
export function periodsUpTo(period: Period, count: number): Period[] {
  const periods = [period]
  while (periods.length < count) periods.push(previousPeriod(periods[periods.length - 1] as Period))
  return periods.reverse()
}

/** Periods of the grain of `from` up to and including `to`, at most `limit`. */
export function periodsBetween(from: Period, to: Period, limit: number): Period[] {
  const periods = [to]
  while (periods.length < limit && (periods[0] as Period).end > from.end) {
    periods.unshift(previousPeriod(periods[0] as Period))
  }
  return periods.filter((p) => p.end >= from.end)
}
