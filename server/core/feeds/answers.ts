import type { Day } from '../day.ts'
import type { ToldProblem } from '../ingest/answers.ts'
import type { Field, TargetId } from '../ingest/targets.ts'
import type { Words } from '../words.ts'
import type { FeedKind, Mapping, SourceOptions } from './feed.ts'
import type { FeedState, RunState } from './health.ts'

/** Answers about feeds, as they travel to the browser. Instants are ISO 8601, by the clock that a feed stands by. */

/** When a run ended, how, and what it brought. */
export type FeedRun = {
  state: RunState
  at: string
  rows: { read: number; changed: number; refused: number }
}

/** A feed and how it stands. */
export type FeedRow = {
  code: string
  version: number
  name: Words
  kind: FeedKind
  target: { id: TargetId; name: Words }
  everyMinutes: number
  graceMinutes: number
  paused: boolean
  /** told by a story: nobody is ever asked for it */
  sample: boolean
  /** of the clock that it stands by */
  today: Day
  health: { state: FeedState; since: string | null; lastGood: string | null }
  /** when it is pulled next, or expected; null: paused */
  nextAt: string | null
  running: boolean
  last:
    | (FeedRun & {
        /** the first of them; null for those who only read: they name codes and addresses */
        problems: ToldProblem[] | null
        /** beyond those */
        unlisted: number
      })
    | null
  /** some of those before, the last first */
  earlier: FeedRun[]
  /** the KPIs that rest on it, of those that the asker may see */
  kpis: { id: string; name: Words }[]
  /** null for those who may not change it */
  source: {
    address: string | null
    options: SourceOptions
    mapping: Mapping
    hasSecret: boolean
  } | null
}

export type FeedsPage = {
  /** the worst first */
  feeds: FeedRow[]
  /** what rows can be brought of */
  targets: { id: TargetId; name: Words; fields: Pick<Field, 'id' | 'label' | 'needed'>[] }[]
  may: { manage: boolean }
}
