import type { Day } from '../day.ts'
import type { Stage } from '../deadline.ts'
import type { EvidenceRow } from '../evidence.ts'
import type { Decision, ProposalState } from '../proposals/proposal.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'
import type { Rating } from './rating.ts'

/** Answers about tasks, as they travel to the browser. Instants are ISO 8601. */

/** What stands in one line of the register. */
export type TaskRow = {
  code: string
  version: number
  year: number
  name: Words
  office: OfficeRef
  coordinating: OfficeRef[]
  /** the assigning document, as the list names it */
  assignedBy: string | null
  person: string | null
  product: string | null
  authority: string | null
  listedOn: Day
  originalDueOn: Day | null
  dueOn: Day | null
  doneOn: Day | null
  /** of the last deadline in force, where an extension came too late to undo that it had passed */
  heldToOn: Day | null
  stopped: { on: Day; kind: 'suspended' | 'cancelled'; by: string | null } | null
  /** percent, as last verified */
  progress: number | null
  stage: Stage
  /** days by which it is (or was done) late; 0 where it is not */
  daysLate: number
  /** working days to the deadline; null where there is none, or it has passed */
  workingDaysLeft: number | null
  /** how often the deadline was moved */
  extensions: number
  /** an extension is asked for and not yet decided: until when */
  extensionAsked: Day | null
  /** what was sent and waits, and for whom */
  waiting: { kind: 'progress' | 'completion' | 'extension'; with: 'head' | 'reviewer' } | null
  /** it makes the criterion 0 for the office that is charged */
  costs: boolean
  sample: boolean
}

export const taskSorts = ['trouble', 'code', 'due', 'office', 'progress'] as const
export type TaskSort = (typeof taskSorts)[number]
export const taskGroups = ['none', 'office', 'document', 'month'] as const
export type TaskGroup = (typeof taskGroups)[number]
/** Markers beside the stage. */
export const taskMarks = ['extension-asked', 'extended', 'waiting', 'costs'] as const
export type TaskMark = (typeof taskMarks)[number]

/** What a list of tasks is asked by. All parts narrow; absent ones do not. */
export type TaskQuestion = {
  asOf?: string | undefined
  /** default: the year of the as-of day */
  year?: number | undefined
  /** of the office as lead or, with `helping`, as one that helps */
  office?: string | undefined
  helping?: boolean | undefined
  stages?: Stage[] | undefined
  marks?: TaskMark[] | undefined
  document?: string | undefined
  /** deadlines of one month, `YYYY-MM`; `none`: without deadline */
  month?: string | undefined
  person?: string | undefined
  q?: string | undefined
  sort?: TaskSort | undefined
  group?: TaskGroup | undefined
  /** 1 is the first */
  page?: number | undefined
  size?: number | undefined
}

export type TaskList = {
  asOfDay: Day
  years: number[]
  year: number
  rows: TaskRow[]
  /** rows on this page are of these groups, in their order; `rows` counts those of the whole answer */
  groups: { key: string; label: Words; rows: number; late: number; from: number; to: number }[]
  found: number
  page: number
  pages: number
  size: number
  /** how many of what was asked without the stage filter stand in each stage */
  stages: { stage: Stage; rows: number }[]
  marks: { mark: TaskMark; rows: number }[]
  /** choices for the filters, by number of tasks */
  documents: { name: string; rows: number }[]
  months: { month: string; rows: number }[]
  offices: { office: OfficeRef; rows: number }[]
  may: { create: boolean; import: boolean; seal: boolean }
  sample: boolean
}

export type TaskStep = {
  code: string
  version: number
  position: number
  name: string
  plannedOn: Day
  doneOn: Day | null
  stage: Stage
}

export type TaskNote = { code: string; at: string; by: string; office: OfficeRef | null; text: string }

/** How the deadline came to be what it is, oldest first. */
export type DeadlineStep = {
  on: Day
  dueOn: Day | null
  by: string
  document: string | null
  reason: string | null
  /** asked for only after the deadline before had passed */
  late: boolean
}

/** Something that happened to a task, newest first. */
export type TaskEvent = {
  at: string
  by: string
  what:
    | 'listed'
    | 'amended'
    | 'deadline-moved'
    | 'progress'
    | 'done'
    | 'stopped'
    | 'resumed'
    | 'handed-over'
    | 'refused'
  /** what changed: label, before, after as text */
  differences: { label: Words; before: string | null; after: string | null }[]
  document: string | null
}

export type TaskPage = {
  asOfDay: Day
  task: TaskRow & { responsibility: string | null; note: string | null; result: string | null }
  charged: OfficeRef
  deadlines: DeadlineStep[]
  steps: TaskStep[]
  notes: TaskNote[]
  decisions: Decision[]
  /** the newest verified report: what hinders, what is asked for */
  latest: { note: string; difficulties: string | null; requests: string | null; at: string } | null
  /** under way; only for the office, its head and the reviewer */
  proposals: ProposalState<'progress' | 'completion' | 'extension'>[]
  evidence: EvidenceRow[]
  history: TaskEvent[]
  /** which periods hold it frozen */
  sealedIn: { code: string; hash: string }[]
  may: {
    report: boolean
    note: boolean
    split: boolean
    amend: boolean
    stop: boolean
    handOver: boolean
    dispute: boolean
  }
}

/** Tasks of one month by the day of their deadline in force. */
export type TaskCalendar = {
  asOfDay: Day
  month: string
  days: { day: Day; working: boolean; holiday: Words | null; tasks: TaskRow[] }[]
}

/** What the criterion gives one office. */
export type OfficeRating = { office: OfficeRef; rating: Rating }

export type RatingPage = {
  asOfDay: Day
  year: number
  /** those seen; worst first */
  offices: OfficeRating[]
  /** of the year's tasks that fell due, done on time; overdue open ones are in the denominator */
  onTime: { numerator: number; denominator: number }
  /** about to cost somebody: open, due within `dueSoonDays`, of offices that have lost nothing yet */
  dangers: TaskRow[]
  sample: boolean
}

export type SavedFilter = { code: string; version: number; name: string; query: string }
