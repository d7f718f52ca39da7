import { kindWords } from '../../../server/core/proposals/proposal.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { TwoVersions } from '../../widgets/two-versions.tsx'
import { Facts } from './facts.tsx'
import type { TaskDraft, TaskKind } from './task-draft.ts'
import type { TaskDrafts } from './use-task-drafts.ts'

/** Both versions side by side; one is chosen, and nothing is lost without that. */
export function DraftConflict({ drafts, kind }: { drafts: TaskDrafts; kind: TaskKind }) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const line = drafts.line(kind)
  const theirs = line.conflict?.theirs ?? null
  return (
    <TwoVersions
      label={words.conflictOf(kindWords[kind][lang])}
      says={words.conflict}
      mine={
        <>
          <b>{words.mine}</b>
          <Version draft={line.draft} />
          <Button look="primary" onClick={() => drafts.choose(kind, 'mine')}>
            {words.keepMine}
          </Button>
        </>
      }
      theirs={
        <>
          <b>{theirs ? words.theirs(theirs.by, format.instant(theirs.at)) : words.theirsGone}</b>
          <Version draft={theirs ? asTyped(kind, theirs.content) : line.ground} />
          <Button onClick={() => drafts.choose(kind, 'theirs')}>{words.takeTheirs}</Button>
        </>
      }
    />
  )
}

const asTyped = (kind: TaskKind, content: object): TaskDraft => ({
  kind,
  ...Object.fromEntries(Object.entries(content).map(([field, value]) => [field, String(value ?? '')])),
})

function Version({ draft }: { draft: TaskDraft }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const { percent, note, difficulties, requests, toDueOn, reason, doneOn, result } = draft
  const facts = {
    progress: [
      [words.form.percent, percent],
      [words.form.note, note],
      [words.difficulties, difficulties],
      [words.requests, requests],
    ],
    extension: [
      [words.form.toDueOn, toDueOn && format.day(toDueOn)],
      [words.form.reason, reason],
    ],
    completion: [
      [words.form.doneOn, doneOn && format.day(doneOn)],
      [words.form.result, result],
    ],
  } as const
  return <Facts facts={facts[draft.kind]} />
}
