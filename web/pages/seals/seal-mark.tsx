import { useAllWords } from '../../app/all-words.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { Mark } from '../../widgets/status-mark.tsx'
import styles from './seals.module.css'

/** Whether the bytes that are kept are those that were frozen. That they are not is an alarm, and looks like one. */
export function SealMark({ verified }: { verified: boolean }) {
  const { seals: words } = useAllWords()
  if (verified) return <StateMark state="on">{words.verified}</StateMark>
  return (
    <span className={styles.broken}>
      <Mark shape="behind" /> {words.broken}
    </span>
  )
}
