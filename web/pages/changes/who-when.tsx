import { absent } from '../../../server/core/format.ts'
import { useFormat } from '../../app/lang.tsx'
import styles from './changes.module.css'

/** Who recorded it, and when. */
export function WhoWhen({ by, at }: { by: string | null; at: string }) {
  const format = useFormat()
  return (
    <>
      {by ?? absent}
      <time className={styles.when} dateTime={at}>
        {format.instant(at)}
      </time>
    </>
  )
}
