import { classNames } from './class-names.ts'
import styles from './skeleton.module.css'

/** Grey lines in place of text that is on its way; `label` is for those who listen. */
export const Skeleton = ({ label, lines = 3 }: { label: string; lines?: number }) => (
  <div className={classNames(styles.lines, styles.late)}>
    <span className="vh">{label}</span>
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
      <div key={line} className={styles.bar} />
    ))}
  </div>
)

/** A grey bar of the size of what will stand there, so that nothing moves when it comes. */
export const SkeletonBar = ({ width, height = '1em' }: { width: string; height?: string }) => (
  <span className={classNames(styles.bar, styles.inline)} style={{ width, height }} aria-hidden="true" />
)
