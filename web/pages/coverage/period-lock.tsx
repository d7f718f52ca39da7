import { useRef, useState } from 'react'
import type { Coverage } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useMe } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { holds } from '../../widgets/decides.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './period-lock.module.css'

type Props = { period: string; lock: Coverage['lock'] }

/** Whether the figures of the period may still change, who said so and why; for reviewers, the other way round. */
export function PeriodLock({ period, lock }: Props) {
  const { coverage: words } = useAllWords()
  const format = useFormat()
  const answer = useMe()
  const state = useRef<HTMLParagraphElement>(null)
  const isLocked = lock?.locked ?? false
  const at = lock ? format.instant(lock.at) : ''
  return (
    <div className={styles.lock}>
      <p ref={state} tabIndex={-1}>
        <StateMark state={isLocked ? 'on' : 'waiting'}>{isLocked ? words.locked : words.open}</StateMark>
      </p>
      {lock ? (
        <p className="muted">
          {isLocked ? words.lockedBy(lock.by, at) : words.reopenedBy(lock.by, at)}{' '}
          {words.reasonSaid(lock.reason)}
        </p>
      ) : null}
      {answer.face === 'here' && holds(answer.data, 'lock-periods') ? (
        <Turn
          key={String(isLocked)}
          period={period}
          isLocked={isLocked}
          turned={() => state.current?.focus()}
        />
      ) : null}
    </div>
  )
}

/** Asks for the reason first, then does it. The form goes with it; the focus, to what has become of the period. */
function Turn({ period, isLocked, turned }: { period: string; isLocked: boolean; turned: () => void }) {
  const { coverage: words, forms } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const setLock = useAct((trpc) => trpc.reporting.setLock.mutationOptions())
  const { errors, rest } = useFaultBeside(setLock.fault, { 'reason-needed': 'reason' })
  const { missing, check } = useMissing<'reason'>()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const name = format.periodInText(period)
  const does = isLocked ? words.doReopen(name) : words.doLock(name)

  async function submit() {
    if (!check({ reason })) return
    const done = await setLock.act({ period, locked: !isLocked, reason: reason.trim() })
    if (!done) return
    announce(isLocked ? words.reopenSaid(name) : words.lockSaid(name))
    turned()
  }

  if (!isOpen)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{does}…</Button>
      </p>
    )
  return (
    <Form label={does} submit={submit} wrong={missing ?? setLock.fault} wide>
      <FaultNotice fault={rest} />
      <TextField
        autoFocus
        label={words.reason}
        hint={words.reasonHint}
        required
        maxLength={1000}
        value={reason}
        error={missing ? words.reasonNeeded : errors.reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={setLock.busy}>
          {does}
        </Button>
        <Button disabled={setLock.busy} onClick={() => setOpen(false)}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
