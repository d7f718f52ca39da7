import type { ReactNode } from 'react'
import { Mark } from '../../widgets/status-mark.tsx'
import styles from './revised-mark.module.css'

/** A triangle and words: figures have been revised since. */
export const RevisedMark = ({ children }: { children: ReactNode }) => (
  <span className={styles.revised}>
    <Mark shape="at-risk" small /> {children}
  </span>
)
