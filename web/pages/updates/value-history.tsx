import type { ValueHistory as History, ReportedKpiRef } from '../../../server/core/reporting/answers.ts'
import { vintageWords } from '../../../server/core/reporting/vintage.ts'
import { valueOf } from '../../../server/core/value.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useValueHistory } from '../../data/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AttachEvidence } from '../../widgets/evidence-attach.tsx'
import { EvidenceList } from '../../widgets/evidence-list.tsx'
import { ReportState } from '../../widgets/report-state.tsx'
import type { Cell } from './row-checks.ts'
import styles from './value-history.module.css'

type Props = { cell: Cell; kpi: ReportedKpiRef; name: string; close: () => void }

/** Everything that happened to one value, newest first, and the files that back it. */
export function ValueHistory({ cell: { office, period, locked }, kpi, name, close }: Props) {
  const { shell, updates: words } = useAllWords()
  const value = { kpi: kpi.id, office, period }
  const answer = useValueHistory(value)
  const canChange = !locked
  return (
    <section className={styles.history} aria-label={words.historyOf(name)}>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={2} />}
        empty={({ steps }) => (steps.length > 0 ? null : { title: words.noHistory })}
        partial={() => null}
      >
        {({ steps }) => (
          <ol className={styles.steps}>
            {steps.map((step) => (
              <Step key={`${step.at} ${step.state}`} step={step} kpi={kpi} />
            ))}
          </ol>
        )}
      </Answered>
      <EvidenceList of={value} canChange={canChange} />
      <AttachEvidence of={value} canChange={canChange} />
      <Button onClick={close}>{words.close}</Button>
    </section>
  )
}

function Step({ step, kpi }: { step: History['steps'][number]; kpi: ReportedKpiRef }) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { numerator, denominator, vintage, reason } = step
  const value = numerator === null ? null : valueOf({ numerator, denominator }, kpi.unit)
  const said = [step.source, step.note, step.explanation].filter(Boolean)
  return (
    <li>
      <ReportState state={step.state} />
      <span className="num">
        {numerator === null
          ? words.nothingIn
          : [
              format.fraction(numerator, denominator),
              ...(kpi.unit === 'share' ? [format.share(value)] : []),
              vintageWords[vintage][lang],
            ].join(', ')}
      </span>
      <span className="muted">{words.historyStep(step.by, format.instant(step.at))}</span>
      {reason ? <span>{words.returnedBecause(reason)}</span> : null}
      {said.length > 0 ? <span className="muted">{said.join('; ')}</span> : null}
    </li>
  )
}
