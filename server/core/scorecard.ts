import type { Change } from './change.ts'
import type { Day } from './day.ts'
import type { FeedMark } from './feeds/mark.ts'
import type { PeriodId } from './period.ts'
import type { Vintage } from './reporting/vintage.ts'
import type { SatisfactionBy } from './sentences/satisfaction.ts'
import type { Better, Status } from './status.ts'
import type { Unit } from './value.ts'
import type { Words } from './words.ts'

export type OfficeRef = { code: string; kind: 'city' | 'department' | 'district' | 'commune'; name: Words }

/** What a target asks, on the day asked about. Levels are in the unit of the value. */
export type TargetNow = {
  level: number
  /** where the path to the level should be on the day; equals `level` where the level must hold throughout */
  expected: number
  dueOn: Day
  document: { code: string; title: Words } | null
  sample: boolean
}

/** A figure that the city announced and that the counted one agrees with. */
export type Announcement = {
  announcedOn: Day
  relation: 'equals' | 'more-than'
  numerator: number | null
  denominator: number | null
  share: number | null
  source: Words
}

export type OfficeFigure = {
  office: OfficeRef
  numerator: number
  denominator: number | null
  value: number | null
  status: Status
  /** how certain the office says it is; absent where it is official, or counted */
  vintage?: Exclude<Vintage, 'official'>
}

/** One KPI as it stands: all that a tile, a line of "needs attention" and a sentence need. */
export type ScorecardItem = {
  id: string
  theme: string
  name: Words
  short: Words
  noun: Words
  unit: Unit
  better: Better
  /** absent: it is not about satisfaction */
  satisfaction?: SatisfactionBy
  /** what its rows are of besides an office; absent: they name nothing */
  service?: Words
  /** the office that answers for the definition, and for there being a figure */
  owner: OfficeRef | null
  numerator: number | null
  denominator: number | null
  value: number | null
  target: TargetNow | null
  status: Status
  /** the end of the first period of the unbroken run of trouble that still lasts; null when there is none */
  since: Day | null
  change: Change | null
  period: PeriodId
  /** the last day that the figure speaks of */
  until: Day
  /** the last day that the oldest reported value in the figure speaks of; null where rows are no reports */
  through: Day | null
  vintage: Vintage
  /** true when any row behind the figure is sample data and no announcement agrees with it */
  illustrative: boolean
  published: Announcement | null
  /** what is wrong with where its rows come from; null: nothing */
  feed: FeedMark | null
  /** ISO instant of the newest row behind the figure */
  updatedAt: string | null
  /** oldest first; null where there is no figure: the line breaks there */
  trend: { period: PeriodId; value: number | null }[]
  /** offices with a figure in this period, of those that report it or, of a flow, have ever had one */
  coverage: { reported: number; expected: number } | null
  /** offices furthest from their target or the city's, worst first, at most five */
  worst: OfficeFigure[]
  /** how many offices are in trouble (behind or at risk) */
  inTrouble: number
}

/** One cell of the matrix of offices × KPIs; null where the KPI does not apply to the office. */
export type MatrixCell = Omit<OfficeFigure, 'office'> | null

export type Scorecard = {
  /** ISO instant of the moment of knowledge */
  asOf: string
  /** the day of that moment, in the city */
  asOfDay: Day
  story: { name: string; title: Words } | null
  period: PeriodId
  compare: PeriodId
  office: OfficeRef
  /** `mixed`: what has to be said of figures in it that measure one thing in two ways */
  themes: { id: string; name: Words; mixed?: Words }[]
  items: ScorecardItem[]
  matrix: { kpis: string[]; rows: { office: OfficeRef; cells: MatrixCell[] }[]; mixed?: Words }
}
