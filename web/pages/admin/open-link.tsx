import type { ReactNode } from 'react'
import { useViewState } from '../../app/use-view-state.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import styles from './open-link.module.css'

/** Opens a row, or closes it; which one is open is in the address. */
export function OpenLink({ show, children }: { show: string; children: ReactNode }) {
  const { view, href } = useViewState()
  const isOpen = view.show === show
  return (
    <Link
      className={styles.link}
      href={href({ show: isOpen ? undefined : show })}
      preload={false}
      replace
      aria-expanded={isOpen}
    >
      {children}
      <Icon name="down" size={11} />
    </Link>
  )
}
