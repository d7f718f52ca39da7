import type { Bullet as Drawn } from '../../server/core/charts/bullet.ts'
import styles from './bullet.module.css'

const percent = (part: number) => `${part * 100}%`

/**
 * How far, and how far it should be: the full tick is the target, the short one where the path to it should be now.
 * The words under the tick lean to the side that has room.
 */
export function Bullet({ value, target, expected, label }: Drawn & { label: string }) {
  const side = target > 0.5 ? { right: percent(1 - target) } : { left: percent(target) }
  return (
    <div className={styles.bullet}>
      <div className={styles.track} />
      <div className={styles.fill} style={{ width: percent(value) }} />
      {expected === target ? null : <div className={styles.path} style={{ left: percent(expected) }} />}
      <div className={styles.tick} style={{ left: percent(target) }} />
      <span className={styles.label} style={side}>
        {label}
      </span>
    </div>
  )
}
