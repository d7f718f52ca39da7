import { indexCounts } from '../../db/schema/indices.ts'
import { addDays, type Day } from '../../server/core/day.ts'
import type { IndexDefinition } from '../../server/core/indices/definition.ts'
import { componentsOf } from '../../server/core/indices/definition.ts'
import { type PeriodId, parsePeriod } from '../../server/core/period.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import type { Random } from '../distributions/random.ts'
import type { Telling } from './telling.ts'
import { momentAt, type Row, rowsOf, type TableRows, versionsOf } from './versions.ts'

/** What a component counts, over a month: `of` cases per dossier of the office, of which `share` are reached. */
type Level = { of: number; share: number }
export type IndexCountsPlan = {
  definition: IndexDefinition
  months: readonly PeriodId[]
  /** longer periods, each with its months */
  sums: Readonly<Record<PeriodId, readonly PeriodId[]>>
  /** the last month's denominators are provisional while it runs */
  running: PeriodId
  city: string
  /** dossiers of a month, by office */
  offices: Readonly<Record<string, number>>
  /** counts that add up over offices and months */
  levels: Readonly<Record<string, Level>>
  /** counts of procedures, which belong to each office and do not add up: how many, and the share reached */
  procedures: Readonly<Record<string, Level>>
  /** the city's alone: in a month */
  citys: Readonly<Record<string, readonly [numerator: number, denominator: number]>>
  /** how much better or worse an office does, in shares */
  standing: Readonly<Record<string, number>>
  /** offices without petitions */
  quiet: readonly string[]
}

type Count = readonly [numerator: number, denominator: number]

/** Sample counts of a composite index: of each office and month, added up to the city and to longer periods. */
export function indexCountRows(telling: Telling, plan: IndexCountsPlan): TableRows {
  const random = telling.random('index-counts')
  const perMonth = new Map(plan.months.map((month, at) => [month, monthOf(random, plan, at)]))
  const periods = [...plan.months.map((id) => [id, [id]] as const), ...Object.entries(plan.sums)]
  const rows: Row<typeof indexCounts>[] = []
  for (const [id, months] of periods) {
    const parts = months.flatMap((month) => perMonth.get(month) ?? [])
    const told = new Map<string, Map<string, Count | null>>()
    for (const office of [plan.city, ...Object.keys(plan.offices)])
      told.set(
        office,
        ofPeriod(
          parts.flatMap((part) => part.get(office) ?? []),
          plan,
        ),
      )
    const at = publishedAt(id, telling)
    for (const [office, counts] of told)
      for (const { id: component } of componentsOf(plan.definition)) {
        const count = counts.get(component)
        if (count === undefined) continue
        const facts = {
          code: `${plan.definition.id}/${id}/${office}/${component}`,
          indexId: plan.definition.id,
          period: id,
          officeCode: office,
          componentId: component,
          numerator: count?.[0] ?? null,
          denominator: count?.[1] ?? null,
          provisional: id === plan.running && component === 'DOSSIER_SYNC',
          source: null,
          sample: true,
        }
        rows.push(...versionsOf({ at, by: 'Dữ liệu minh họa', facts }, [], telling.clock))
      }
  }
  return rowsOf(indexCounts, rows)
}

/** On the third working day after the period; of one that runs, this morning. */
function publishedAt(id: PeriodId, telling: Telling): number {
  const end: Day = parsePeriod(id)?.end ?? telling.today
  if (end >= telling.today) return momentAt(telling.today, '06:00')
  return momentAt(workingDayFrom(addDays(end, 3)), '09:00')
}

type Month = ReadonlyMap<string, ReadonlyMap<string, Count | null>>

function monthOf(random: Random, plan: IndexCountsPlan, at: number): Month {
  const all = new Map<string, Map<string, Count | null>>()
  const total = new Map<string, Count>()
  // A year brings some points; a single month moves a little either way.
  const drift = (at / Math.max(1, plan.months.length - 1) - 1) * 0.06
  const near = (share: number, office: string) =>
    Math.min(1, Math.max(0, share + drift + (plan.standing[office] ?? 0) + 0.015 * random.normal()))
  for (const [office, dossiers] of Object.entries(plan.offices)) {
    const counts = new Map<string, Count | null>()
    const isQuiet = plan.quiet.includes(office)
    for (const [id, { of, share }] of Object.entries(plan.levels)) {
      const asked =
        id.startsWith('PETITION') && isQuiet
          ? 0
          : Math.max(0, Math.round(dossiers * of * (1 + 0.05 * random.normal())))
      const count = [Math.min(asked, Math.round(asked * near(share, office))), asked] as const
      counts.set(id, count)
      const [n, d] = total.get(id) ?? [0, 0]
      total.set(id, [n + count[0], d + count[1]])
    }
    for (const [id, { of, share }] of Object.entries(plan.procedures))
      counts.set(id, [Math.round(of * near(share, office)), of])
    for (const [id, count] of Object.entries(plan.citys)) counts.set(id, count)
    counts.set('ELECTRONIC_CERTIFIED_COPY', null)
    all.set(office, counts)
  }
  const city = new Map<string, Count | null>(total)
  for (const [id, { of, share }] of Object.entries(plan.procedures))
    city.set(id, [Math.round(of * 12 * near(share, plan.city)), of * 12])
  for (const [id, count] of Object.entries(plan.citys)) city.set(id, count)
  city.set('ELECTRONIC_CERTIFIED_COPY', null)
  all.set(plan.city, city)
  return all
}

/** Cases of months add up; procedures stand as in the last of them. */
function ofPeriod(
  months: readonly ReadonlyMap<string, Count | null>[],
  { procedures }: IndexCountsPlan,
): Map<string, Count | null> {
  const found = new Map<string, Count | null>()
  for (const month of months)
    for (const [id, count] of month) {
      const before = found.get(id)
      const isStanding = id in procedures || id === 'PUBLIC_CONTENT_FULL'
      found.set(id, count && before && !isStanding ? [before[0] + count[0], before[1] + count[1]] : count)
    }
  return found
}
