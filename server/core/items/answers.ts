import type { Day } from '../day.ts'
import type { Stage } from '../deadline.ts'
import type { EvidenceRow } from '../evidence.ts'
import type { Dates, ItemRegister } from '../proposals/milestones.ts'
import type { Decision, ProposalKind, ProposalState } from '../proposals/proposal.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'

/** Answers about the items of a register, as they travel to the browser. Instants are ISO 8601. */

/** One thing of a list, by the dates of its milestones. */
export type ItemRow = {
  code: string
  version: number
  name: Words
  office: OfficeRef
  listedOn: Day
  /** the first day on which it no longer belongs to the list */
  retiredOn: Day | null
  /** by the milestone's name */
  dates: Dates
  note: string | null
  document: string | null
  stage: Stage
  sample: boolean
  /** who moved it last, and when that became known */
  recordedBy: string
  recordedAt: string
  /** what is under way, where the asker may see it */
  proposals: ProposalState[]
  /** what the asker may ask to change */
  may: ItemKind[]
}

/** What is asked of items, as opposed to tasks. */
export type ItemKind = Extract<ProposalKind, 'milestones' | 'add' | 'retire' | 'merge' | 'hand-over'>

export const itemStages = ['overdue', 'due-today', 'due-soon', 'not-due', 'no-deadline', 'done'] as const
export type ItemStage = (typeof itemStages)[number]

export type ItemList = {
  register: ItemRegister
  asOfDay: Day
  /** null: all that are seen */
  office: OfficeRef | null
  rows: ItemRow[]
  found: number
  page: number
  pages: number
  size: number
  stages: { stage: ItemStage; rows: number }[]
  /** offices with items that the asker sees */
  offices: { office: OfficeRef; rows: number }[]
  /** offices for which the asker may add */
  additions: OfficeRef[]
  /** additions under way */
  added: { office: OfficeRef; proposal: ProposalState<'add'> }[]
}

/** How an item came to be what it is, newest first. */
export type ItemEvent = {
  at: string
  by: string
  differences: { label: Words; before: string | null; after: string | null }[]
}

export type ItemPage = {
  register: ItemRegister
  asOfDay: Day
  item: ItemRow
  /** items it continues, and items that continue it */
  predecessors: { code: string; office: OfficeRef; on: Day; kind: 'hand-over' | 'merge' }[]
  successors: { code: string; office: OfficeRef; on: Day; kind: 'hand-over' | 'merge' }[]
  decisions: Decision[]
  evidence: EvidenceRow[]
  history: ItemEvent[]
}
