import type { Me } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { buttonClass } from '../../ui/button.tsx'
import form from '../../ui/form.module.css'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { rolesToday } from '../../widgets/grant-words.ts'
import { SignOutButton } from '../../widgets/sign-out-button.tsx'
import styles from './sign-in.module.css'

/** Somebody is signed in already: as whom, and the ways on. */
export function AlreadyIn({ person, to }: { person: NonNullable<Me['person']>; to: string }) {
  const { signIn, shell } = useAllWords()
  const lang = useLang()
  const paths = usePaths()
  return (
    <Section title={signIn.already} className={styles.way}>
      <div className={styles.who}>
        <p>
          <b>{person.name}</b>
        </p>
        <p className="muted">{person.email}</p>
        {rolesToday(person, lang).map((role) => (
          <p key={role} className="muted">
            {role}
          </p>
        ))}
      </div>
      <div className={form.buttons}>
        <Link className={buttonClass({ look: 'primary' })} href={to}>
          {to === '/' ? signIn.toOverview : signIn.goOn}
        </Link>
        <Link className={buttonClass()} href={paths.account()}>
          {shell.myAccount}
        </Link>
        <SignOutButton />
      </div>
    </Section>
  )
}
