import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'
import { Skeleton } from './skeleton.tsx'

/** A question has four faces beside its answer; each says something else. */
export type Face =
  | { face: 'waiting'; label: string; lines?: number }
  | { face: 'failed'; title: string; again?: { label: string; press: () => void } | undefined }
  /** why there is nothing */
  | { face: 'empty'; title: string }
  /** what is missing from what is shown */
  | { face: 'partial'; title: string }

/** `children`: what follows from it, what to do, whom to ask. */
export function Notice({ children, ...face }: Face & { children?: ReactNode }) {
  if (face.face === 'waiting') return <Skeleton label={face.label} lines={face.lines ?? 3} />
  return (
    <div className={classNames(styles.notice, styles[face.face])}>
      <p className={styles.title}>{face.title}</p>
      {children ? <div className={styles.text}>{children}</div> : null}
      {face.face === 'failed' && face.again ? (
        <Button className={styles.again} onClick={face.again.press}>
          {face.again.label}
        </Button>
      ) : null}
    </div>
  )
}
