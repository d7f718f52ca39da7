import { useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useRevision } from '../../data/drafts/use-drafts.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { TextAreaField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AttachEvidence } from '../../widgets/evidence-attach.tsx'
import { EvidenceList } from '../../widgets/evidence-list.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { SavingWords } from '../../widgets/saving-words.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import styles from './task-desk.module.css'
import { type Field, isInTime, lines, longestText, type TaskKind, wrongIn } from './task-draft.ts'
import { type TaskDrafts, useTaskVerbs } from './use-task-drafts.ts'

type Props = {
  page: TaskPage
  person: NonNullable<Me['person']>
  drafts: TaskDrafts
  kind: TaskKind
  close: () => void
  done: (said: string) => void
}

/** Progress, an extension or the end of a task, as the office reports it. It saves itself while it is written. */
export function ReportForm({ page, person, drafts, kind, close, done }: Props) {
  const { forms, task: words } = useAllWords()
  const format = useFormat()
  useRevision(drafts)
  const line = drafts.line(kind)
  const { draft } = line
  const { task, asOfDay } = page
  const about = { today: asOfDay, listedOn: task.listedOn, dueOn: task.dueOn }
  const [asked, setAsked] = useState<object | null>(null)
  const [kept, setKept] = useState<'unsavedFirst' | 'unchanged' | null>(null)
  const verbs = useTaskVerbs(page, person.id, drafts, (verb, { refused }) => {
    if (refused.length === 0) done(words.did[verb])
    else setAsked({})
  })
  const wrong = asked ? wrongIn(draft, about) : {}
  const isHeldHere = lines.isUnsaved(line) && lines.toSend(line) === null && !line.inFlight && !line.conflict
  const isHead = person.grants.some(
    ({ role, office, inForce }) => role === 'head' && inForce && office?.code === task.office.code,
  )
  const key = { register: 'tasks', item: task.code, kind } as const
  const proposal = page.proposals.find((one) => one.kind === kind)

  async function send() {
    setKept(null)
    setAsked({})
    if (Object.keys(wrongIn(draft, about)).length > 0) return
    await drafts.flush()
    const now = drafts.line(kind)
    if (drafts.saving().kind === 'unreachable' || now.seen === null || lines.isUnsaved(now))
      return setKept(now.refusal === null ? 'unsavedFirst' : null)
    // The reason asks for something: the same once more is no answer to it.
    if (proposal?.state === 'returned' && proposal.version === now.seen) return setKept('unchanged')
    await verbs.act('submit', kind)
  }

  const says: Partial<Record<`${Field} ${string}`, string>> = {
    'percent missing': words.wrong.percent,
    'note missing': words.wrong.note,
    'toDueOn missing': words.wrong.toDueOn,
    'toDueOn not-later': words.wrong.notLater(format.day(task.dueOn)),
    'reason missing': words.wrong.reason,
    'doneOn missing': words.wrong.doneOn,
    'doneOn in-future': words.wrong.doneInFuture,
    'doneOn before-listed': words.wrong.doneBeforeListed,
    'result missing': words.wrong.result,
  }
  const field = (name: Field) => ({
    value: draft[name] ?? '',
    error: wrong[name] ? says[`${name} ${wrong[name]}`] : undefined,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      drafts.edit([[kind, { ...draft, [name]: event.target.value }]]),
  })
  const text = (name: Field) => ({ ...field(name), maxLength: longestText })
  return (
    <Form label={words.verbs[kind]} submit={() => void send()} wrong={asked} wide>
      {line.conflict ? <DraftConflict drafts={drafts} kind={kind} /> : null}
      {proposal?.reason && proposal.state === 'returned' ? (
        <p className={styles.reason}>{words.returnedBecause(proposal.reason)}</p>
      ) : null}
      {kind === 'progress' ? (
        <>
          <TextField
            required
            className={styles.short}
            inputMode="numeric"
            label={words.form.percent}
            hint={words.form.percentHint}
            {...field('percent')}
          />
          <TextAreaField required label={words.form.note} hint={words.form.noteHint} {...text('note')} />
          <TextAreaField
            label={words.difficulties}
            optional={forms.optional}
            hint={words.form.difficultiesHint}
            {...text('difficulties')}
          />
          <TextAreaField
            label={words.requests}
            optional={forms.optional}
            hint={words.form.requestsHint}
            {...text('requests')}
          />
        </>
      ) : null}
      {kind === 'extension' && task.dueOn ? (
        <>
          <p className={formStyles.note}>{words.form.fromDueOn(format.day(task.dueOn))}</p>
          <Meaning dueOn={task.dueOn} sentOn={proposal?.sentOn ?? asOfDay} />
          <TextField
            required
            type="date"
            className={styles.short}
            label={words.form.toDueOn}
            {...field('toDueOn')}
          />
          <TextAreaField
            required
            label={words.form.reason}
            hint={words.form.extensionReasonHint}
            {...text('reason')}
          />
        </>
      ) : null}
      {kind === 'completion' ? (
        <>
          <TextField
            required
            type="date"
            className={styles.short}
            max={asOfDay}
            label={words.form.doneOn}
            hint={words.form.doneOnHint}
            {...field('doneOn')}
          />
          <TextAreaField
            required
            label={words.form.result}
            hint={task.product ? words.form.resultHint(task.product) : words.form.resultPlain}
            {...text('result')}
          />
          <p className={formStyles.note}>{words.form.productHint}</p>
        </>
      ) : null}
      <EvidenceList of={key} canChange />
      <AttachEvidence of={key} canChange />
      <FaultNotice fault={verbs.fault} />
      {line.refusal ? <Refused>{words.refusals[line.refusal]}</Refused> : null}
      {verbs.isUnknown ? <Notice face="failed" title={words.sendUnknown} /> : null}
      {kept ? <Refused>{words[kept]}</Refused> : null}
      <SavingWords
        saving={drafts.saving()}
        saved={words.saving.saved}
        held={isHeldHere ? words.saving.here : null}
      />
      <div className={`${formStyles.buttons} ${styles.send}`}>
        <Button type="submit" look="primary" disabled={verbs.busy}>
          {isHead ? words.sendAsHead : words.send}
        </Button>
        <Button disabled={verbs.busy} onClick={close}>
          {words.close}
        </Button>
        {line.seen !== null && !line.conflict ? (
          <ConfirmButton
            look="quiet"
            label={words.discard}
            question={words.discardAsked}
            yes={words.discard}
            no={forms.keep}
            busy={verbs.busy}
            confirm={() => verbs.act('discard', kind)}
          />
        ) : null}
      </div>
      {isHead ? <p className={formStyles.note}>{words.headNote}</p> : null}
    </Form>
  )
}

/** What was not taken, where it was asked for; it can be given the focus. */
function Refused({ children }: { children: string }) {
  return (
    <div role="alert" tabIndex={-1} className={styles.refused}>
      {children}
    </div>
  )
}

/** What an extension does to the criterion: asked in time it moves along, asked too late it does not. */
export function Meaning({ dueOn, sentOn }: { dueOn: string; sentOn: string }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const inTime = isInTime(dueOn, sentOn)
  return (
    <p className={inTime ? styles.inTime : styles.tooLate}>
      {inTime ? words.form.inTime(format.day(dueOn)) : words.form.tooLate(format.day(dueOn))}
    </p>
  )
}
