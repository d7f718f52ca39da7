import { useEffect, useRef, useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useMe } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './sign-in.module.css'

/** Asks for a link by mail. What is answered is the same for every address, so that nobody learns who has an account. */
export function ForgotPasswordPage() {
  const { signIn } = useAllWords()
  const paths = usePaths()
  const [email, setEmail] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { missing, check } = useMissing<'email'>()
  const { act, busy, fault } = useAct((trpc) => trpc.account.askReset.mutationOptions())
  const { errors, rest } = useFaultBeside(fault, { 'bad-email': 'email' })

  async function submit() {
    if (check({ email }) && (await act({ email: email.trim() }))) setSentTo(email.trim())
  }

  return (
    <>
      <PageHeading title={signIn.forgotTitle} description={signIn.forgotHelp} />
      {sentTo ? (
        <Sent email={sentTo} again={() => setSentTo(null)} />
      ) : (
        <div className={styles.said}>
          <p>{signIn.forgotHelp}</p>
          <Form submit={submit} wrong={missing ?? fault} label={signIn.forgotTitle}>
            <FaultNotice fault={rest} />
            <TextField
              label={signIn.email}
              error={missing ? signIn.emailMissing : errors.email}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
            <div className={form.buttons}>
              <Button type="submit" look="primary" disabled={busy}>
                {signIn.sendLink}
              </Button>
              <Link className={buttonClass({ look: 'quiet' })} href={paths.signIn()}>
                {signIn.backToSignIn}
              </Link>
            </div>
          </Form>
        </div>
      )}
    </>
  )
}

function Sent({ email, again }: { email: string; again: () => void }) {
  const { signIn, shell } = useAllWords()
  const paths = usePaths()
  const me = useMe()
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <div className={styles.said}>
      <p ref={said} tabIndex={-1} className={form.done}>
        {signIn.sent(email)}
      </p>
      <p className="muted">{signIn.sentHelp}</p>
      <div className={form.buttons}>
        <Link className={buttonClass()} href={paths.signIn()}>
          {signIn.backToSignIn}
        </Link>
        <Button look="quiet" onClick={again}>
          {signIn.otherAddress}
        </Button>
        {me.face === 'here' && me.data.ways.mailbox ? (
          <Link className={buttonClass({ look: 'quiet' })} href={paths.mailbox()}>
            {shell.mailbox}
          </Link>
        ) : null}
      </div>
    </div>
  )
}
