import { useEffect, useState } from 'react'
import type { Letter } from '../../../server/core/access.ts'
import { shortestPassword } from '../../../server/core/roles.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePersonChange } from '../../app/person.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useLetter } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import form from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FailedNotice } from '../../widgets/answered.tsx'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { PasswordField } from '../../widgets/password-field.tsx'
import { passwordSet } from './password-set.ts'
import styles from './sign-in.module.css'

/** Where a link from a mail leads: an invitation, or a password forgotten. */
export function SetPasswordPage() {
  const { shell, signIn } = useAllWords()
  const token = useLinkToken()
  if (token) return <WithLink key={token} token={token} />
  if (token === '') return <NoLink />
  return (
    <>
      <PageHeading title={signIn.resetTitle} description={signIn.setDescription} />
      <Skeleton label={shell.loading} lines={4} />
    </>
  )
}

/**
 * What stands behind the `#`, which only the browser knows; null until it has been looked at. It goes from the address
 * bar, where others could read it, to this entry of the history: a telephone loads a page again that was left for the mail.
 */
function useLinkToken(): string | null {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    const read = () => {
      const said = location.hash.slice(1)
      const kept = history.state as { linkToken?: string } | null
      if (said) history.replaceState({ ...kept, linkToken: said }, '', location.pathname + location.search)
      setToken((known) => said || known || kept?.linkToken || '')
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return token
}

function WithLink({ token }: { token: string }) {
  const { shell, signIn } = useAllWords()
  const answer = useLetter(token)
  if (answer.face === 'failed' && answer.fault.code === 'link-expired') return <NoLink />
  const isInvitation = answer.face === 'here' && answer.data.kind === 'invitation'
  return (
    <>
      <PageHeading
        title={isInvitation ? signIn.invitationTitle : signIn.resetTitle}
        description={signIn.setDescription}
      />
      {answer.face === 'here' ? (
        <SetPassword letter={answer.data} token={token} />
      ) : answer.face === 'failed' ? (
        <FailedNotice {...answer} />
      ) : (
        <Skeleton label={shell.loading} lines={4} />
      )}
    </>
  )
}

function SetPassword({ letter, token }: { letter: Letter; token: string }) {
  const { signIn } = useAllWords()
  const paths = usePaths()
  const change = usePersonChange()
  const format = useFormat()
  const [password, setPassword] = useState('')
  const { missing, check } = useMissing<'password'>()
  const { act, busy, fault } = useAct((trpc) => trpc.account.setPassword.mutationOptions(), {
    // Every session of the person has ended with the old password, perhaps the one of this browser too.
    settle: () => change(paths.signIn({ state: passwordSet })),
  })
  const { errors, rest } = useFaultBeside(fault, {
    'password-too-short': 'password',
    'password-too-long': 'password',
  })

  const submit = () => check({ password }) && act({ token, password })

  return (
    <div className={styles.said}>
      <p>
        {letter.kind === 'invitation' ? signIn.invited(letter.name) : signIn.resetFor(letter.name)}{' '}
        <b>{letter.email}</b>
      </p>
      <Form submit={submit} wrong={missing ?? fault} label={signIn.setDescription}>
        <FaultNotice fault={rest} />
        {fault?.code === 'link-expired' ? <AskAgain /> : null}
        {/* For whatever keeps passwords: whose this one is. */}
        <input hidden readOnly type="email" autoComplete="username" value={letter.email} />
        <PasswordField
          label={signIn.newPassword}
          hint={errors.password ? null : signIn.passwordRule(format.number(shortestPassword))}
          error={missing ? signIn.passwordMissing : errors.password}
          autoComplete="new-password"
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <div className={form.buttons}>
          <Button type="submit" look="primary" disabled={busy}>
            {signIn.setIt}
          </Button>
        </div>
      </Form>
    </div>
  )
}

/** Used, too old, or cut short by a mail program: which of them cannot be told, and need not be. */
function NoLink() {
  const { signIn } = useAllWords()
  return (
    <>
      <PageHeading title={signIn.noLinkTitle} description={signIn.noLinkHelp} />
      <div className={styles.said}>
        <p>{signIn.noLinkHelp}</p>
        <AskAgain />
      </div>
    </>
  )
}

function AskAgain() {
  const { signIn } = useAllWords()
  const paths = usePaths()
  return (
    <div className={form.buttons}>
      <Link className={buttonClass({ look: 'primary' })} href={paths.forgotPassword()}>
        {signIn.askLink}
      </Link>
      <Link className={buttonClass({ look: 'quiet' })} href={paths.signIn()}>
        {signIn.backToSignIn}
      </Link>
    </div>
  )
}
