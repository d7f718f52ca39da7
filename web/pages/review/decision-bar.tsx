import { useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import type { Fault } from '../../data/fault.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import {
  codeOf,
  decisionOf,
  isFigure,
  mayRefuse,
  officesOf,
  type ReviewItem,
  type Why,
  wantsDocument,
  warningsOf,
} from './review-item.ts'
import styles from './review-page.module.css'
import { useCounted } from './use-counted.ts'
import type { Decided } from './use-decisions.ts'

type Props = {
  chosen: readonly ReviewItem[]
  refused: ReadonlyMap<string, Why>
  /** how many were recorded all the same */
  recorded: number
  /** what was asked for last, while it is not through */
  decided: Decided | null
  lost: Decided | null
  fault: Fault | null
  busy: boolean
  /** true once it is done */
  decide: (asked: Decided) => Promise<boolean>
}

/** What will happen to how many figures of whom, and the press that does it. At the foot of the screen, where a thumb is. */
export function DecisionBar({ chosen, refused, recorded, decided, lost, fault, busy, decide }: Props) {
  const { review: words } = useAllWords()
  const format = useFormat()
  const counted = useCounted()
  const [asking, setAsking] = useState<Decided['answer'] | null>(null)
  const n = counted(chosen)
  const approves = chosen.some((item) => decisionOf(item) === 'approve')
  const yes = approves ? words.approve(n, format.number(officesOf(chosen))) : words.endorse(n)
  const refusable = chosen.filter(mayRefuse)
  const needsDocument = chosen.some(wantsDocument)
  const sent = { yes, back: words.giveBack(n), refuse: words.refuse(n) }
  const rest = chosen.filter((item) => !refused.has(codeOf(item)))
  return (
    <section className={styles.bar} aria-label={words.bar}>
      <FaultNotice fault={fault} />
      {lost ? (
        <div role="alert">
          <Notice
            face="failed"
            title={words.lostAnswer}
            again={{ label: words.sendAgain, press: () => void decide(lost) }}
          />
        </div>
      ) : null}
      {refused.size > 0 ? (
        <div role="alert" className={styles.refused}>
          <p>
            {words.refused(refused.size)} {recorded > 0 ? words.othersRecorded(recorded) : words.noneRecorded}
          </p>
          {decided && rest.length > 0 ? (
            <Button disabled={busy} onClick={() => void decide({ ...decided, items: rest })}>
              {words.goOn(counted(rest))}
            </Button>
          ) : null}
        </div>
      ) : null}
      {chosen.length === 0 ? (
        <p className="muted">{words.nonePicked}</p>
      ) : asking ? (
        <AnswerForm
          label={sent[asking]}
          wantsReason={asking !== 'yes'}
          wantsDocument={asking === 'refuse' || (asking === 'yes' && needsDocument)}
          busy={busy}
          close={() => setAsking(null)}
          send={async (said) => {
            if (await decide({ answer: asking, items: [...chosen], ...said })) setAsking(null)
          }}
        />
      ) : (
        <>
          <Among chosen={chosen} />
          <div className={formStyles.buttons}>
            <Button
              look="primary"
              disabled={busy}
              onClick={() =>
                needsDocument
                  ? setAsking('yes')
                  : void decide({ answer: 'yes', items: [...chosen], reason: '', document: '' })
              }
            >
              {needsDocument ? `${yes}…` : yes}
            </Button>
            <Button disabled={busy} onClick={() => setAsking('back')}>
              {words.giveBack(n)}…
            </Button>
            {refusable.length === chosen.length ? (
              <Button disabled={busy} onClick={() => setAsking('refuse')}>
                {words.refuse(n)}…
              </Button>
            ) : null}
          </div>
        </>
      )}
    </section>
  )
}

/** What deserves a second look among them. */
function Among({ chosen }: Pick<Props, 'chosen'>) {
  const { review: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { revisions, warned, estimates, behind, extensions } = words.amongParts
  const parts = [
    { say: behind, is: (item: ReviewItem) => isFigure(item) && item.cell.status === 'behind' },
    { say: revisions, is: (item: ReviewItem) => isFigure(item) && item.cell.value !== null },
    { say: warned, is: (item: ReviewItem) => warningsOf(item, lang).length > 0 },
    {
      say: estimates,
      is: (item: ReviewItem) => isFigure(item) && item.cell.entry?.vintage !== 'official',
    },
    { say: extensions, is: wantsDocument },
  ].flatMap(({ say, is }) => {
    const count = chosen.filter(is).length
    return count > 0 ? [say(count)] : []
  })
  return parts.length > 0 ? <p className={styles.among}>{words.among(format.list(parts))}</p> : null
}

type Said = Pick<Decided, 'reason' | 'document'>
type AnswerProps = {
  label: string
  wantsReason: boolean
  wantsDocument: boolean
  busy: boolean
  close: () => void
  send: (said: Said) => Promise<void>
}

/** The words that a decision wants: why, and by which document. */
function AnswerForm({ label, wantsReason, wantsDocument, busy, close, send }: AnswerProps) {
  const { forms, review: words } = useAllWords()
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const { missing, check } = useMissing<'reason' | 'document'>()
  return (
    <Form
      label={label}
      wrong={missing}
      wide
      submit={() => {
        const wanted = { ...(wantsReason ? { reason } : {}), ...(wantsDocument ? { document } : {}) }
        if (check(wanted as Said)) void send({ reason: reason.trim(), document: document.trim() })
      }}
    >
      {wantsReason ? (
        <TextField
          autoFocus
          label={words.reasonLabel}
          hint={words.reasonHint}
          required
          maxLength={1000}
          value={reason}
          error={missing?.reason ? words.reasonNeeded : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {wantsDocument ? (
        <TextField
          autoFocus={!wantsReason}
          label={words.documentLabel}
          hint={words.documentHint}
          required
          maxLength={300}
          value={document}
          error={missing?.document ? words.documentNeeded : undefined}
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
