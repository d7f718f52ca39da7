import type { Day } from '../day.ts'
import type { FeedMark } from '../feeds/mark.ts'
import type { PeriodId } from '../period.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'
import type { Attribution } from './attribution.ts'
import type { IndexDefinition } from './definition.ts'
import type { Origin } from './pool.ts'
import type { Counts, IndexScore, Sum } from './score.ts'
import type { ServiceLosses } from './service-losses.ts'

/** Answers about composite indices, as they travel to the browser. Points are exact to the index's decimals. */

export type CountsOfComponent = Record<string, Counts>

/** An office beside the others of its kind; `rank`: equal scores share one; null: it has no score. */
export type RankedOffice = Sum & { office: OfficeRef; rank: number | null }

export type IndexPage = {
  index: Omit<IndexDefinition, 'documents' | 'kinds'>
  documents: { code: string; title: Words; issuedOn: Day }[]
  office: OfficeRef
  period: PeriodId
  asOf: string
  asOfDay: Day
  /** `score` null: nothing was counted of this office in this period */
  score: IndexScore
  counts: CountsOfComponent
  /** how the office comes by the counts of a component */
  origins: Record<string, Origin>
  /** of the components that a KPI of ours counts */
  measured: Record<string, MeasuredComponent>
  /** components that are scored by our own rows and whose rows have stopped coming */
  feeds: Record<string, FeedMark>
  attribution: Attribution
  /** the same points by service, where the city's own rows are what was scored */
  serviceLosses: ServiceLosses
  /** what has to be said of components that measure one thing in two ways; null: nothing */
  mixed: Words | null
  /** the offices whose counts add up to the asked one's, for asking what would be */
  below: { office: OfficeRef; counts: CountsOfComponent }[]
  /** the offices of its kind; for the city, all kinds below it */
  ranking: RankedOffice[]
  /** every period of which something was counted, newest first; not `own`: added up from the offices below alone */
  history: (Sum & { period: PeriodId; own: boolean })[]
  /** true when any count is sample data */
  sample: boolean
  /** what the file of the counts named, or nothing */
  sources: string[]
  /** the newest count: who recorded it, and when */
  lastRecorded: { at: string; by: string } | null
}

/** What our own rows say of a component; `stands`: nothing is published of it in the period, so it is scored by these. */
export type MeasuredComponent = Counts & { kpi: { id: string; name: Words }; stands: boolean }

/** One line of the list of indices: the city's newest score that the asker may see. */
export type IndexListItem = Pick<IndexDefinition, 'id' | 'name' | 'short'> & {
  newest: (Sum & { period: PeriodId; sample: boolean; feed: FeedMark | null }) | null
}

/** A file of counts, looked at or taken over. */
export type CountsImported = {
  /** what keeps the file from being taken over, the first of it */
  problems: Words[]
  /** problems beyond those listed */
  unlisted: number
  /** what should be looked at and keeps nothing out, the first of it */
  notices: Words[]
  values: { fresh: number; changed: number; unchanged: number }
  /** which versions the file was held against; null while there are problems */
  seen: string | null
  taken: boolean
}
