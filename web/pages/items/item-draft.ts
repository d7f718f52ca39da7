import { isDay } from '../../../server/core/day.ts'
import type { ItemRow } from '../../../server/core/items/answers.ts'
import { type ItemRegister, registerShapes } from '../../../server/core/proposals/milestones.ts'
import type { ProposalRefusal, ProposalState } from '../../../server/core/proposals/proposal.ts'
import { nfc } from '../../../server/core/text.ts'
import { draftLines, type Known } from '../../data/drafts/draft-lines.ts'
import type { Said } from '../../data/drafts/use-proposal-drafts.ts'

/** What stands in the fields of an item, as typed: a date by its milestone, '' where there is none. */
export type ItemDraft = { dates: Record<string, string>; note: string }

/** As many signs as are taken of a note. */
export const longestNote = 2_000

const trimmed = ({ dates, note }: ItemDraft): ItemDraft => ({ dates, note: nfc(note).trim() })

const isSame = (a: ItemDraft, b: ItemDraft): boolean =>
  a.note === b.note &&
  Object.keys({ ...a.dates, ...b.dates }).every((name) => a.dates[name] === b.dates[name])

/** Half a date is none yet. */
const isWhole = ({ dates }: ItemDraft) => Object.values(dates).every((day) => day === '' || isDay(day))

/** What the fields hold with nothing under way. */
export const groundOf = ({ dates }: ItemRow): ItemDraft => ({
  dates: Object.fromEntries(Object.entries(dates).map(([name, day]) => [name, day ?? ''])),
  note: '',
})

export const milestonesUnderWay = ({ proposals }: ItemRow) =>
  proposals.find(({ kind }) => kind === 'milestones') as ProposalState<'milestones'> | undefined

/** Whether the asker may change the dates of an item now. */
export const isOpen = (row: ItemRow): boolean => {
  const under = milestonesUnderWay(row)
  return row.may.includes('milestones') && (!under || under.may.includes('enter'))
}

/** What is proposed holds the dates that change, and no others: what else becomes of the item is not undone by it. */
const draftOf = (item: ItemRow | undefined, { content }: ProposalState<'milestones'>): ItemDraft => ({
  dates: {
    ...(item ? groundOf(item).dates : {}),
    ...Object.fromEntries(Object.entries(content.dates).map(([name, day]) => [name, day ?? ''])),
  },
  note: content.note ?? '',
})

export const knownOf = (item: ItemRow): Known<ItemDraft, ProposalState> => ({
  entry: milestonesUnderWay(item) ?? null,
  ground: groundOf(item),
})

/** Steps of drafts over the items of a page, as these stand now. */
export const linesOf = (itemOf: (code: string) => ItemRow | undefined) =>
  draftLines<ItemDraft, ItemDraft, ProposalState, ProposalRefusal>({
    contentOf: trimmed,
    draftOf: (content) => content,
    contentIn: (theirs) => draftOf(itemOf(theirs.key.item), theirs as ProposalState<'milestones'>),
    isSame,
    isWhole,
  })

/** As the server takes it: the dates that differ from those in force. */
export function saidOf(item: ItemRow | undefined, draft: ItemDraft): Said {
  const { dates, note } = trimmed(draft)
  const ground = item ? groundOf(item).dates : {}
  return {
    kind: 'milestones',
    content: {
      dates: Object.fromEntries(
        Object.entries(dates)
          .filter(([name, day]) => day !== ground[name])
          .map(([name, day]) => [name, day || null]),
      ),
      note: note || null,
    },
  }
}

export const isItemDraft = (found: unknown): found is ItemDraft =>
  typeof (found as ItemDraft | undefined)?.note === 'string' && typeof (found as ItemDraft).dates === 'object'

export const isRegister = (id: string): id is ItemRegister => Object.hasOwn(registerShapes, id)
