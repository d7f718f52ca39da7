import { useAllWords } from '../../app/all-words.ts'
import styles from './seals.module.css'

/** Enough to tell two apart at a glance. */
export const shortHash = (hash: string): string => hash.slice(0, 12)

/** A hash, short; whole on demand. */
export function HashText({ hash }: { hash: string }) {
  const { seals: words } = useAllWords()
  return (
    <details className={styles.hash}>
      <summary aria-label={`${words.whole}: ${shortHash(hash)}`}>
        <code>{shortHash(hash)}…</code>
      </summary>
      <code>{hash}</code>
    </details>
  )
}
