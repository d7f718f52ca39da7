import { useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import type { Fault } from '../../data/fault.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { PasswordField } from '../../widgets/password-field.tsx'
import styles from './sign-in.module.css'

type Proven = { email: string; password: string }
type Props = {
  ways: Me['ways']
  /** where to go in the end */
  to: string
  done: () => Promise<void>
  reached: (stage: { at: 'code' | 'enrol' } & Proven) => void
}

/** E-mail and password, or the city's own way in. */
export function PasswordStep({ ways, to, done, reached }: Props) {
  const { signIn } = useAllWords()
  const paths = usePaths()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { missing, check } = useMissing<'email' | 'password'>()
  const { act, busy, fault } = useAct((trpc) => trpc.account.signIn.mutationOptions(), {
    settle: ({ next }) =>
      next === 'done'
        ? done()
        : reached({ at: next === 'enrol' ? 'enrol' : 'code', email: email.trim(), password }),
  })
  const { errors, rest } = useFaultBeside(fault, { 'bad-email': 'email' })

  const submit = () => check({ email, password }) && act({ email: email.trim(), password })

  return (
    <Section title={signIn.ownAccount} className={styles.way}>
      {ways.signOn ? <SignOn name={ways.signOn} to={to} /> : null}
      <Form submit={submit} wrong={missing ?? fault} label={signIn.ownAccount}>
        <FaultNotice fault={rest} />
        <TextField
          label={signIn.email}
          error={missing?.email ? signIn.emailMissing : errors.email}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <PasswordField
          label={signIn.password}
          error={missing?.password ? signIn.passwordMissing : undefined}
          autoComplete="current-password"
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <div className={form.buttons}>
          <Button type="submit" look="primary" disabled={busy}>
            {signIn.title}
          </Button>
          <Link className={buttonClass({ look: 'quiet' })} href={paths.forgotPassword()}>
            {signIn.forgot}
          </Link>
        </div>
      </Form>
    </Section>
  )
}

/** A way that leads to another site and back; what it could not do comes back in the address. */
function SignOn({ name, to }: { name: NonNullable<Me['ways']['signOn']>; to: string }) {
  const { signIn } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  return (
    <div className={styles.signOn}>
      <FaultNotice fault={refusedBy(view.fault ?? view.error)} />
      <a className={buttonClass({ look: 'primary' })} href={`/sign-in/sso?to=${encodeURIComponent(to)}`}>
        {signIn.with(name[lang])}
      </a>
      <p className={styles.or}>{signIn.or}</p>
    </div>
  )
}

/** Of the words of another site only those that are ours too are repeated. */
function refusedBy(error: string | undefined): Fault | null {
  if (!error) return null
  const code = error === 'sign-on-away' || error === 'person-disabled' ? error : 'sign-on-refused'
  return { code, params: {}, httpStatus: 403 }
}
