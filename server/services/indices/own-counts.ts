import type { Day } from '../../core/day.ts'
import type { MeasuredComponent } from '../../core/indices/answers.ts'
import { indexGrains } from '../../core/indices/counts-sheet.ts'
import { componentsOf, definitionOn, type IndexDefinition } from '../../core/indices/definition.ts'
import { sumOfCounts } from '../../core/indices/pool.ts'
import type { Counts, CountsById } from '../../core/indices/score.ts'
import { type Grain, type Period, type PeriodId, periodOf, periodsUpTo } from '../../core/period.ts'
import type { Office } from '../offices.ts'
import type { PeriodCounts } from './counts.ts'
import { countingKpi, type Measured, type MeasuredCounts } from './measured.ts'

/** Of an index of which nothing is published, what our own rows can answer for: a year of months and what they add up to. */
const recent: Readonly<Record<string, number>> = { month: 13, quarter: 5, half: 3, 'nine-months': 2, year: 2 }

export const recentPeriods = (versions: readonly IndexDefinition[], day: Day): Period[] =>
  indexGrains
    .flatMap((grain: Grain) => periodsUpTo(periodOf(day, grain), recent[grain] ?? 1))
    .filter(({ start, end }) => start <= day && definitionOn(versions, end))

/** What is published of a component, and, where nothing is, our own counts. */
export function joined(
  published: ReadonlyMap<string, CountsById>,
  ours: ReadonlyMap<string, ReadonlyMap<string, Measured>>,
  stands: (component: string) => boolean,
): ReadonlyMap<string, CountsById> {
  const all = new Map([...published].map(([code, of]) => [code, new Map(of)]))
  for (const [code, of] of ours)
    for (const [id, { numerator, denominator, provisional }] of of)
      if (stands(id))
        all.set(code, (all.get(code) ?? new Map()).set(id, { numerator, denominator, provisional }))
  return all
}

/** The same over time: of the office itself, of the city, and of those below added up. */
export function withMeasured(
  told: ReadonlyMap<PeriodId, PeriodCounts>,
  filled: MeasuredCounts,
  partOf: (office: string) => 'own' | 'city' | 'below' | null,
): ReadonlyMap<PeriodId, PeriodCounts> {
  const all = new Map(told)
  for (const [id, offices] of filled)
    for (const [code, of] of offices) {
      const part = partOf(code)
      if (!part) continue
      const there = all.get(id) ?? { own: new Map(), city: new Map(), below: new Map(), sample: false }
      for (const [component, { numerator, denominator, provisional, sample }] of of) {
        const sum = sumOfCounts([
          ...(there[part].has(component) ? [there[part].get(component) as Counts] : []),
          { numerator, denominator, provisional },
        ])
        if (sum) there[part].set(component, sum)
        there.sample ||= sample
      }
      all.set(id, there)
    }
  return all
}

/** Our own counts of the asked office, whether they stand or are beside what is published. */
export function measuredOf(
  definition: IndexDefinition,
  { office, city, children }: { office: Office; city: Office; children: readonly Office[] },
  ours: ReadonlyMap<string, ReadonlyMap<string, Measured>>,
  stands: (component: string) => boolean,
): Record<string, MeasuredComponent> {
  return Object.fromEntries(
    componentsOf(definition).flatMap((component) => {
      const kpi = countingKpi(component, definition)
      const from =
        component.spread === 'city' ? [city] : component.spread === 'sum' ? [office, ...children] : [office]
      const sum = sumOfCounts(from.flatMap(({ code }) => ours.get(code)?.get(component.id) ?? []))
      if (!kpi || !sum) return []
      const { id, name } = kpi
      return [[component.id, { ...sum, kpi: { id, name }, stands: stands(component.id) }]]
    }),
  )
}
