import type { ReactNode } from 'react'
import type { ChangeKind } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './changes.module.css'

type Props = {
  kind: ChangeKind
  /** how many there are, and how many of them are drawn */
  found: number
  listed: number
  children: ReactNode
}

/** One kind of change, under its name; nothing where there is none. */
export function Group({ kind, found, listed, children }: Props) {
  const { changes: words } = useAllWords()
  const format = useFormat()
  if (found === 0) return null
  return (
    <Section title={words.groups[kind]} note={words.counts[kind](found, format.number(found))}>
      {children}
      {found > listed ? (
        <p className={styles.more}>{words.notListed(format.number(found - listed))}</p>
      ) : null}
    </Section>
  )
}
