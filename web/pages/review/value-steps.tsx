import { stateWords } from '../../../server/core/approval/states.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useValueHistory } from '../../data/queries.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { EvidenceList } from '../../widgets/evidence-list.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import type { FigureItem } from './review-item.ts'
import styles from './review-table.module.css'

/** Everything that happened to one value, newest first, and the files that back it. */
export function ValueSteps({ item: { cell } }: { item: FigureItem }) {
  const { shell, review: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { kpi, office, period } = cell
  const answer = useValueHistory({ kpi, office, period })
  return (
    <>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={3} />}
        empty={() => null}
        partial={() => null}
      >
        {({ steps, kpi: { unit } }) => (
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={`${step.at} ${step.state}`}>
                <span className={styles.when}>{format.instant(step.at)}</span>
                <span>
                  <b>{stateWords[step.state][lang]}</b>, {step.by}
                  {step.numerator === null ? null : (
                    <>
                      : {format.fraction(step.numerator, unit === 'share' ? step.denominator : null)}{' '}
                      <VintageMark vintage={step.vintage} always />
                    </>
                  )}
                  {step.reason ? <span className={styles.said}>{words.reason(step.reason)}</span> : null}
                  {step.explanation ? (
                    <span className={styles.said}>{words.explanation(step.explanation)}</span>
                  ) : null}
                  {step.note ? <span className={styles.said}>{words.note(step.note)}</span> : null}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Answered>
      <EvidenceList of={{ kpi, office, period }} canChange={false} />
    </>
  )
}
