import { useState } from 'react'
import type { ContestRow } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { contestFigure } from '../../widgets/contest-figure.ts'
import { contestMarks } from '../../widgets/contest-marks.ts'
import { KpiLink } from '../../widgets/kpi-link.tsx'
import styles from './contests.module.css'
import { DecisionForm } from './decision-form.tsx'

/** One contest: both values, why, and what was decided. */
export function ContestEntry({ row }: { row: ContestRow }) {
  const { contests: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const [isDeciding, setDeciding] = useState(false)
  const { kpi, office, period, state } = row
  return (
    <article className={styles.entry} aria-label={`${kpi.name[lang]}, ${office.name[lang]}`}>
      <header className={styles.head}>
        <h3>
          <KpiLink kpi={kpi} patch={{ office: office.code, period }} />
        </h3>
        <p>
          {office.name[lang]}, {format.periodInText(period)}
        </p>
        <p className={styles.state}>
          <StateMark state={contestMarks[state]}>{words.states[state]}</StateMark>
          <span className={styles.age}>{useAge(row)}</span>
        </p>
      </header>
      <BothValues row={row} />
      <dl className={styles.said}>
        <dt>{words.reason}</dt>
        <dd>{row.reason}</dd>
        <dt>{words.source}</dt>
        <dd>{row.source}</dd>
        {row.decision ? (
          <>
            <dt>{words.decision}</dt>
            <dd>
              {row.decision}
              <span className={styles.by}>
                {words.decidedBy(row.decidedBy ?? '', format.instant(row.decidedAt))}
              </span>
            </dd>
          </>
        ) : null}
      </dl>
      <p className={styles.by}>{words.openedBy(row.openedBy, format.instant(row.openedAt))}</p>
      {row.may.decide && !isDeciding ? (
        <p className={styles.decide}>
          <Button
            aria-label={`${words.decide}: ${kpi.name[lang]}, ${office.name[lang]}`}
            onClick={() => setDeciding(true)}
          >
            {words.decide}
          </Button>
        </p>
      ) : null}
      {row.may.decide && isDeciding ? <DecisionForm row={row} close={() => setDeciding(false)} /> : null}
    </article>
  )
}

function useAge({ state, days }: ContestRow): string {
  const { contests: words } = useAllWords()
  const format = useFormat()
  if (state === 'open') return days > 0 ? words.waits(format.days(days)) : words.sinceToday
  return days > 0 ? words.took(format.days(days)) : words.tookNone
}

/** The disputed value beside the one claimed; the one in force too, where it is another by now. */
function BothValues({ row: { kpi, disputed, claimed, current, state } }: { row: ContestRow }) {
  const { contests: words } = useAllWords()
  const format = useFormat()
  const say = (figure: ContestRow['disputed']) =>
    figure ? contestFigure(figure, kpi, format) : words.noFigure
  const isMoved = state === 'open' && current !== null && say(current) !== say(disputed)
  return (
    <dl className={styles.both}>
      <div>
        <dt>{words.here}</dt>
        <dd className="num">{say(disputed)}</dd>
      </div>
      <div className={styles.claimed}>
        <dt>{words.claimed}</dt>
        <dd className="num">{say(claimed)}</dd>
      </div>
      {isMoved ? (
        <div>
          <dt>{words.current}</dt>
          <dd className="num">{say(current)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
