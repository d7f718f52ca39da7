import styles from './point-bar.module.css'

type Props = {
  score: number | null
  max: number /** the maximum of the longest bar beside it */
  most: number
}

/** Points of a maximum; the numbers beside it say the same. */
export function PointBar({ score, max, most }: Props) {
  const part = max > 0 ? (score ?? 0) / max : 0
  return (
    <span className={styles.bar} style={{ width: `${(100 * max) / most}%` }} aria-hidden="true">
      <i
        className={score === null ? styles.absent : styles.reached}
        style={{ width: score === null ? '100%' : `${100 * part}%` }}
      />
    </span>
  )
}
