import { absent } from '../../server/core/format.ts'
import type { ContestRow } from '../../server/core/reporting/answers.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { Link } from '../ui/link.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { contestFigure } from './contest-figure.ts'
import styles from './contest-lines.module.css'
import { KpiLink } from './kpi-link.tsx'

type Props = {
  contests: readonly ContestRow[]
  /** what the place does not say itself */
  name: 'kpi' | 'office'
}

/** Figures that are contested, each with both values. */
export function ContestLines({ contests, name }: Props) {
  const { contested: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  if (contests.length === 0) return null
  return (
    <ul className={styles.lines}>
      {contests.map(({ code, kpi, office, period, disputed, claimed, days }) => (
        <li key={code}>
          <StateMark state="waiting">
            <b>{words.mark}</b>
          </StateMark>
          <span>
            {name === 'kpi' ? (
              <KpiLink kpi={kpi} patch={{ office: office.code, period }} />
            ) : (
              office.name[lang]
            )}
            {`, ${format.periodInText(period)}`}
          </span>
          <span>
            <span className={styles.key}>{words.here}</span>{' '}
            {disputed ? contestFigure(disputed, kpi, format) : absent}
          </span>
          <span>
            <span className={styles.key}>{words.claimed}</span> <b>{contestFigure(claimed, kpi, format)}</b>
          </span>
          <span className={styles.age}>{days > 0 ? words.age(format.days(days)) : words.today}</span>
          <Link href={to.contests()}>{words.see}</Link>
        </li>
      ))}
    </ul>
  )
}
