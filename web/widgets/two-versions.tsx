import type { ReactNode } from 'react'
import styles from './two-versions.module.css'

type Props = { label: string; says: string; mine: ReactNode; theirs: ReactNode }

/** Somebody else was first: what one has entered beside what they have, each with the button that keeps it. */
export const TwoVersions = ({ label, says, mine, theirs }: Props) => (
  <section className={styles.conflict} aria-label={label}>
    <p>{says}</p>
    <div className={styles.versions}>
      <div>{mine}</div>
      <div>{theirs}</div>
    </div>
  </section>
)
