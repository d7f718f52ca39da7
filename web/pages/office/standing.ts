import type { OfficePage } from '../../../server/core/answers.ts'
import type { Day } from '../../../server/core/day.ts'
import type { PeriodId } from '../../../server/core/period.ts'
import type { ScorecardItem } from '../../../server/core/scorecard.ts'
import { byTrouble } from '../../../server/core/sentences/headline.ts'
import { isTrouble, type Status, statuses } from '../../../server/core/status.ts'

export type Standing = OfficePage['items'][number]

/** An office is known before it begins and after it has ended. */
export type Life = 'not-yet' | 'here' | 'ended'

export function lifeOn(
  { validFrom, validTo }: Pick<OfficePage['office'], 'validFrom' | 'validTo'>,
  day: Day,
): Life {
  if (day < validFrom) return 'not-yet'
  return validTo !== null && day >= validTo ? 'ended' : 'here'
}

/** The last day that the figures of a page speak of. */
export const untilOf = ({ items, asOfDay }: Pick<OfficePage, 'items' | 'asOfDay'>): Day =>
  items[0]?.item.until ?? asOfDay

export type Owed = {
  standing: Standing
  /** the last period with a figure; null: none within the year looked at */
  last: PeriodId | null
  /** the first period without one since then */
  since: PeriodId | null
}

export type Debts = {
  /** reported steadily and have fallen silent */
  stopped: Owed[]
  /** had figures, but none for this period: nothing may have happened, or nobody has told */
  missing: Owed[]
  /** others of its kind have figures, this office never had */
  never: Owed[]
  /** no office of its kind has a figure */
  nobody: Owed[]
}

/** Who owes a figure of this period. An event that is rare by nature owes none, so the three are kept apart. */
export function debtsOf(items: readonly Standing[]): Debts {
  const debts: Debts = { stopped: [], missing: [], never: [], nobody: [] }
  for (const standing of items) {
    if (standing.item.value !== null) continue
    const owed = { standing, ...gapOf(standing.item) }
    debts[kindOf(standing, owed)].push(owed)
  }
  debts.stopped.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
  return debts
}

function kindOf({ item: { coverage }, of }: Standing, { last }: Pick<Owed, 'last'>): keyof Debts {
  if (coverage && coverage.reported < coverage.expected) return 'stopped'
  if (last !== null) return 'missing'
  return of > 0 ? 'never' : 'nobody'
}

function gapOf({ trend }: Pick<ScorecardItem, 'trend'>): Pick<Owed, 'last' | 'since'> {
  const at = trend.findLastIndex((point) => point.value !== null)
  return { last: trend[at]?.period ?? null, since: at < 0 ? null : (trend[at + 1]?.period ?? null) }
}

/** The KPI in the worst trouble, by the measure of the whole product. */
export function weakestOf(items: readonly Standing[]): Standing | null {
  const [worst] = items.filter(({ item }) => isTrouble(item.status)).sort((a, b) => byTrouble(a.item, b.item))
  return worst ?? null
}

export const groupings = ['trouble', 'theme'] as const
export type Grouping = (typeof groupings)[number]

export const groupingOf = (view: string | undefined): Grouping => (view === 'theme' ? 'theme' : 'trouble')

/** Worst first; within a status as a headline would weigh them. */
export const byStatus = (items: readonly Standing[]): { status: Status; items: Standing[] }[] =>
  statuses
    .map((status) => ({
      status,
      items: items.filter(({ item }) => item.status === status).sort((a, b) => byTrouble(a.item, b.item)),
    }))
    .filter((group) => group.items.length > 0)
