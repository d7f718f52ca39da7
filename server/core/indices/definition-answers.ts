import type { Day } from '../day.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'
import type { IndexDefinition } from './definition.ts'
import type { IndexFault } from './definition-faults.ts'

/** A version of an index beside what tells it from what somebody else records meanwhile. */
export type DefinedIndex = {
  definition: IndexDefinition
  /** its place among the indices */
  position: number
  seen: string
  recordedAt: string
  recordedBy: string
  /** periods of which something is published for it */
  counted: number
}

export type IndexDesk = {
  /** every version of every index, of one index the newest first */
  versions: DefinedIndex[]
  /** what a definition may name */
  documents: { code: string; title: Words }[]
  kpis: { id: string; name: Words; public: boolean }[]
  kinds: OfficeRef['kind'][]
  today: Day
}

/** Recorded, or why not. `changedMeanwhile`: somebody else recorded the same version since it was seen. */
export type IndexRecorded = {
  recorded: boolean
  faults: IndexFault[]
  changedMeanwhile: boolean
}

/** A file with the definition of an index, looked at or taken over. */
export type DefinitionImported = {
  /** what keeps it from being taken over, the first of it */
  problems: Words[]
  unlisted: number
  /** what the file says; null while there are problems */
  found: { id: string; name: Words; fromOn: Day; groups: number; components: number; max: number } | null
  /** rows that are new, that change, that go, and that stay as they are */
  rows: { fresh: number; changed: number; gone: number; unchanged: number }
  seen: string | null
  taken: boolean
}
