import type { FigureVerb, State } from '../approval/states.ts'
import type { Day } from '../day.ts'
import type { PeriodId } from '../period.ts'
import type { OfficeRef, TargetNow } from '../scorecard.ts'
import type { Better, Status } from '../status.ts'
import type { Unit } from '../value.ts'
import type { Words } from '../words.ts'
import type { Cadence } from './due.ts'
import type { ApprovedValue, EntryState, ValueKey } from './entry.ts'
import type { Vintage } from './vintage.ts'

/** Answers about what offices owe and have sent, as they travel to the browser. Instants are ISO 8601. */

/** A reported KPI, as far as entering it needs. */
export type ReportedKpiRef = {
  id: string
  theme: string
  name: Words
  unit: Unit
  noun: Words
  better: Better
  numerator: Words
  /** null: a count */
  denominator: Words | null
  formula: Words
  cadence: Cadence
  least: number | null
  most: number | null
  origin: 'office' | 'centre'
}

/** One value as it stands: what is in force, what is under way, and what may be done with it now. */
export type ReportCell = ValueKey & {
  state: State
  due: Day
  /** sent after its deadline, or not sent and past it */
  late: boolean
  locked: boolean
  value: ApprovedValue | null
  entry: EntryState | null
  /** what the office has in force for the latest earlier period */
  before: { period: PeriodId; numerator: number; denominator: number | null; vintage: Vintage } | null
  /** the office's target of the period, and how the newest value stands against it */
  target: TargetNow | null
  status: Status
  /** verbs that the asker may use on it now */
  may: FigureVerb[]
  /** files attached */
  evidence: number
}

/** What a warning needs to know around a value while it is typed. */
export type CellContext = {
  /** approved values of the office, oldest first, at most 24 */
  history: { period: PeriodId; value: number | null; numerator: number }[]
  othersReported: number
  othersExpected: number
  related: { rule: 'not-more-than'; name: Words; value: number }[]
}

/** The grid of one office: KPIs × periods of one cadence. */
export type ReportGrid = {
  office: OfficeRef
  today: Day
  cadence: Cadence
  /** newest first */
  periods: { id: PeriodId; due: Day; locked: boolean }[]
  kpis: ReportedKpiRef[]
  /** one a KPI and period that is asked for */
  cells: (ReportCell & CellContext)[]
  /** cadences of which anything is asked of this office */
  cadences: Cadence[]
}

/** A report that somebody has to do something about. */
export type WorkItem = {
  cell: ReportCell
  kpi: ReportedKpiRef
  office: OfficeRef
}

/** What the asker owes, by due date, and what waits for them. */
export type MyWork = {
  today: Day
  /** offices for which the asker reports */
  offices: OfficeRef[]
  /** not entered, entered and not sent, or returned; the earliest deadline first */
  owed: WorkItem[]
  /** with the head of office, where the asker is that head; or with the reviewer, where they are one */
  waiting: WorkItem[]
  /** sent by the asker's offices, and with somebody else */
  sent: WorkItem[]
}

/** What waits for a head or a reviewer, with the difference to what is in force. */
export type ReviewList = {
  today: Day
  items: (WorkItem & { cell: ReportCell & CellContext })[]
  found: number
}

/** Who has reported a period, by office. */
export type Coverage = {
  period: PeriodId
  today: Day
  lock: { locked: boolean; reason: string; by: string; at: string } | null
  offices: {
    office: OfficeRef
    due: Day
    counts: Record<State, number>
    late: number
    expected: number
  }[]
  /** all offices together */
  total: { expected: number; approved: number; sent: number; late: number }
}

/** Values under way that could change a figure, by KPI: a newer one is waiting. */
export type WaitingFigures = { kpi: string; entries: number; offices: OfficeRef[] }[]

/** Everything that happened to one value, newest first. */
export type ValueHistory = {
  key: ValueKey
  kpi: ReportedKpiRef
  office: OfficeRef
  steps: {
    at: string
    by: string
    state: State
    numerator: number | null
    denominator: number | null
    vintage: Vintage
    note: string | null
    source: string | null
    explanation: string | null
    reason: string | null
  }[]
}

type Fraction = { numerator: number; denominator: number | null }

/** An office's objection to a figure. Both values stay in sight of those entitled until it is decided. */
export type ContestRow = {
  code: string
  version: number
  kpi: { id: string; name: Words; unit: Unit; noun: Words }
  office: OfficeRef
  period: PeriodId
  /** as it stood when it was contested; null: there was no figure */
  disputed: Fraction | null
  claimed: Fraction
  /** the reported value in force at the moment; null: the figure is counted, or there is none */
  current: Fraction | null
  reason: string
  source: string
  state: 'open' | 'upheld' | 'dismissed'
  openedBy: string
  openedAt: string
  decision: string | null
  decidedBy: string | null
  decidedAt: string | null
  /** whole days from its opening to its decision, or to today */
  days: number
  may: { decide: boolean }
}

/** A judgement of a value: what it was held to be, and what it is. */
export type Turned = { old: Status; next: Status }

/** What became known between two moments: old, new, who, why. */
export type Change = {
  at: string
  /** null: what was withdrawn keeps no record here of who did it; the audit log has it */
  by: string | null
  kpi: { id: string; name: Words; unit: Unit; noun: Words }
} & (
  | {
      kind: 'value'
      office: OfficeRef
      period: PeriodId
      /** null: reported for the first time */
      old: (Fraction & { vintage: Vintage }) | null
      /** null: withdrawn */
      next: (Fraction & { vintage: Vintage }) | null
      why: string | null
      /** an official value that is judged otherwise than the one it replaced, which was not official; null: it is not */
      turned: Turned | null
    }
  | {
      kind: 'target'
      office: OfficeRef | null
      old: { level: number; dueOn: Day } | null
      next: { level: number; dueOn: Day } | null
      why: string | null
    }
  | { kind: 'definition'; fromOn: Day; fields: DefinitionField[]; isNew: boolean; isWithdrawn: boolean }
  | { kind: 'contest'; office: OfficeRef; period: PeriodId; state: ContestRow['state']; why: string }
)

/** What of a definition can change, as a person would name it. */
export const definitionFields = [
  'name',
  'short',
  'noun',
  'unit',
  'shape',
  'better',
  'slack',
  'question',
  'formula',
  'numerator',
  'denominator',
  'source',
  'caveat',
  'documents',
  'owner',
  'kinds',
  'reporters',
  'cadence',
  'dueDay',
  'dueLag',
  'carries',
  'least',
  'most',
  'notAbove',
  'public',
  'matrix',
  'origin',
  'theme',
  'position',
  'fromOn',
  'retiredOn',
] as const
export type DefinitionField = (typeof definitionFields)[number]

/** A judgement that is another than it was. */
export type Flip = Turned & {
  kpi: { id: string; name: Words }
  /** null: the city as a whole */
  office: OfficeRef | null
  /** it was announced on an estimate or a preliminary value, and an official one turned it */
  turned: boolean
}

/** A report whose deadline has passed meanwhile, and that has not been sent. */
export type Missing = { kpi: { id: string; name: Words }; office: OfficeRef; period: PeriodId; due: Day }

/** `revised`: withdrawn too; `first`: reported for the first time. */
export const changeKinds = [
  'flip',
  'revised',
  'first',
  'target',
  'definition',
  'contest',
  'missing',
  'lock',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export type Changes = {
  since: string
  until: string
  /** when the asker last approved anything; null: never */
  lastApproval: string | null
  /** how many there are of each, listed below or not */
  tally: Record<ChangeKind, number>
  /** the same of values, by KPI */
  values: { kpi: { id: string; name: Words }; revised: number; first: number }[]
  /** newest first; of each kind the newest, and every value that turned a verdict */
  changes: Change[]
  /** those that turn a verdict first, then the worst */
  flips: Flip[]
  missing: Missing[]
  locks: { period: PeriodId; locked: boolean; reason: string; by: string; at: string }[]
}
