import type { State } from '../approval/states.ts'
import type { PeriodId } from '../period.ts'
import type { Vintage } from './vintage.ts'

/** Answers about values that offices report, as they travel to the browser. Instants are ISO 8601. */

/** Which value: of a KPI, an office and a period. */
export type ValueKey = { kpi: string; office: string; period: PeriodId }

/** What somebody enters. A count has no denominator. */
export type EntryContent = {
  numerator: number | null
  denominator: number | null
  vintage: Vintage
  note: string | null
  source: string | null
  /** why the value is short of its target, in one line */
  explanation: string | null
}

/** A value under way. `version` says which state of it was seen. */
export type EntryState = EntryContent & {
  version: number
  state: Exclude<State, 'empty' | 'approved'>
  /** why it was returned */
  reason: string | null
  enteredBy: string
  /** when it came into this state, and by whom */
  at: string
  by: string
}

/** A value in force. */
export type ApprovedValue = {
  version: number
  numerator: number
  denominator: number | null
  vintage: Vintage
  note: string | null
  source: string | null
  explanation: string | null
  enteredBy: string
  endorsedBy: string
  approvedBy: string
  approvedAt: string
}

/** What was asked for and seen: `seen` is the version of the value under way, null where there was none. */
export type SeenKey = ValueKey & { seen: number | null }

/** Someone else changed it meanwhile: theirs is shown beside one's own. */
export type Conflict = ValueKey & { theirs: EntryState | null }

export type Saved = {
  saved: (ValueKey & { version: number | null })[]
  conflicts: Conflict[]
  refused: RefusedValue[]
}

export const refusals = [
  'not-in-this-state',
  'period-locked',
  'changed-meanwhile',
  'not-asked-for',
  'numerator-missing',
  'denominator-missing',
  'denominator-zero',
  'negative',
  'numerator-above-denominator',
  'below-least',
  'above-most',
  'explanation-missing',
] as const
/** Why a verb does not apply to a value. */
export type RefusalCode = (typeof refusals)[number]
export type RefusedValue = ValueKey & { why: RefusalCode }

/** All or nothing: where anything is refused, nothing is done. */
export type Acted = {
  done: (ValueKey & { state: State; version: number | null })[]
  refused: RefusedValue[]
}
