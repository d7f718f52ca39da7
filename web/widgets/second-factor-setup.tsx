import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Enrolment } from '../../server/core/access.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAct } from '../data/use-act.ts'
import { Button } from '../ui/button.tsx'
import form from '../ui/form.module.css'
import { Form } from '../ui/form.tsx'
import { QrSquare } from '../ui/qr-square.tsx'
import { useMissing } from '../ui/use-missing.ts'
import { CodeField } from './code-field.tsx'
import { useFaultBeside } from './fault-beside.ts'
import { FaultNotice } from './fault-notice.tsx'
import { PasswordField } from './password-field.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import styles from './second-factor-setup.module.css'

type Props = {
  email: string
  /** where it was typed a moment ago it is not asked for again */
  password?: string | undefined
  /** setting it up is what makes the person somebody here */
  changesPerson?: boolean
  finished: () => unknown
  /** a way out, where one may leave it for later */
  leave?: ReactNode
}

/** From the password to the first code that is right. */
export function SecondFactorSetup({ email, password, changesPerson = false, finished, leave }: Props) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  return enrolment ? (
    <Enrol
      enrolment={enrolment}
      email={email}
      changesPerson={changesPerson}
      finished={finished}
      leave={leave}
    />
  ) : (
    <Begin password={password} begun={setEnrolment} leave={leave} />
  )
}

type BeginProps = {
  password: string | undefined
  begun: (enrolment: Enrolment) => void
  leave: ReactNode
}

function Begin({ password: known, begun, leave }: BeginProps) {
  const { signIn } = useAllWords()
  const [password, setPassword] = useState(known ?? '')
  const { act, busy, fault } = useAct((trpc) => trpc.account.startSecondFactor.mutationOptions(), {
    settle: begun,
  })
  const { errors, rest } = useFaultBeside(fault, { 'wrong-password': 'password' })
  const { missing, check } = useMissing<'password'>()
  const hasTried = useRef(false)

  const begin = () => check({ password }) && act({ password })

  const first = useRef(begin)
  useEffect(() => {
    if (!known || hasTried.current) return
    hasTried.current = true
    void first.current()
  }, [known])

  return (
    <Form submit={begin} wrong={missing ?? fault}>
      <FaultNotice fault={rest} />
      <PasswordField
        label={signIn.password}
        hint={signIn.passwordAgainHint}
        error={missing ? signIn.passwordMissing : errors.password}
        autoComplete="current-password"
        required
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <div className={form.buttons}>
        <Button type="submit" look="primary" disabled={busy}>
          {signIn.beginSetup}
        </Button>
        {leave}
      </div>
    </Form>
  )
}

type EnrolProps = Required<Pick<Props, 'email' | 'changesPerson' | 'finished'>> & {
  enrolment: Enrolment
  leave: ReactNode
}

function Enrol({ enrolment, email, changesPerson, finished, leave }: EnrolProps) {
  const { signIn } = useAllWords()
  const [code, setCode] = useState('')
  const { act, busy, fault } = useAct((trpc) => trpc.account.finishSecondFactor.mutationOptions(), {
    settle: changesPerson ? finished : undefined,
  })
  const { errors, rest } = useFaultBeside(fault, { 'wrong-code': 'code', 'bad-input': 'code' })
  const { missing, check } = useMissing<'code'>()
  const start = useRef<HTMLHeadingElement>(null)
  useEffect(() => start.current?.focus(), [])
  return (
    <ol className={styles.steps}>
      <li>
        <h2 ref={start} tabIndex={-1}>
          {signIn.scanTitle}
        </h2>
        <p>{signIn.scanHelp}</p>
        <div className={styles.scan}>
          <QrSquare square={enrolment.square} label={signIn.squareLabel} />
          <div>
            <p>{signIn.typeInstead}</p>
            <p>
              <code className={styles.secret}>{inFours(enrolment.secret)}</code>
            </p>
            <p>
              <a href={enrolment.uri}>{signIn.openApp}</a>
            </p>
          </div>
        </div>
      </li>
      <li>
        <h2>{signIn.keepTitle}</h2>
        <p>{signIn.keepHelp}</p>
        <RecoveryCodes codes={enrolment.recoveryCodes} email={email} />
      </li>
      <li>
        <h2>{signIn.proveTitle}</h2>
        <Form
          wrong={missing ?? fault}
          submit={async () => {
            if (check({ code }) && (await act({ code })) && !changesPerson) finished()
          }}
        >
          <FaultNotice fault={rest} />
          <CodeField value={code} change={setCode} error={missing ? signIn.codeMissing : errors.code} />
          <div className={form.buttons}>
            <Button type="submit" look="primary" disabled={busy}>
              {signIn.finishSetup}
            </Button>
            {leave}
          </div>
        </Form>
      </li>
    </ol>
  )
}

/** Long enough to copy by eye without losing one's place. */
const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret
