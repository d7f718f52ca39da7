import type { ReactNode } from 'react'
import { useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import { buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import styles from './fold-link.module.css'
import { unfolded } from './unfolded.ts'

type Props = {
  part: string
  /** the screens on which something is folded away */
  on?: 'wide' | 'narrow'
  /** of what the list is, for those who listen */
  of: string
  /** the words stay when it is open: they name what is under them */
  isName?: boolean
  children: ReactNode
}

/** Shows what is folded away, and folds it again; which of the two is in the address. */
export function FoldLink({ part, on, of, isName, children }: Props) {
  const { parts: words } = useWords()
  const { show, href } = useViewState()
  const parts = unfolded(show)
  const isOpen = parts.has(part)
  return (
    <p className={classNames(styles.fold, on && styles[on], isName && styles.name)}>
      <Link
        className={buttonClass({ look: 'quiet', printed: isName })}
        href={href({ show: parts.toggled(part) })}
        preload={false}
        replace
        aria-expanded={isOpen}
      >
        <span className={classNames(styles.icon, isOpen && styles.open)}>
          <Icon name="down" />
        </span>
        {isOpen && !isName ? words.less : children}
        {isName ? null : <span className="vh">: {of}</span>}
      </Link>
    </p>
  )
}
