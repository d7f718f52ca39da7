import { criterionPoints } from '../../../server/core/tasks/rating.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Mark } from '../../widgets/status-mark.tsx'
import styles from './criterion.module.css'

type Props = {
  /** which of the two holds; null: neither */
  points: 0 | 2.5 | null
  kept: string
  lost: string
  /** both hold, each for some */
  both?: boolean
}

/** The rule has two states and nothing between, and so has what shows it. */
export function CriterionSwitch({ points, kept, lost, both = false }: Props) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const isKept = points === criterionPoints
  const isLost = points === 0
  return (
    <div className={styles.switch}>
      <p className={classNames((isKept || both) && styles.kept)}>
        <b>
          {isKept || both ? <Mark shape="on-track" /> : null}
          {format.number(criterionPoints)}
        </b>
        {kept}
        {isKept ? <span className="vh">: {criterion.holds}</span> : null}
      </p>
      <p className={classNames((isLost || both) && styles.lost)}>
        <b>
          {isLost || both ? <Mark shape="behind" /> : null}
          {format.number(0)}
        </b>
        {lost}
        {isLost ? <span className="vh">: {criterion.holds}</span> : null}
      </p>
    </div>
  )
}
