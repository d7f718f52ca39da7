import { useEffect, useRef, useState } from 'react'
import type { ContestRow } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { contestFigure } from '../../widgets/contest-figure.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'

type Props = { row: ContestRow; close: () => void }

/** Accepted or not, with a reason; what follows is said before it is done. */
export function DecisionForm({ row, close }: Props) {
  const { contests: words, forms } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const decide = useAct((trpc) => trpc.reporting.decideContest.mutationOptions())
  const [decision, setDecision] = useState('')
  const { missing, check } = useMissing<'decision'>()
  const { errors, rest } = useFaultBeside(decide.fault, { 'reason-needed': 'decision' })
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function act(uphold: boolean) {
    const done = await decide.act({ code: row.code, version: row.version, uphold, decision })
    if (done) announce(words.decided)
  }

  // Only a reported KPI has a value of its own, or gets one; a counted one follows its rows.
  const isReported = row.current !== null || row.disputed === null
  const verdicts = [
    {
      uphold: true,
      verb: words.uphold,
      question: isReported
        ? words.upholdAsk(contestFigure(row.claimed, row.kpi, format))
        : words.upholdCounted,
    },
    { uphold: false, verb: words.dismiss, question: words.dismissAsk },
  ]
  return (
    <Form
      label={words.decide}
      submit={() => check({ decision })}
      wrong={decision.trim() ? decide.fault : missing}
      wide
    >
      <FaultNotice fault={rest} />
      <TextField
        ref={first}
        label={words.decision}
        hint={words.decisionHint}
        required
        autoComplete="off"
        value={decision}
        error={missing && !decision.trim() ? words.decisionNeeded : errors.decision}
        onChange={(event) => setDecision(event.target.value)}
      />
      <div className={styles.buttons}>
        {verdicts.map(({ uphold, verb, question }) =>
          decision.trim() ? (
            <ConfirmButton
              key={verb}
              label={verb}
              question={question}
              yes={verb}
              no={forms.cancel}
              busy={decide.busy}
              confirm={() => act(uphold)}
            />
          ) : (
            // Nothing is asked before there is a reason: the press leads to its field.
            <Button key={verb} onClick={() => check({ decision })}>
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
