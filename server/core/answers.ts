import type { Day } from './day.ts'
import type { Stage } from './deadline.ts'
import type { FeedMark } from './feeds/mark.ts'
import type { PeriodId } from './period.ts'
import type { Vintage } from './reporting/vintage.ts'
import type { OfficeFigure, OfficeRef, ScorecardItem, TargetNow } from './scorecard.ts'
import type { Target } from './target.ts'
import type { Words } from './words.ts'

/** One period of a series. `value` is null and the counts are null where nothing was known: the line breaks there. */
export type SeriesPoint = {
  period: PeriodId
  start: Day
  end: Day
  /** the last day the point speaks of; before `end` in a running period */
  until: Day
  numerator: number | null
  denominator: number | null
  value: number | null
  target: TargetNow | null
  status: ScorecardItem['status']
  vintage: Vintage
  /** the last day that the oldest reported value in it speaks of; null where rows are no reports */
  through: Day | null
  illustrative: boolean
}

export type Series = {
  kpi: string
  office: OfficeRef
  asOfDay: Day
  feed: FeedMark | null
  points: SeriesPoint[]
  /** steps that overlap the span of the points */
  targets: Target[]
  events: { day: Day; label: Words; sample: boolean }[]
}

export type Breakdown = {
  kpi: string
  period: PeriodId
  until: Day
  asOfDay: Day
  feed: FeedMark | null
  /** best first; offices that share a value share a rank */
  rows: (OfficeFigure & { rank: number })[]
  /** offices that reported steadily and have fallen silent (services/silence.ts) */
  silent: OfficeRef[]
  /** middle value of the offices with one; of one kind only, since kinds are not comparable */
  medians: { kind: OfficeRef['kind']; value: number }[]
  city: OfficeFigure | null
}

/** One service of an office, told by its code where it has no name in the register. */
export type ServiceFigure = {
  service: string
  name: Words | null
  numerator: number
  denominator: number | null
  value: number | null
}

export type ServiceBreakdown = {
  kpi: string
  office: OfficeRef
  period: PeriodId
  until: Day
  asOfDay: Day
  feed: FeedMark | null
  /** what a service is called here: procedure, topic; null: the rows of this KPI name none */
  service: Words | null
  /** where most is missing first; they add up to `total` */
  rows: ServiceFigure[]
  total: Pick<ServiceFigure, 'numerator' | 'denominator' | 'value'> | null
  illustrative: boolean
}

export type Part = 'numerator' | 'denominator' | 'rest'

export type RowCell = string | number | boolean | Words | null

/** A row behind a figure. */
export type DrillRow = {
  key: string
  code: string
  office: OfficeRef
  counted: boolean
  /** what the row adds to the figure: 1, or the counted amount */
  amount: number
  sample: boolean
  stage: Stage | null
  dueOn: Day | null
  doneOn: Day | null
  /** how many times the citizen was asked for supplements, where a row is late by that too */
  supplements: number | null
  /** when this version became known, and who recorded it */
  recordedAt: string
  recordedBy: string
  cells: Record<string, RowCell>
}

/** What rows can be narrowed by: each value with the rows that it would leave. */
export type Facet = { key: string; values: { value: string; rows: number }[] }
/** `found`: rows that search and filters leave. */
export type Facets = { found: number; facets: Facet[] }

export type RowPage = {
  part: Part
  period: PeriodId
  until: Day
  asOfDay: Day
  feed: FeedMark | null
  /** rows and amounts of each part, before search and filters: counted + not counted = all */
  parts: Record<Part, { rows: number; amount: number }>
  /** rows that search and filters leave */
  found: number
  page: number
  pages: number
  size: number
  sort: string
  rows: DrillRow[]
}

export type LateRow = {
  kpi: string
  row: DrillRow
  name: Words | null
  daysLate: number
}

export type OfficePage = {
  office: OfficeRef & { validFrom: Day; validTo: Day | null; parent: OfficeRef | null }
  predecessors: { office: OfficeRef; on: Day }[]
  successors: { office: OfficeRef; on: Day }[]
  asOfDay: Day
  period: PeriodId
  items: {
    item: ScorecardItem
    /** of offices of the same kind */
    median: number | null
    rank: number | null
    of: number
  }[]
  late: { total: number; rows: LateRow[] }
}
