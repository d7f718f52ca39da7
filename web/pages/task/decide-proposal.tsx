import { useRef, useState } from 'react'
import type { Verb } from '../../../server/core/approval/states.ts'
import { kindWords, type ProposalsActed } from '../../../server/core/proposals/proposal.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { requestKey } from '../../data/request-key.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { TextAreaField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { EvidenceList } from '../../widgets/evidence-list.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { Meaning } from './report-form.tsx'
import styles from './task-desk.module.css'
import type { TaskProposal } from './task-draft.ts'

const decisions = ['endorse', 'approve', 'give-back', 'return', 'refuse', 'withdraw'] as const
type Decision = (typeof decisions)[number]
const isDecision = (verb: Verb): verb is Decision => (decisions as readonly Verb[]).includes(verb)

type Props = { page: TaskPage; proposal: TaskProposal; done: (said: string) => void }

/** What was sent, its files, and the answers that the asker may give to it. */
export function DecideProposal({ page, proposal, done }: Props) {
  const { task: words } = useAllWords()
  const { key, kind, may, sentOn } = proposal
  const [open, setOpen] = useState<Decision | null>(null)
  const decide = useDecide(proposal, done)
  const offered = decisions.filter((verb) => may.some((one) => isDecision(one) && one === verb))
  const label = (verb: Decision) =>
    verb === 'endorse'
      ? words.decide.endorse
      : verb === 'approve'
        ? words.decide.approve[kind]
        : verb === 'refuse'
          ? words.decide.refuse
          : verb === 'withdraw'
            ? words.withdraw
            : words.decide.back
  const asks = (verb: Decision) =>
    verb === 'give-back' ||
    verb === 'return' ||
    verb === 'refuse' ||
    (verb === 'approve' && kind === 'extension')
  return (
    <>
      {kind === 'extension' && page.task.dueOn ? (
        <Meaning dueOn={page.task.dueOn} sentOn={sentOn ?? page.asOfDay} />
      ) : null}
      <EvidenceList of={key} canChange={false} />
      <FaultNotice fault={decide.fault} />
      {decide.refused ? (
        <p role="alert" className={styles.refused}>
          {words.refusals[decide.refused]}
        </p>
      ) : null}
      {open ? (
        <Answer
          verb={open}
          label={label(open)}
          wantsDocument={open === 'refuse' || open === 'approve'}
          wantsReason={open !== 'approve'}
          name={proposal.kind}
          busy={decide.busy}
          close={() => setOpen(null)}
          send={(said) => void decide.act(open, said)}
        />
      ) : offered.length > 0 ? (
        <div className={formStyles.buttons}>
          {offered.map((verb, i) => (
            <Button
              key={verb}
              look={i === 0 && verb !== 'withdraw' ? 'primary' : undefined}
              disabled={decide.busy}
              onClick={() => (asks(verb) ? setOpen(verb) : void decide.act(verb, {}))}
            >
              {asks(verb) ? `${label(verb)}…` : label(verb)}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  )
}

type Said = { reason?: string; document?: string }

/** One request at a time; asked again after a lost answer it keeps its key, so that it is recorded once. */
function useDecide({ key, version }: TaskProposal, done: (said: string) => void) {
  const { task: words } = useAllWords()
  const acts = {
    endorse: useAct((trpc) => trpc.proposals.endorse.mutationOptions()),
    approve: useAct((trpc) => trpc.proposals.approve.mutationOptions()),
    'give-back': useAct((trpc) => trpc.proposals.giveBack.mutationOptions()),
    return: useAct((trpc) => trpc.proposals.return.mutationOptions()),
    refuse: useAct((trpc) => trpc.proposals.refuse.mutationOptions()),
    withdraw: useAct((trpc) => trpc.proposals.withdraw.mutationOptions()),
  }
  const [refused, setRefused] = useState<ProposalsActed['refused'][number]['why'] | null>(null)
  const keys = useRef(new Map<string, string>())
  async function act(verb: Decision, said: Said) {
    setRefused(null)
    const about = JSON.stringify([verb, version, said])
    const request = keys.current.get(about) ?? requestKey()
    keys.current.set(about, request)
    const acted = await acts[verb].act({
      key: request,
      proposals: [{ ...key, seen: version }],
      ...said,
    } as never)
    if (!acted) return
    keys.current.delete(about)
    const [first] = acted.refused
    if (first) return setRefused(first.why)
    done(words.did[verb])
  }
  const all = Object.values(acts)
  return {
    act,
    refused,
    busy: all.some(({ busy }) => busy),
    fault: all.find(({ fault }) => fault)?.fault ?? null,
  }
}

type AnswerProps = {
  verb: Decision
  label: string
  name: TaskProposal['kind']
  wantsReason: boolean
  wantsDocument: boolean
  busy: boolean
  close: () => void
  send: (said: Said) => void
}

/** The words that a decision wants: why, and by which document. */
function Answer({ label, name, wantsReason, wantsDocument, busy, close, send }: AnswerProps) {
  const { forms, task: words } = useAllWords()
  const lang = useLang()
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const { missing, check } = useMissing<'reason' | 'document'>()
  function submit() {
    const typed = {
      ...(wantsReason ? { reason: reason.trim() } : {}),
      ...(wantsDocument ? { document: document.trim() } : {}),
    }
    if (check(typed as Record<'reason' | 'document', string>)) send(typed)
  }
  return (
    <Form label={`${label}: ${kindWords[name][lang]}`} submit={submit} wrong={missing} wide>
      {wantsReason ? (
        <TextAreaField
          autoFocus
          required
          maxLength={1_000}
          label={words.decide.reason}
          hint={words.decide.reasonHint}
          value={reason}
          error={missing?.reason ? words.wrong.reason : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {wantsDocument ? (
        <TextField
          autoFocus={!wantsReason}
          required
          maxLength={300}
          label={words.decide.document}
          hint={words.decide.documentHint}
          value={document}
          error={missing?.document ? words.wrong.document : undefined}
          onChange={(event) => setDocument(event.target.value)}
        />
      ) : null}
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={busy}>
          {label}
        </Button>
        <Button disabled={busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
