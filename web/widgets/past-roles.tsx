import type { ReactNode } from 'react'
import { useAllWords } from '../app/all-words.ts'
import { useFormat } from '../app/lang.tsx'
import styles from './past-roles.module.css'

/** Roles that are over, folded away. */
export function PastRoles({ count, children }: { count: number; children: ReactNode }) {
  const { people: words } = useAllWords()
  const format = useFormat()
  if (count === 0) return null
  return (
    <details className={styles.past}>
      <summary>{words.past(format.number(count))}</summary>
      {children}
    </details>
  )
}
