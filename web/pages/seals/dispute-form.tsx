import { useEffect, useRef, useState } from 'react'
import type { SealPage } from '../../../server/core/seals/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useLang } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'

type Props = { page: SealPage; close: () => void }

/** An office says what it holds to be right of a task of its own, and why. */
export function DisputeForm({ page: { seal, content, may }, close }: Props) {
  const { forms, seals: words } = useAllWords()
  const lang = useLang()
  const announce = useAnnounce()
  const open = useAct((trpc) => trpc.seals.dispute.mutationOptions())
  const [task, setTask] = useState('')
  const [claim, setClaim] = useState('')
  const [reason, setReason] = useState('')
  const { missing, check } = useMissing<'task' | 'claim' | 'reason'>()
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const own = content?.tasks.filter(
    ({ office, charged }) => may.disputeFor.includes(charged) || may.disputeFor.includes(office),
  )

  async function send() {
    if (!check({ task, claim, reason })) return
    const done = await open.act({ code: seal.code, task, claim: claim.trim(), reason: reason.trim() })
    if (!done) return
    announce(words.sent)
    close()
  }

  return (
    <Form label={words.dispute} submit={() => void send()} wrong={missing ?? open.fault} wide>
      <p className={styles.note}>{words.disputeHelp}</p>
      <FaultNotice fault={open.fault} />
      <SelectField
        ref={first}
        label={words.task}
        required
        value={task}
        error={missing?.task && !task ? words.taskNeeded : undefined}
        onChange={(event) => setTask(event.target.value)}
      >
        <option value="">{words.chooseTask}</option>
        {own?.map(({ code, name }) => (
          <option key={code} value={code}>
            {code}: {name[lang]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.claim}
        hint={words.claimHint}
        required
        maxLength={1000}
        autoComplete="off"
        value={claim}
        error={missing?.claim && !claim.trim() ? words.claimNeeded : undefined}
        onChange={(event) => setClaim(event.target.value)}
      />
      <TextField
        label={words.why}
        required
        maxLength={2000}
        autoComplete="off"
        value={reason}
        error={missing?.reason && !reason.trim() ? words.whyNeeded : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={open.busy}>
          {words.send}
        </Button>
        <Button look="quiet" disabled={open.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
