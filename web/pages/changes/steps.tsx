import type { ReactNode } from 'react'
import styles from './changes.module.css'
import { WhoWhen } from './who-when.tsx'

export type Step = {
  key: string
  what: ReactNode
  where?: ReactNode
  happened: ReactNode
  why?: string | null
  by: string | null
  at: string
  link?: ReactNode
}

/** What happened, one line each: of what, what, why, who and when. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <ul className={styles.steps}>
    {steps.map(({ key, what, where, happened, why, by, at, link }) => (
      <li key={key}>
        <span className={styles.name}>
          {what}
          {where ? <span className={styles.where}>{where}</span> : null}
        </span>
        <span>
          {happened}
          {why ? <span className={styles.where}>{why}</span> : null}
        </span>
        <span className={styles.stepWho}>
          <WhoWhen by={by} at={at} />
        </span>
        {link ? <span>{link}</span> : null}
      </li>
    ))}
  </ul>
)
