import { type Period, parsePeriod } from '../../../server/core/period.ts'
import type { ReportCell } from '../../../server/core/reporting/answers.ts'
import type { EntryContent, EntryState, RefusalCode } from '../../../server/core/reporting/entry.ts'
import { type DraftLine, draftLines, type KeptDraft, type Known } from '../../data/drafts/draft-lines.ts'
import { contentOf, draftOf, groundOf, picked, type RowDraft, sameContent } from './row-draft.ts'

/** One value while it is entered: what stands in its cells beside what the server is known to hold. */
export type Line = DraftLine<RowDraft, EntryContent, EntryState, RefusalCode>
export type Kept = KeptDraft<RowDraft, EntryContent>

/** A value of which cells stay empty is a value too. */
export const lines = draftLines<RowDraft, EntryContent, EntryState, RefusalCode>({
  contentOf,
  draftOf,
  contentIn: picked,
  isSame: sameContent,
  isWhole: () => true,
})

export const knownOf = (cell: ReportCell, today: string): Known<EntryContent, EntryState> => ({
  entry: cell.entry,
  ground: groundOf(cell, parsePeriod(cell.period) as Period, today),
})

export const { isUnsaved } = lines
