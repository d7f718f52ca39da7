import { useAllWords } from '../../app/all-words.ts'
import styles from './provisional-mark.module.css'

/** The denominator will still be replaced. */
export function ProvisionalMark() {
  const { indices: words } = useAllWords()
  return (
    <span className={styles.mark} title={words.provisionalHelp}>
      {words.provisional}
    </span>
  )
}
