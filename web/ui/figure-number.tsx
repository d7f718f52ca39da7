import { classNames } from './class-names.ts'
import styles from './figure-number.module.css'

type Props = {
  /** "over", where only a bound is known */
  over: string | null
  main: string
  of: string | null
  share: string | null
  noun: string | null
  /** the one figure of a page */
  large?: boolean
}

/** Beyond this many signs a figure with its denominator is set smaller, so that it stays on one line. */
const longFrom = 11

/** The big figure: numerator, lighter denominator, share after it. */
export function FigureNumber({ over, main, of, share, noun, large = false }: Props) {
  const isLong = !large && main.length + (of?.length ?? 0) >= longFrom
  return (
    <span className={classNames(styles.figure, isLong && styles.long, large && styles.large)}>
      {over ? <span className={styles.over}>{over} </span> : null}
      {main}
      {of === null ? null : <span className={styles.of}>/{of}</span>}
      {share ? <span className={styles.share}>{share}</span> : null}
      {noun ? <span className={styles.noun}>{noun}</span> : null}
    </span>
  )
}
