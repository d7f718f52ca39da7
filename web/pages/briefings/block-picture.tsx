import type { BlockSpec } from '../../../server/core/briefings/spec.ts'
import styles from './block-picture.module.css'

/** A small drawing of what kind of page it will be; its name stands beside it. */
export function BlockPicture({ spec }: { spec: BlockSpec }) {
  return (
    <svg className={styles.picture} viewBox="0 0 64 36" aria-hidden="true">
      <path className={styles.words} d="M6 6h38M6 10h20" strokeWidth="2" />
      {shapeOf(spec)}
      <path className={styles.rule} d="M6 32h52" strokeWidth="1" />
    </svg>
  )
}

function shapeOf(spec: BlockSpec) {
  const isTable = 'as' in spec && spec.as === 'table'
  if (spec.kind === 'trend' && !isTable)
    return <path className={styles.line} d="M6 28 18 25 28 23 42 18 58 16" strokeWidth="2" />
  if ((spec.kind === 'ranking' || spec.kind === 'services') && !isTable)
    return <path className={styles.line} d="M6 16.5h48M6 21h34M6 25.5h22" strokeWidth="3" />
  if (spec.kind === 'card')
    return (
      <path className={styles.line} d="M6 17h14v9h-14zM25 17h14v9h-14zM44 17h14v9h-14z" strokeWidth="1.5" />
    )
  if (spec.kind === 'text' || spec.kind === 'sentence')
    return (
      <path
        className={spec.kind === 'text' ? styles.words : styles.line}
        d="M6 16h52M6 20h48M6 24h52M6 28h26"
        strokeWidth="1.5"
      />
    )
  return (
    <path
      className={styles.words}
      d="M6 15h52M6 19.5h52M6 24h52M6 28.5h52M24 15v13.5M42 15v13.5"
      strokeWidth="1"
    />
  )
}
