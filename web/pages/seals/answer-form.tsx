import { useEffect, useRef, useState } from 'react'
import type { DisputeRow } from '../../../server/core/seals/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'

type Props = { dispute: DisputeRow; close: () => void }

/** Upheld or dismissed, with an answer; what follows is said before it is done. */
export function AnswerForm({ dispute: { code }, close }: Props) {
  const { forms, seals: words } = useAllWords()
  const announce = useAnnounce()
  const decide = useAct((trpc) => trpc.seals.answer.mutationOptions())
  const [answer, setAnswer] = useState('')
  const { missing, check } = useMissing<'answer'>()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function act(upheld: boolean) {
    if (await decide.act({ code, upheld, answer: answer.trim() })) announce(words.answered)
  }

  const verdicts = [
    { upheld: true, verb: words.uphold, question: words.upholdAsk },
    { upheld: false, verb: words.dismiss, question: words.dismissAsk },
  ]
  return (
    <Form
      label={words.answer}
      submit={() => check({ answer })}
      wrong={answer.trim() ? decide.fault : missing}
      wide
    >
      <FaultNotice fault={decide.fault} />
      <TextField
        ref={first}
        label={words.answerText}
        hint={words.answerHint}
        required
        maxLength={2000}
        autoComplete="off"
        value={answer}
        error={missing && !answer.trim() ? words.answerNeeded : undefined}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className={styles.buttons}>
        {verdicts.map(({ upheld, verb, question }) =>
          answer.trim() ? (
            <ConfirmButton
              key={verb}
              label={verb}
              question={question}
              yes={verb}
              no={forms.cancel}
              busy={decide.busy}
              confirm={() => act(upheld)}
            />
          ) : (
            // Nothing is asked before there is an answer: the press leads to its field.
            <Button key={verb} onClick={() => check({ answer })}>
              {verb}
            </Button>
          ),
        )}
        <Button look="quiet" disabled={decide.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
