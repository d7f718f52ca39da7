import type { Rating } from '../../server/core/tasks/rating.ts'
import { useAllWords } from '../app/all-words.ts'
import { useFormat } from '../app/lang.tsx'
import styles from './points.module.css'
import { Mark } from './status-mark.tsx'

/** What the criterion gives: 2.5 or 0, with the shape that says so; a dash where there is nothing to judge. */
export function Points({ points }: Pick<Rating, 'points'>) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  if (points === null) return <span className="muted">{criterion.nothing}</span>
  return (
    <span className={points === 0 ? styles.lost : styles.kept}>
      <Mark shape={points === 0 ? 'behind' : 'on-track'} /> {format.number(points)}
    </span>
  )
}
