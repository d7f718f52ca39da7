import { Button, buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../lang.tsx'
import { useEndedSession } from '../person.tsx'
import { placeOf, routes } from '../routes.ts'
import { useHere, usePaths, useViewState } from '../use-view-state.ts'
import styles from './account.module.css'

/** A session that ended by itself is said once, with the way back to the same place. */
export function EndedNotice() {
  const { shell } = useWords()
  const { hasEnded, dismiss } = useEndedSession()
  const { path } = useViewState()
  const to = usePaths()
  const here = useHere()
  if (!hasEnded || placeOf(path).route === routes.signIn) return null
  return (
    <div role="alert" className={styles.ended}>
      <div className="wrap">
        <p>{shell.ended}</p>
        <Link
          className={buttonClass({ look: 'primary' })}
          href={to.signIn({ to: here })}
          onClick={dismiss}
          preload={false}
        >
          {shell.signInAgain}
        </Link>
        <Button onClick={dismiss}>{shell.close}</Button>
      </div>
    </div>
  )
}
