import type { Day } from './day.ts'
import type { PeriodId } from './period.ts'
import { leastCertain, type Vintage } from './reporting/vintage.ts'

/** `share` is numerator over denominator, `count` is the numerator itself. */
export type Unit = 'share' | 'count'

/**
 * The one shape in which every question is answered. Percentages are never stored and never averaged:
 * numerator and denominator travel to the very end.
 */
export type Point = {
  period: PeriodId
  office: string
  numerator: number
  /** null where the KPI has no denominator (a count) */
  denominator: number | null
  /** rows behind the point: counted or not */
  rows: number
  /** true when any row behind it is sample data */
  sample: boolean
  /** as certain as the least certain row behind it */
  vintage: Vintage
  /** the last day that the oldest row behind it speaks of, where rows are of periods */
  through: Day | null
  /** ISO instant of the newest row behind it */
  updatedAt: string | null
}

export type Fraction = Pick<Point, 'numerator' | 'denominator'>

/** Share: 0…1, or null over an empty or missing denominator. Count: the numerator. */
export function valueOf(fraction: Fraction | null | undefined, unit: Unit): number | null {
  if (!fraction) return null
  if (unit === 'count') return fraction.numerator
  return fraction.denominator ? fraction.numerator / fraction.denominator : null
}

export type Pooled = Omit<Point, 'period' | 'office'>

const newest = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)

const oldest = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? b : a)

/** Sum over sum. No points give null, never zero: absence is not a figure. */
export function pool(points: Iterable<Pooled>): Pooled | null {
  let total = null as Pooled | null
  for (const p of points) {
    total = total
      ? {
          numerator: total.numerator + p.numerator,
          denominator:
            total.denominator === null || p.denominator === null ? null : total.denominator + p.denominator,
          rows: total.rows + p.rows,
          sample: total.sample || p.sample,
          vintage: leastCertain(total.vintage, p.vintage),
          through: oldest(total.through, p.through),
          updatedAt: newest(total.updatedAt, p.updatedAt),
        }
      : {
          numerator: p.numerator,
          denominator: p.denominator,
          rows: p.rows,
          sample: p.sample,
          vintage: p.vintage,
          through: p.through,
          updatedAt: p.updatedAt,
        }
  }
  return total
}

/** Middle value of those that exist; the mean of the two middle ones for an even count; null for none. */
export function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((v): v is number => v !== null).sort((a, b) => a - b)
  const mid = known.length >> 1
  const upper = known[mid]
  if (upper === undefined) return null
  return known.length % 2 ? upper : ((known[mid - 1] as number) + upper) / 2
}
