import type { Day } from '../day.ts'
import type { PeriodId } from '../period.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { SealContent } from './content.ts'

/** Answers about sealed periods, as they travel to the browser. Instants are ISO 8601. */

/** A frozen result. `version` counts from 1: a period that was frozen anew has several. */
export type SealRow = {
  code: PeriodId
  version: number
  frozenAt: string
  frozenBy: string
  /** SHA-256 of the bytes, in hexadecimal */
  hash: string
  /** why it was frozen anew; null the first time */
  reason: string | null
  /** of the tasks in it that the asker sees */
  tasks: number
  /** the hash is that of the bytes that are kept */
  verified: boolean
  /** disputes about it that wait for an answer */
  openDisputes: number
}

export type SealList = {
  today: Day
  /** newest period first; of each the version in force */
  seals: SealRow[]
  may: { seal: boolean }
}

export type DisputeRow = {
  code: string
  /** when it was read, and expected again when it is answered */
  version: number
  task: { code: string; name: { vi: string; en: string } | null }
  office: OfficeRef
  /** what the office says is right */
  claim: string
  reason: string
  state: 'open' | 'upheld' | 'dismissed'
  openedBy: string
  openedAt: string
  /** the frozen result that it was opened about, where that is no longer the one in force; null: it is */
  aboutHash: string | null
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
  may: { answer: boolean }
}

export type SealPage = {
  seal: SealRow
  /** the hash worked out anew of the bytes that are kept */
  foundHash: string
  verified: boolean
  /** every version, newest first */
  versions: { version: number; frozenAt: string; frozenBy: string; hash: string; reason: string | null }[]
  /** of what was frozen, the part that the asker sees; null where the bytes no longer say anything that can be read */
  content: Pick<SealContent, 'period' | 'year' | 'asOfDay' | 'offices' | 'tasks' | 'sample'> | null
  disputes: DisputeRow[]
  /** `download`: the whole file, for those who see the whole city; `disputeFor`: offices for which the asker may dispute */
  may: { seal: boolean; download: boolean; disputeFor: string[] }
}

export type SealMade = { code: PeriodId; hash: string; version: number }
