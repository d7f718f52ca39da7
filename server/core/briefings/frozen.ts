import type { Lang } from '../words.ts'
import type { BlockSpec } from './spec.ts'

/** A block as it read: every word and figure of it, as a person reads them. */
export type FrozenBlock = {
  key: string
  spec: BlockSpec
  parts: {
    title: string | null
    /** one spec can give several figures: which of them */
    part: string | null
    /** false: it could not be read */
    read: boolean
    /** sentences and paragraphs */
    lines: string[]
    columns: string[]
    rows: { key: string; cells: string[] }[]
    stamp: string[]
    about: string[]
  }[]
}

/** What is hashed when a briefing is issued. */
export type FrozenBriefing = {
  format: 'briefing/1'
  code: string
  title: string
  lang: Lang
  period: string
  issuedAt: string
  issuedBy: string
  blocks: FrozenBlock[]
}
