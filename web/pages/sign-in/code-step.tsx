import { useEffect, useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { CodeField } from '../../widgets/code-field.tsx'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './sign-in.module.css'

type Props = { email: string; done: () => Promise<void>; enrol: () => void; back: () => void }

/** The second step: a code of the moment, or one that was put by for the day the telephone is lost. */
export function CodeStep({ email, done, enrol, back }: Props) {
  const { signIn } = useAllWords()
  const announce = useAnnounce()
  const [by, setBy] = useState<'code' | 'recoveryCode'>('code')
  const [code, setCode] = useState('')
  const { missing, check } = useMissing<'code'>()
  const { act, busy, fault, clear } = useAct((trpc) => trpc.account.confirm.mutationOptions(), {
    settle: ({ next }) => (next === 'enrol' ? enrol() : done()),
  })
  const { errors, rest } = useFaultBeside(fault, { 'wrong-code': 'code', 'bad-input': 'code' })
  useEffect(() => announce(signIn.codeNext), [announce, signIn])

  function other() {
    setBy(by === 'code' ? 'recoveryCode' : 'code')
    setCode('')
    clear()
  }

  const submit = () => check({ code }) && act(by === 'code' ? { code } : { recoveryCode: code.trim() })

  const error = missing ? signIn.codeMissing : errors.code
  // A recovery code does not change by waiting.
  const recoveryError = missing ? signIn.codeMissing : errors.code && signIn.wrongRecovery
  return (
    <Section title={signIn.codeTitle} className={styles.way}>
      <p className={styles.as}>{signIn.as(email)}</p>
      <Form submit={submit} wrong={missing ?? fault} label={signIn.codeTitle}>
        <FaultNotice fault={rest} />
        {by === 'code' ? (
          <CodeField key={by} focused value={code} change={setCode} error={error} />
        ) : (
          <TextField
            key={by}
            ref={focusOnce}
            label={signIn.recoveryCode}
            hint={signIn.recoveryHint}
            error={recoveryError}
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
        <div className={form.buttons}>
          <Button type="submit" look="primary" disabled={busy}>
            {signIn.confirm}
          </Button>
          <Button look="quiet" onClick={other}>
            {by === 'code' ? signIn.useRecovery : signIn.useCode}
          </Button>
          <Button look="quiet" onClick={back}>
            {signIn.back}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

/** A field that takes the place of another takes its focus; the same function each time, or every letter would do it. */
const focusOnce = (input: HTMLInputElement | null) => input?.focus()
