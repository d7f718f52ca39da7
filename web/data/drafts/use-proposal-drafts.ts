import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type {
  ProposalContent,
  ProposalKey,
  ProposalKind,
  ProposalRefusal,
  ProposalSaved,
  ProposalState,
  ProposalsActed,
  SeenProposal,
} from '../../../server/core/proposals/proposal.ts'
import { isPassing } from '../fault.ts'
import { useTRPC, useTRPCClient } from '../provider.tsx'
import { requestKey } from '../request-key.ts'
import type { DraftLines, KeptDraft, Known } from './draft-lines.ts'
import { draftShelf } from './draft-shelf.ts'
import { openDrafts } from './open-drafts.ts'
import { useDrafts } from './use-drafts.ts'
import { useKeptAct } from './use-kept-act.ts'

/** What a proposal says, with its kind. */
export type Said = { [K in ProposalKind]: { kind: K; content: ProposalContent[K] } }[ProposalKind]

export type ProposalDrafts<Draft> = ReturnType<
  typeof openDrafts<Draft, Draft, ProposalState, ProposalRefusal>
>

type Options<Draft> = {
  /** where drafts are kept in the browser: of one person, about one thing */
  place: readonly string[]
  lines: DraftLines<Draft, Draft, ProposalState, ProposalRefusal>
  /** what stands of each row now */
  known: readonly (readonly [row: string, Known<Draft, ProposalState>])[]
  keyOf: (row: string) => ProposalKey
  /** as the server takes it; the draft is whole */
  said: (row: string, draft: Draft) => Said
  isDraft: (found: unknown, row: string) => found is Draft
}

/** Proposals while they are written; the same for as long as the page is drawn. */
export function useProposalDrafts<Draft>(options: Options<Draft>): {
  drafts: ProposalDrafts<Draft>
  restored: number
} {
  const { place, lines, known, keyOf, said, isDraft } = options
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [restored, setRestored] = useState(0)
  const [drafts] = useState(() =>
    openDrafts<Draft, Draft, ProposalState, ProposalRefusal>({
      lines,
      known,
      async send(owed) {
        const answers = await Promise.all(
          owed.map(async ({ row, seen, content }) => ({
            row,
            answer: (await client.proposals.save.mutate({
              ...keyOf(row),
              seen,
              ...said(row, content),
            })) as ProposalSaved,
          })),
        )
        return {
          saved: answers.flatMap(({ row, answer }) =>
            'saved' in answer ? [{ row, version: answer.saved.version }] : [],
          ),
          conflicts: answers.flatMap(({ row, answer }) =>
            'conflict' in answer ? [{ row, theirs: answer.conflict }] : [],
          ),
          refused: answers.flatMap(({ row, answer }) =>
            'refused' in answer ? [{ row, why: answer.refused }] : [],
          ),
        }
      },
      onSaved: () => {
        const pages = [trpc.tasks.page.queryKey(), trpc.items.pathKey()]
        // An answer already on its way may be older than what was just saved.
        void Promise.all(pages.map((queryKey) => queryClient.cancelQueries({ queryKey }))).then(() => {
          for (const queryKey of [...pages, trpc.proposals.pathKey()])
            void queryClient.invalidateQueries({ queryKey })
        })
      },
      isPassing,
      clock: () => new Date(),
    }),
  )
  const at = JSON.stringify(place)
  const [rows] = useState(() => known.map(([row]) => row))
  useEffect(() => {
    const { read, write } = draftShelf(localStorage, ...(JSON.parse(at) as string[]))
    const isKept = (found: unknown, row: string): found is KeptDraft<Draft, Draft> => {
      const { draft, base, attempts } = (found ?? {}) as Partial<KeptDraft<Draft, Draft>>
      // Written by this or an earlier edition of the page; what has another shape is left out.
      return isDraft(draft, row) && isDraft(base, row) && Array.isArray(attempts)
    }
    const kept = rows.flatMap((row) => {
      const found = read(row)
      return isKept(found, row) ? [[row, found] as const] : []
    })
    setRestored(drafts.keepIn({ read: () => Object.fromEntries(kept), keep: (row, one) => write(row, one) }))
  }, [drafts, at, rows, isDraft])
  useDrafts(drafts)
  useEffect(() => drafts.reload(known), [drafts, known])
  return { drafts, restored }
}

export type DraftVerb = 'submit' | 'withdraw' | 'discard'
type Asked = { verb: DraftVerb; key: string; proposals: SeenProposal[] }

/** Sends, withdraws and drops what is proposed. */
export function useProposalVerbs<Draft>(
  { place, keyOf }: Pick<Options<Draft>, 'place' | 'keyOf'>,
  drafts: ProposalDrafts<Draft>,
  rowOf: (key: ProposalKey) => string,
  told: (verb: DraftVerb, acted: ProposalsActed) => void,
) {
  const queryClient = useQueryClient()
  const client = useTRPCClient()
  const shelf = () => draftShelf(localStorage, ...place)
  const { act: ask, ...verbs } = useKeptAct<Asked, ProposalsActed>({
    pending: () => {
      const found = shelf().read('act') as Asked | null
      return found?.key && Array.isArray(found.proposals) ? found : null
    },
    keepPending: (asked) => shelf().write('act', asked),
    send: ({ verb, key, proposals }) => client.proposals[verb].mutate({ key, proposals }),
    async answered({ verb }, acted) {
      drafts.markRefused(acted.refused.map((one) => ({ row: rowOf(one), why: one.why })))
      await queryClient.invalidateQueries()
      told(verb, acted)
    },
  })
  const act = useCallback(
    (verb: DraftVerb, rows: readonly string[]): Promise<void> =>
      ask({
        verb,
        key: requestKey(),
        proposals: rows.map((row) => ({ ...keyOf(row), seen: drafts.line(row).seen })),
      }),
    [ask, keyOf, drafts],
  )
  return { act, ...verbs }
}
