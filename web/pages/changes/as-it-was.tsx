import { useAllWords } from '../../app/all-words.ts'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import styles from './changes.module.css'

type Props = {
  kpi: { id: string }
  office?: string | undefined
  period?: string | undefined
  /** the moment to look back from */
  asOf: string
  /** what is looked at, for those who listen */
  what: string
}

/** The figure as it stood before. */
export function AsItWas({ kpi, office, period, asOf, what }: Props) {
  const { changes: words } = useAllWords()
  const to = usePaths()
  return (
    <Link
      className={styles.was}
      href={to.kpi(kpi.id, { office, period, asOf })}
      preload={false}
      aria-label={words.asItWasOf(what)}
    >
      {words.asItWas}
    </Link>
  )
}

/** The last moment at which what changed at `at` was still as before. */
export const justBefore = (at: string): string => new Date(Date.parse(at) - 1).toISOString()
