import { useState } from 'react'
import { type Role, roleWords } from '../../../server/core/roles.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import styles from './sign-in.module.css'

type Props = { roles: readonly Role[]; done: () => Promise<void> }

/** Roles to try, one press each. They are nobody's, and say so. */
export function DemonstrationRoles({ roles, done }: Props) {
  const { signIn } = useAllWords()
  const lang = useLang()
  const [pressed, setPressed] = useState<Role | null>(null)
  const { act, busy, fault } = useAct((trpc) => trpc.account.signInAs.mutationOptions(), {
    settle: done,
  })

  function signInAs(role: Role) {
    setPressed(role)
    void act({ role })
  }

  return (
    <Section
      title={signIn.demonstration}
      note={<SampleLabel>{signIn.demonstrationLabel}</SampleLabel>}
      className={styles.roles}
    >
      <p className={styles.note}>{signIn.demonstrationHelp}</p>
      <FaultNotice fault={fault} />
      <ul>
        {roles.map((role) => (
          <li key={role}>
            <div>
              <p className={styles.role}>{roleWords[role][lang]}</p>
              <p className={styles.sees}>{signIn.sees[role]}</p>
            </div>
            <Button
              disabled={busy}
              aria-busy={busy && pressed === role}
              aria-label={signIn.enterAs(roleWords[role][lang])}
              onClick={() => signInAs(role)}
            >
              {signIn.enter}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
