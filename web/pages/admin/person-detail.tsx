import type { PersonRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useToday } from '../../widgets/use-today.ts'
import { AccountActions } from './account-actions.tsx'
import { GrantForm } from './grant-form.tsx'
import { GrantList } from './grant-list.tsx'
import styles from './person-detail.module.css'

/** What is known of a person and can be done: roles on one side, the account on the other. */
export function PersonDetail({ person }: { person: PersonRow }) {
  const { people: words } = useAllWords()
  const today = useToday()
  return (
    <div className={styles.detail}>
      <section aria-label={words.rolesOf(person.name)}>
        <h2>{words.rolesTitle}</h2>
        <GrantList person={person} />
        {today ? <GrantForm person={person} today={today} /> : null}
      </section>
      <section aria-label={words.accountOf(person.name)}>
        <h2>{words.account}</h2>
        <AccountActions person={person} />
      </section>
    </div>
  )
}
