import type { Day } from '../day.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Unit } from '../value.ts'
import type { Words } from '../words.ts'

/** One step of a target. Levels are in the unit of the value; `fromLevel` is null where the level must hold throughout. */
export type TargetRow = {
  code: string
  kpi: string
  office: string
  fromOn: Day
  dueOn: Day
  fromLevel: number | null
  level: number
  document: string | null
}

/** What somebody proposes; `replaces` names the target in force that it takes the place of. */
export type TargetProposal = Omit<TargetRow, 'code'> & { replaces: string | null }

export const targetFaults = ['unknown', 'not-asked', 'bad-day', 'out-of-range', 'overlaps'] as const
/** Which field of which proposal is wrong, and how; `index` counts from 0. */
export type TargetFault = { index: number; field: keyof TargetProposal; why: (typeof targetFaults)[number] }

export type TargetsPage = {
  targets: (TargetRow & { version: number; recordedBy: string })[]
  /** those that wait for a decision, the oldest first */
  proposals: (TargetRow & {
    version: number
    replaces: string | null
    proposedBy: string
    proposedAt: string
    may: { decide: boolean }
  })[]
  kpis: { id: string; name: Words; unit: Unit; noun: Words }[]
  offices: OfficeRef[]
  documents: { code: string; title: Words }[]
  may: { propose: boolean }
}
