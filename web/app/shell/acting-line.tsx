import { useMe } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { rolesToday } from '../../widgets/grant-words.ts'
import { useLang, useWords } from '../lang.tsx'
import { useHere, usePaths } from '../use-view-state.ts'
import styles from './account.module.css'

/** A role that is only tried out must not be taken for an office held. */
export function ActingLine() {
  const { shell } = useWords()
  const lang = useLang()
  const to = usePaths()
  const here = useHere()
  const answer = useMe()
  const person = answer.face === 'here' ? answer.data.person : null
  if (!person?.demonstration) return null
  return (
    <aside className={styles.acting} aria-label={shell.acting}>
      <p className="wrap">
        {shell.acting}: <b>{rolesToday(person, lang).join('; ') || person.name}</b> ·{' '}
        <Link href={to.signIn({ to: here })} preload={false}>
          {shell.changeRole}
        </Link>
      </p>
    </aside>
  )
}
