import { useCallback, useMemo } from 'react'
import type { ProposalsActed } from '../../../server/core/proposals/proposal.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import {
  type DraftVerb,
  type ProposalDrafts,
  useProposalDrafts,
  useProposalVerbs,
} from '../../data/drafts/use-proposal-drafts.ts'
import { contentOf, knownOf, lines, type TaskDraft, type TaskKind, taskKinds } from './task-draft.ts'

export type TaskDrafts = ProposalDrafts<TaskDraft>

/** Each of the three things that an office may ask of a task is a row. */
const rowOf = ({ kind }: { kind: string }) => kind
const isDraft = (found: unknown, row: string): found is TaskDraft =>
  (found as TaskDraft | undefined)?.kind === row
const said = (_: string, draft: TaskDraft) => contentOf(draft)

function useKeys({ task: { code } }: TaskPage, person: string) {
  const place = useMemo(() => [person, 'tasks', code], [person, code])
  const keyOf = useCallback(
    (row: string) => ({ register: 'tasks', item: code, kind: row as TaskKind }) as const,
    [code],
  )
  return { place, keyOf }
}

/** The three things that an office may ask of a task, while they are written; the same for as long as the task is drawn. */
export function useTaskDrafts(page: TaskPage, person: string): { drafts: TaskDrafts; restored: boolean } {
  const known = useMemo(() => taskKinds.map((kind) => [kind, knownOf(page, kind)] as const), [page])
  const { drafts, restored } = useProposalDrafts<TaskDraft>({
    ...useKeys(page, person),
    lines,
    known,
    said,
    isDraft,
  })
  return { drafts, restored: restored > 0 }
}

/** Sends, withdraws and drops what an office asks of a task. */
export function useTaskVerbs(
  page: TaskPage,
  person: string,
  drafts: TaskDrafts,
  told: (verb: DraftVerb, acted: ProposalsActed) => void,
) {
  const { act, ...verbs } = useProposalVerbs(useKeys(page, person), drafts, rowOf, told)
  return { act: (verb: DraftVerb, kind: TaskKind) => act(verb, [kind]), ...verbs }
}
