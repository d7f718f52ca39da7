import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import { secondFactorRoles } from '../../../server/core/roles.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import type { Fault } from '../../data/fault.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import form from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { PasswordField } from '../../widgets/password-field.tsx'
import { RecoveryCodes } from '../../widgets/recovery-codes.tsx'
import { SecondFactorSetup } from '../../widgets/second-factor-setup.tsx'
import styles from './account-page.module.css'

type Person = NonNullable<Me['person']>
type Doing = 'setUp' | 'newCodes' | 'remove' | null

/** On, off, or on its way from one to the other. */
export function SecondFactorSection({ person }: { person: Person }) {
  const { account, forms } = useAllWords()
  const announce = useAnnounce()
  const [doing, setDoing] = useState<Doing>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const isRequired = person.grants.some(({ role, inForce }) => inForce && secondFactorRoles.includes(role))
  const place = useRef<HTMLDivElement>(null)
  const was = useRef<Doing>(null)

  // What was pressed is gone afterwards: the focus goes back to where it stood.
  useEffect(() => {
    if (was.current && !doing && !codes) place.current?.focus()
    was.current = doing
  }, [doing, codes])

  const leave = <Button onClick={() => setDoing(null)}>{forms.cancel}</Button>
  const through = (said: string) => {
    setDoing(null)
    announce(said)
  }
  return (
    <Section title={account.secondFactor} note={person.hasSecondFactor ? account.isOn : account.isOff}>
      <div ref={place} tabIndex={-1} className={styles.block}>
        {codes ? (
          <NewCodes codes={codes} email={person.email} kept={() => setCodes(null)} />
        ) : doing === 'setUp' ? (
          <SecondFactorSetup email={person.email} finished={() => through(account.setUpDone)} leave={leave} />
        ) : doing === 'newCodes' ? (
          <MakeCodes
            leave={leave}
            made={(made) => {
              setDoing(null)
              setCodes(made)
            }}
          />
        ) : doing === 'remove' ? (
          <Remove leave={leave} removed={() => through(account.removed)} />
        ) : (
          <div className={form.buttons}>
            {person.hasSecondFactor ? (
              <>
                <Button onClick={() => setDoing('newCodes')}>{account.newCodes}</Button>
                {isRequired ? (
                  <p className={form.note}>{account.required}</p>
                ) : (
                  <Button onClick={() => setDoing('remove')}>{account.remove}</Button>
                )}
              </>
            ) : (
              <Button onClick={() => setDoing('setUp')}>{account.setUp}</Button>
            )}
          </div>
        )}
      </div>
    </Section>
  )
}

function NewCodes({ codes, email, kept }: { codes: readonly string[]; email: string; kept: () => void }) {
  const { account } = useAllWords()
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <>
      <p ref={said} tabIndex={-1} className={styles.text}>
        {account.newCodesMade}
      </p>
      <RecoveryCodes codes={codes} email={email} />
      <div className={form.buttons}>
        <Button look="primary" onClick={kept}>
          {account.codesKept}
        </Button>
      </div>
    </>
  )
}

function MakeCodes({ leave, made }: { leave: ReactNode; made: (codes: readonly string[]) => void }) {
  const { account } = useAllWords()
  const { act, busy, fault } = useAct((trpc) => trpc.account.newRecoveryCodes.mutationOptions())
  return (
    <ByPassword
      help={account.newCodesHelp}
      label={account.newCodes}
      leave={leave}
      busy={busy}
      fault={fault}
      send={async (password) => {
        const answer = await act({ password })
        if (answer) made(answer.recoveryCodes)
      }}
    />
  )
}

function Remove({ leave, removed }: { leave: ReactNode; removed: () => void }) {
  const { account } = useAllWords()
  const { act, busy, fault } = useAct((trpc) => trpc.account.removeSecondFactor.mutationOptions())
  return (
    <ByPassword
      help={account.removeHelp}
      label={account.remove}
      leave={leave}
      busy={busy}
      fault={fault}
      send={async (password) => {
        if (await act({ password })) removed()
      }}
    />
  )
}

type ByPasswordProps = {
  /** what will happen */
  help: string
  label: string
  leave: ReactNode
  busy: boolean
  fault: Fault | null
  send: (password: string) => void
}

/** Whoever finds a screen left open must not be able to weaken the account: each of these asks for the password. */
function ByPassword({ help, label, leave, busy, fault, send }: ByPasswordProps) {
  const { signIn } = useAllWords()
  const [password, setPassword] = useState('')
  const { missing, check } = useMissing<'password'>()
  const { errors, rest } = useFaultBeside(fault, { 'wrong-password': 'password' })
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  return (
    <Form submit={() => check({ password }) && send(password)} wrong={missing ?? fault} label={label}>
      <p className={styles.text}>{help}</p>
      <FaultNotice fault={rest} />
      <PasswordField
        ref={field}
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
          {label}
        </Button>
        {leave}
      </div>
    </Form>
  )
}
