import type { State, Verb } from '../approval/states.ts'
import type { Day } from '../day.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { TaskRow } from '../tasks/answers.ts'
import type { Words } from '../words.ts'

/** What offices ask to change of tasks and register items, as it travels to the browser. Instants are ISO 8601. */

/** Registers whose items offices keep: their tables' names are the server's affair. */
export const registers = [
  'tasks',
  'shared-databases',
  'shared-tables',
  'open-datasets',
  'warehouse-datasets',
  'procedures',
  'platforms',
] as const
export type RegisterName = (typeof registers)[number]

export const proposalKinds = [
  'progress',
  'completion',
  'extension',
  'milestones',
  'add',
  'retire',
  'merge',
  'hand-over',
] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const kindWords: Record<ProposalKind, Words> = {
  progress: { vi: 'Báo cáo tiến độ', en: 'Progress report' },
  completion: { vi: 'Báo cáo hoàn thành', en: 'Completion' },
  extension: { vi: 'Xin gia hạn', en: 'Extension asked' },
  milestones: { vi: 'Cập nhật mốc', en: 'Milestones' },
  add: { vi: 'Bổ sung vào danh mục', en: 'Added to the list' },
  retire: { vi: 'Đưa ra khỏi danh mục', en: 'Retired from the list' },
  merge: { vi: 'Hợp nhất', en: 'Merged' },
  'hand-over': { vi: 'Bàn giao', en: 'Handed over' },
}

/** What each kind says. Texts are composed (NFC) and trimmed; percentages are whole. */
export type ProposalContent = {
  progress: { percent: number; note: string; difficulties: string | null; requests: string | null }
  /** `doneOn` is not after the day on which it is sent */
  completion: { doneOn: Day; result: string }
  /** `fromDueOn`: the deadline that was seen */
  extension: { fromDueOn: Day; toDueOn: Day; reason: string }
  /** `dates`: by the milestone's name in server/core/proposals/milestones.ts; null takes one away */
  milestones: { dates: Record<string, Day | null>; note: string | null }
  add: {
    office: string
    name: Words
    /** the day from which it is listed */
    from: Day
    dates: Record<string, Day | null>
    document: string | null
    note: string | null
  }
  retire: { from: Day; reason: string; document: string | null }
  /** this item goes over into another of the same office */
  merge: { into: string; from: Day; reason: string; document: string | null }
  'hand-over': { to: string; from: Day; reason: string; document: string | null }
}

/** Which proposal: of an item of a register, one of each kind at a time. `item` of an addition is chosen by the browser (UUID). */
export type ProposalKey = { register: RegisterName; item: string; kind: ProposalKind }

/** `seen`: the version of the proposal under way, null where there was none. */
export type SeenProposal = ProposalKey & { seen: number | null }

/** A proposal under way. */
export type ProposalState<K extends ProposalKind = ProposalKind> = {
  key: ProposalKey
  version: number
  kind: K
  content: ProposalContent[K]
  state: Exclude<State, 'empty' | 'approved'>
  /** why it was returned */
  reason: string | null
  enteredBy: string
  sentOn: Day | null
  at: string
  by: string
  /** what the asker may do to it now */
  may: Verb[]
}

/** A decision on record. */
export type Decision = {
  code: string
  kind: ProposalKind
  content: ProposalContent[ProposalKind]
  outcome: 'approved' | 'refused'
  document: string | null
  reason: string | null
  enteredBy: string
  endorsedBy: string | null
  sentOn: Day | null
  decidedOn: Day
  decidedBy: string
  decidedAt: string
  sample: boolean
}

/** One line of the reviewer's or the head's list: what is asked, of what, and how it stands now. */
export type ProposalItem = {
  proposal: ProposalState
  office: OfficeRef
  name: Words
  /** what would change: one line each, before and after as text */
  differences: { label: Words; before: string | null; after: string | null }[]
  evidence: number
}
/** What somebody has to do about tasks and items; by due date, then by what was sent first. */
export type TaskWork = {
  /** overdue, due today or due soon, and not yet said to be done */
  owed: TaskRow[]
  returned: ProposalItem[]
  waiting: ProposalItem[]
  sent: ProposalItem[]
}
export type ProposalList = { today: Day; items: ProposalItem[]; found: number }

export const proposalRefusals = [
  'not-in-this-state',
  'changed-meanwhile',
  'unknown-item',
  'content-incomplete',
  'evidence-missing',
  'done-in-the-future',
  'done-before-listed',
  'deadline-not-later',
  'no-deadline',
  'already-done',
  'stopped',
  'document-missing',
  'dates-out-of-order',
  'milestone-in-the-future',
  'not-the-same-office',
  'unknown-office',
  'day-not-allowed',
] as const
export type ProposalRefusal = (typeof proposalRefusals)[number]

export type ProposalSaved =
  | { saved: { version: number } }
  | { conflict: ProposalState | null }
  | { refused: ProposalRefusal }

/** All or nothing: where anything is refused, nothing is done. */
export type ProposalsActed = {
  done: (ProposalKey & { state: State; version: number | null })[]
  refused: (ProposalKey & { why: ProposalRefusal })[]
}
