import { useState } from 'react'
import { shortestPassword } from '../../../server/core/roles.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import form from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { PasswordField } from '../../widgets/password-field.tsx'

/** Another password; whoever knew the old one is signed out with it. */
export function PasswordSection({ email }: { email: string }) {
  const { account, signIn } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isChanged, setChanged] = useState(false)
  const { missing, check } = useMissing<'current' | 'next'>()
  const { act, busy, fault } = useAct((trpc) => trpc.account.changePassword.mutationOptions())
  const { errors, rest } = useFaultBeside(fault, {
    'wrong-password': 'current',
    'password-too-short': 'next',
    'password-too-long': 'next',
  })

  async function submit() {
    setChanged(false)
    if (!check({ current, next }) || !(await act({ current, next }))) return
    setCurrent('')
    setNext('')
    setChanged(true)
    announce(account.changed)
  }

  return (
    <Section title={account.passwordTitle} note={account.changeHelp}>
      <Form submit={submit} wrong={missing ?? fault} label={account.changePassword}>
        <FaultNotice fault={rest} />
        {isChanged ? <p className={form.done}>{account.changed}</p> : null}
        {/* For whatever keeps passwords: whose this one is. */}
        <input hidden readOnly type="email" autoComplete="username" value={email} />
        <PasswordField
          label={account.current}
          error={missing?.current ? signIn.passwordMissing : errors.current}
          autoComplete="current-password"
          required
          value={current}
          onChange={({ target }) => setCurrent(target.value)}
        />
        <PasswordField
          label={signIn.newPassword}
          hint={errors.next ? null : signIn.passwordRule(format.number(shortestPassword))}
          error={missing?.next ? signIn.passwordMissing : errors.next}
          autoComplete="new-password"
          required
          value={next}
          onChange={({ target }) => setNext(target.value)}
        />
        <div className={form.buttons}>
          <Button type="submit" look="primary" disabled={busy}>
            {account.changePassword}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
