import type { ReactNode } from 'react'
import styles from './table.module.css'

/** Wide content scrolls in its own box; the box can be reached and scrolled by keyboard. */
export const ScrollBox = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className={styles.scroll} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
