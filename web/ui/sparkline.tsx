import { type Sparkline as Drawn, sparklineBox } from '../../server/core/charts/sparkline.ts'
import styles from './sparkline.module.css'

const { width, height } = sparklineBox

/** A line without scales beside a figure that says the same: those who listen need only the figure. */
export const Sparkline = ({ path, alone, last }: Drawn) => (
  <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
    {path ? <path d={path} /> : null}
    {alone.map(({ x, y }) => (
      <circle key={x} className={styles.alone} cx={x} cy={y} r={1.4} />
    ))}
    {last ? (
      <circle
        className={last.full ? styles.full : styles.hollow}
        cx={last.x}
        cy={last.y}
        r={last.full ? 3 : 2.8}
      />
    ) : null}
  </svg>
)
