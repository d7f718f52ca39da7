import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './state-mark.module.css'

/** Squares: where something stands is no judgement, and must not be read as a status. */
const shapes = {
  on: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="2" fill="var(--on)" />
      <path
        d="M3.9 7.2 6.2 9.5 10.2 4.9"
        fill="none"
        stroke="var(--on-mark)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  waiting: (
    <rect
      x="1.8"
      y="1.8"
      width="10.4"
      height="10.4"
      rx="1.5"
      fill="none"
      stroke="var(--info)"
      strokeWidth="1.6"
      strokeDasharray="2.6 1.8"
    />
  ),
  off: (
    <>
      <rect
        x="1.7"
        y="1.7"
        width="10.6"
        height="10.6"
        rx="1.5"
        fill="none"
        stroke="var(--none)"
        strokeWidth="1.4"
      />
      <path
        d="M4.4 4.4 9.6 9.6M9.6 4.4 4.4 9.6"
        stroke="var(--none)"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  ),
}

/** Shape and word of a state: in force, waited for, over. */
export const StateMark = ({ state, children }: { state: keyof typeof shapes; children: ReactNode }) => (
  <span className={classNames(styles.state, styles[state])}>
    <svg className={styles.mark} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[state]}
    </svg>
    {children}
  </span>
)
