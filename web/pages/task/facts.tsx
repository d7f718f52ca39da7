import type { ReactNode } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import styles from './task-page.module.css'

/** Names beside what they hold; what nobody has said is said to be so. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, fact: ReactNode])[] }) {
  const { task: words } = useAllWords()
  return (
    <dl className={styles.facts}>
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact || <span className="faint">{words.notSaid}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
