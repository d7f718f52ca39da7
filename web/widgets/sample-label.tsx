import { useWords } from '../app/lang.tsx'
import styles from './labels.module.css'

/** Sample data says so, wherever it stands. */
export function SampleLabel({ children }: { children?: string }) {
  const { parts } = useWords()
  return <span className={styles.sample}>{children ?? parts.sample}</span>
}
