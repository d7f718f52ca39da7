import { type Day, daysBetween } from '../../../server/core/day.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import styles from './criterion.module.css'

/** Decision 212/2025/QĐ-UBND: heads are rated before 15 December. */
const ratedBefore = (year: number): Day => `${year}-12-15`

/** What is applied, in the words of the decision, and until when. */
export function CriterionRule({ asOfDay, year }: { asOfDay: Day; year: number }) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const to = usePaths()
  const end = ratedBefore(year)
  const left = daysBetween(asOfDay, end)
  return (
    <div className={styles.rule}>
      <h2>{criterion.rule}</h2>
      <p>{criterion.ruleSource}</p>
      <q>{criterion.ruleKept}</q>
      <q>{criterion.ruleLost}</q>
      <p>
        {criterion.ruleWhen(format.day(end), left > 0 ? format.days(left) : null)} {criterion.ruleFrozen}
      </p>
      <p className={styles.ways}>
        <Link href={to.taskRating()}>{criterion.allOffices}</Link>
        <Link href={to.seals()}>{criterion.toSeals}</Link>
      </p>
    </div>
  )
}
