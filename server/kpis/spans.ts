import { addDays, type Day, maxDay, minDay } from '../core/day.ts'
import type { Period } from '../core/period.ts'

/** Days of a rollup, both ends included: one by one, or by whole months. */
export type Span = { grain: 'day' | 'month'; lo: Day; hi: Day }

/** Earlier than anything that happened. */
const beginning: Day = '0001-01-01'
const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`
const monthFrom = (day: Day): Day => (monthOf(day) === day ? day : monthOf(addDays(monthOf(day), 31)))

/**
 * The spans whose sums make a period up to a day: whole months where there are any, days at both ends. The day itself is never
 * part of a month, since what is due on it may still be waited for. With `since` "beginning", all that was before too;
 * no month then reaches over the period's start.
 */
export function spansOf(period: Period, today: Day, since: 'start' | 'beginning'): Span[] {
  const until = minDay(period.end, today)
  const first = monthFrom(period.start)
  const after = maxDay(first, monthOf(addDays(minDay(until, addDays(today, -1)), 1)))
  const from = since === 'start' ? period.start : monthOf(period.start)
  const spans: Span[] = [
    { grain: 'day', lo: from, hi: minDay(until, addDays(first, -1)) },
    { grain: 'month', lo: first, hi: addDays(after, -1) },
    { grain: 'day', lo: after, hi: until },
  ]
  if (since === 'beginning') spans.push({ grain: 'month', lo: beginning, hi: addDays(from, -1) })
  return spans.filter(({ lo, hi }) => lo <= hi)
}

/** The days of all of them, each day of a grain once: ranges that neither overlap nor touch, in order. */
export function rangesOf(spans: readonly Span[]): Span[] {
  const ranges: Span[] = []
  for (const span of [...spans].sort((a, b) => (a.grain + a.lo < b.grain + b.lo ? -1 : 1))) {
    const last = ranges.at(-1)
    if (last?.grain === span.grain && span.lo <= addDays(last.hi, 1)) last.hi = maxDay(last.hi, span.hi)
    else ranges.push({ ...span })
  }
  return ranges
}
