import { kindWords } from '../../../server/core/proposals/proposal.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Asked } from './asked.tsx'
import styles from './task-page.module.css'

/** What was asked and what was decided, newest first, by which document. */
export function Decisions({ page: { decisions } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <Section title={words.decisions}>
      {decisions.length === 0 ? <p className="muted">{words.noDecisions}</p> : null}
      <ol className={styles.entries}>
        {decisions.map((one) => (
          <li key={one.code}>
            <span className={styles.when}>{format.day(one.decidedOn)}</span>
            <span>
              <b>{kindWords[one.kind][lang]}</b>{' '}
              <StateMark state={one.outcome === 'approved' ? 'on' : 'off'}>
                {words.outcomes[one.outcome]}
              </StateMark>
              <Asked kind={one.kind} content={one.content} />
              {one.document ? (
                <span className={styles.said}>
                  {words.document}: {one.document}
                </span>
              ) : null}
              {one.reason ? <span className={styles.said}>{words.because(one.reason)}</span> : null}
              <span className={styles.who}>
                {one.sentOn ? `${words.sentOn(one.enteredBy, format.day(one.sentOn))}; ` : null}
                {words.decidedBy(one.decidedBy, format.instant(one.decidedAt))}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
