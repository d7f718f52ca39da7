import type { Day } from '../../day.ts'
import { parsePeriod, periodsUpTo } from '../../period.ts'
import type { OfficeFigure, OfficeRef } from '../../scorecard.ts'
import { type Status, statusOf } from '../../status.ts'
import type { Target } from '../../target.ts'
import { valueOf } from '../../value.ts'
import type { RankingRow } from '../ranking.ts'
import type { TrendPoint } from '../trend.ts'

/** What the cases are made of. All of it is illustration. */

/** Counts of the periods up to one, oldest first; null where nothing is known. */
export function pointsUpTo(
  last: string,
  numerators: readonly (number | null)[],
  denominator: number | readonly number[] | null,
  asOf: Day = '2024-11-22',
): TrendPoint[] {
  const end = parsePeriod(last)
  if (!end) throw new RangeError(`no period ${last}`)
  return periodsUpTo(end, numerators.length).map((period, i) => {
    const numerator = numerators[i] ?? null
    const whole =
      typeof denominator === 'number' || denominator === null ? denominator : (denominator[i] ?? null)
    const fraction = numerator === null ? null : { numerator, denominator: whole }
    return {
      period: period.id,
      start: period.start,
      end: period.end,
      until: period.end < asOf ? period.end : asOf,
      numerator,
      denominator: numerator === null ? null : whole,
      value: valueOf(fraction, denominator === null ? 'count' : 'share'),
      illustrative: period.id !== last,
    }
  })
}

/** A level to hold on every day of the step. */
export const step = (fromOn: Day, dueOn: Day, level: number): Target => ({
  fromOn,
  dueOn,
  fromLevel: null,
  level,
  document: null,
  sample: true,
})

/** A level to be reached along a straight path. */
export const path = (fromOn: Day, dueOn: Day, fromLevel: number, level: number): Target => ({
  ...step(fromOn, dueOn, level),
  fromLevel,
})

export const office = (name: string, kind: OfficeRef['kind'] = 'department'): OfficeRef => ({
  code: name,
  kind,
  name: { vi: name, en: name },
})

export const city = (numerator: number, denominator: number | null, status: Status): OfficeFigure => ({
  office: { code: 'HP', kind: 'city', name: { vi: 'Thành phố Hải Phòng', en: 'Hai Phong city' } },
  numerator,
  denominator,
  value: denominator ? numerator / denominator : numerator,
  status,
})

/** Best first, ranked; each judged against one level. */
export function rowsOf(
  figures: readonly (readonly [string, number, number | null])[],
  { level, slack, kind = 'department' }: { level: number | null; slack: number; kind?: OfficeRef['kind'] },
): RankingRow[] {
  const rows = figures.map(([name, numerator, denominator]) => {
    const value = valueOf({ numerator, denominator }, denominator === null ? 'count' : 'share')
    return {
      office: office(name, kind),
      numerator,
      denominator,
      value,
      status: statusOf(value, level, { better: 'higher', slack }),
    }
  })
  const order = (row: OfficeFigure) => row.value ?? -1
  return rows
    .sort((a, b) => order(b) - order(a))
    .map((row) => ({ ...row, rank: 1 + rows.filter((other) => order(other) > order(row)).length }))
}
