import type { Unit } from '../../server/core/value.ts'
import styles from './place-strip.module.css'

type Props = {
  unit: Unit
  value: number | null
  median: number | null
  /** what the target asks for today */
  expected: number | null
}

/** Room beyond the largest of the three, so that nothing lies on the very edge. */
const room = 1.1

/** Parts of the width, 0…1: of a share the whole is everything, of a count a little more than the largest. */
export function placesOf({
  unit,
  value,
  median,
  expected,
}: Props): Record<'value' | 'median' | 'expected', number | null> {
  const whole = unit === 'share' ? 1 : Math.max(value ?? 0, median ?? 0, expected ?? 0) * room || 1
  const at = (n: number | null) => (n === null ? null : Math.min(1, Math.max(0, n / whole)))
  return { value: at(value), median: at(median), expected: at(expected) }
}

const percent = (part: number) => `${part * 100}%`

/** Where an office stands beside the middle of its kind. The figures beside it say the same: it is for the eye alone. */
export function PlaceStrip(props: Props) {
  const { value, median, expected } = placesOf(props)
  if (value === null && median === null) return null
  return (
    <span className={styles.strip} aria-hidden="true">
      <span className={styles.scale}>
        {median === null ? null : <span className={styles.median} style={{ left: percent(median) }} />}
        {expected === null ? null : <span className={styles.expected} style={{ left: percent(expected) }} />}
        {value === null ? null : <span className={styles.office} style={{ left: percent(value) }} />}
      </span>
    </span>
  )
}

/** The three signs, for the line that explains them. */
export const StripSign = ({ sign }: { sign: 'office' | 'median' | 'expected' }) => (
  <span className={styles.sign} aria-hidden="true">
    <span className={styles[sign]} style={{ left: '50%' }} />
  </span>
)
