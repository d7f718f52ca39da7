import { useCallback, useMemo, useRef } from 'react'
import type { ItemList } from '../../../server/core/items/answers.ts'
import type { ProposalKey, ProposalsActed } from '../../../server/core/proposals/proposal.ts'
import { type DraftVerb, useProposalDrafts, useProposalVerbs } from '../../data/drafts/use-proposal-drafts.ts'
import { type ItemDraft, isItemDraft, knownOf, linesOf, saidOf } from './item-draft.ts'

const rowOf = ({ item }: Pick<ProposalKey, 'item'>) => item

/** The dates of the items on the page while they are changed, a row an item. */
export function useItemDrafts(list: ItemList, person: string) {
  const { register, rows } = list
  const now = useRef(rows)
  now.current = rows
  const itemOf = useCallback((code: string) => now.current.find((row) => row.code === code), [])
  const lines = useMemo(() => linesOf(itemOf), [itemOf])
  const place = useMemo(() => [person, 'items', register], [person, register])
  const keyOf = useCallback(
    (code: string): ProposalKey => ({ register, item: code, kind: 'milestones' }),
    [register],
  )
  const said = useCallback((code: string, draft: ItemDraft) => saidOf(itemOf(code), draft), [itemOf])
  const known = useMemo(() => rows.map((row) => [row.code, knownOf(row)] as const), [rows])
  const { drafts, restored } = useProposalDrafts<ItemDraft>({
    place,
    lines,
    known,
    keyOf,
    said,
    isDraft: isItemDraft,
  })
  return { drafts, restored, lines, place, keyOf }
}

/** Sends, takes back and drops what was changed of items. */
export const useItemVerbs = (
  { drafts, place, keyOf }: Pick<ReturnType<typeof useItemDrafts>, 'drafts' | 'place' | 'keyOf'>,
  told: (verb: DraftVerb, acted: ProposalsActed) => void,
) => useProposalVerbs({ place, keyOf }, drafts, rowOf, told)
