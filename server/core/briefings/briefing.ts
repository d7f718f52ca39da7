import type { Day } from '../day.ts'
import type { PeriodId } from '../period.ts'
import type { Lang } from '../words.ts'
import type { Difference } from './differences.ts'
import { asBlockSpec, type BlockSpec } from './spec.ts'
import type { TemplateId } from './templates.ts'

/** Answers about briefings, as they travel to the browser. Instants are ISO 8601. */

/** `key` stays with a block wherever it is moved. */
export type BriefingBlock = { key: string; spec: BlockSpec }

export type BriefingRow = {
  code: string
  /** which state of it was seen; expected again when it is changed */
  version: number
  title: string
  lang: Lang
  period: PeriodId
  template: TemplateId
  state: 'draft' | 'issued'
  blocks: number
  startedBy: string
  changedAt: string
  changedBy: string
  /** the moment whose knowledge it shows; null: a draft shows now */
  issuedAt: string | null
  hash: string | null
}

/** `revisions`: of its figures, as far as its issuer was told of them; null to those who do not make any */
export type IssuedRow = BriefingRow & { revisions: number | null }

export type BriefingList = {
  /** newest first; only for those who make them */
  drafts: BriefingRow[]
  issued: IssuedRow[]
  may: { write: boolean }
}

export type BriefingPage = {
  briefing: BriefingRow
  blocks: BriefingBlock[]
  basedOn: { code: string; title: string } | null
  /** what had changed when it was refreshed: the briefing it goes on from, and now */
  differences: Difference[]
  /** whether what was issued is still what was hashed; null: a draft */
  verified: boolean | null
  may: { edit: boolean; duplicate: boolean; refresh: boolean }
}

/** A figure of an issued briefing that reads otherwise by what is known now, of the same day. */
export type Revised = Difference & {
  /** who recorded the newest of what this figure rests on since, when, and why; null where no one thing explains it */
  why: { by: string; at: string; reason: string | null } | null
}
export type RevisedBriefing = { code: string; asOfDay: Day; revised: Revised[] }

/** As many as a meeting can look at. */
export const mostBlocks = 80
const longestKey = 60

/** The blocks of a briefing out of what was given or kept; null where one is none, or two have one key. */
export function asBlocks(given: unknown): BriefingBlock[] | null {
  if (!Array.isArray(given) || given.length > mostBlocks) return null
  const keys = new Set<string>()
  const blocks: BriefingBlock[] = []
  for (const one of given as { key?: unknown; spec?: unknown }[]) {
    const spec = asBlockSpec(one?.spec)
    if (!spec || typeof one.key !== 'string' || !/^[\w-]+$/.test(one.key)) return null
    if (one.key.length > longestKey || keys.has(one.key)) return null
    keys.add(one.key)
    blocks.push({ key: one.key, spec })
  }
  return blocks
}
