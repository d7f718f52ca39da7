import type { Words } from '../../server/core/words.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { useMe, useWaiting } from '../data/queries.ts'
import { Link } from '../ui/link.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { decides } from './decides.ts'
import styles from './waiting-mark.module.css'

type Props = {
  kpi: { id: string; name: Words }
  /** only of this office, where the page is about one */
  office?: string | undefined
}

/** A newer value has been sent and is not approved yet. Whoever decides is led to it. */
export function WaitingMark({ kpi, office }: Props) {
  const { parts } = useWords()
  const lang = useLang()
  const to = usePaths()
  const me = useMe()
  const waits = useWaiting().some(
    (one) => one.kpi === kpi.id && (!office || one.offices.some(({ code }) => code === office)),
  )
  if (!waits) return null
  const mark = <StateMark state="waiting">{parts.newerWaits}</StateMark>
  if (me.face !== 'here' || !decides(me.data)) return <span className={styles.mark}>{mark}</span>
  return (
    <Link
      className={styles.mark}
      href={to.review({ subject: kpi.id, office })}
      aria-label={parts.newerWaitsOf(kpi.name[lang])}
    >
      {mark}
    </Link>
  )
}
