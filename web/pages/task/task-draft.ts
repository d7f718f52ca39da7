import { isDay } from '../../../server/core/day.ts'
import type {
  ProposalContent,
  ProposalRefusal,
  ProposalState,
} from '../../../server/core/proposals/proposal.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { nfc } from '../../../server/core/text.ts'
import { draftLines, type Known } from '../../data/drafts/draft-lines.ts'

/** What an office asks of a task: one of each at a time. */
export const taskKinds = ['progress', 'extension', 'completion'] as const
export type TaskKind = (typeof taskKinds)[number]
export type TaskProposal = ProposalState<TaskKind>

const fields = {
  progress: ['percent', 'note', 'difficulties', 'requests'],
  extension: ['fromDueOn', 'toDueOn', 'reason'],
  completion: ['doneOn', 'result'],
} as const
export type Field = (typeof fields)[TaskKind][number]

/** As many signs as are taken of a text. */
export const longestText = 2_000

/** What stands in the fields, as typed. */
export type TaskDraft = { kind: TaskKind } & Partial<Record<Field, string>>

const trimmed = (draft: TaskDraft): TaskDraft => ({
  kind: draft.kind,
  ...Object.fromEntries(fields[draft.kind].map((field) => [field, nfc(draft[field] ?? '').trim()])),
})

const isSame = (a: TaskDraft, b: TaskDraft): boolean =>
  fields[a.kind].every((field) => (a[field] ?? '') === (b[field] ?? ''))

const asDraft = ({ kind, content }: TaskProposal): TaskDraft => ({
  kind,
  ...Object.fromEntries(Object.entries(content).map(([field, value]) => [field, String(value ?? '')])),
})

export type Wrong = Partial<Record<Field, 'missing' | 'not-later' | 'in-future' | 'before-listed'>>

/** What is still missing of a report, or cannot be. `today` and the dates of the task where they are known. */
export function wrongIn(
  draft: TaskDraft,
  about?: { today: string; listedOn: string; dueOn: string | null },
): Wrong {
  const { kind, percent = '', note, toDueOn = '', reason, doneOn = '', result } = trimmed(draft)
  if (kind === 'progress')
    return {
      ...(/^\d{1,3}$/.test(percent) && Number(percent) <= 100 ? {} : { percent: 'missing' as const }),
      ...(note ? {} : { note: 'missing' as const }),
    }
  if (kind === 'extension')
    return {
      ...(!isDay(toDueOn)
        ? { toDueOn: 'missing' as const }
        : about?.dueOn && toDueOn <= about.dueOn
          ? { toDueOn: 'not-later' as const }
          : {}),
      ...(reason ? {} : { reason: 'missing' as const }),
    }
  return {
    ...(!isDay(doneOn)
      ? { doneOn: 'missing' as const }
      : about && doneOn > about.today
        ? { doneOn: 'in-future' as const }
        : about && doneOn < about.listedOn
          ? { doneOn: 'before-listed' as const }
          : {}),
    ...(result ? {} : { result: 'missing' as const }),
  }
}

export const lines = draftLines<TaskDraft, TaskDraft, ProposalState, ProposalRefusal>({
  contentOf: trimmed,
  draftOf: (content) => content,
  contentIn: (theirs) => trimmed(asDraft(theirs as TaskProposal)),
  isSame,
  isWhole: (content) => Object.keys(wrongIn(content)).length === 0,
})

/** What is under way of a kind, beside what an empty form holds. */
export function knownOf(page: TaskPage, kind: TaskKind): Known<TaskDraft, TaskProposal> {
  const entry = page.proposals.find((one) => one.kind === kind) ?? null
  const ground: Record<TaskKind, TaskDraft> = {
    progress: { kind: 'progress', percent: String(page.task.progress ?? ''), note: '' },
    extension: { kind: 'extension', fromDueOn: page.task.dueOn ?? '', toDueOn: '', reason: '' },
    completion: { kind: 'completion', doneOn: page.asOfDay, result: '' },
  }
  return { entry, ground: trimmed(ground[kind]) }
}

type WholeContent = { [K in TaskKind]: { kind: K; content: ProposalContent[K] } }[TaskKind]

/** As the server takes it; the draft is whole. */
export function contentOf(draft: TaskDraft): WholeContent {
  const { kind, percent, note, difficulties, requests, fromDueOn, toDueOn, reason, doneOn, result } =
    trimmed(draft)
  if (kind === 'progress')
    return {
      kind,
      content: {
        percent: Number(percent),
        note: note ?? '',
        difficulties: difficulties || null,
        requests: requests || null,
      },
    }
  if (kind === 'extension')
    return { kind, content: { fromDueOn: fromDueOn ?? '', toDueOn: toDueOn ?? '', reason: reason ?? '' } }
  return { kind, content: { doneOn: doneOn ?? '', result: result ?? '' } }
}

/** Whether an extension comes before the deadline that it moves has passed: the day on which it was first sent decides. */
export const isInTime = (dueOn: string, sentOn: string): boolean => sentOn <= dueOn
