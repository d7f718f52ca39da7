import { useState } from 'react'
import type { DisputeRow, SealPage } from '../../../server/core/seals/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { contestMarks } from '../../widgets/contest-marks.ts'
import { AnswerForm } from './answer-form.tsx'
import { DisputeForm } from './dispute-form.tsx'
import { shortHash } from './hash-text.tsx'
import styles from './seals.module.css'

/** What offices hold against a frozen result, and what they were answered: part of the record. */
export function Disputes({ page }: { page: SealPage }) {
  const { seals: words } = useAllWords()
  const [isOpening, setOpening] = useState(false)
  const { disputes, may } = page
  const mayOpen = may.disputeFor.length > 0 && page.content !== null
  return (
    <Section
      title={words.disputes}
      end={
        mayOpen && !isOpening ? <Button onClick={() => setOpening(true)}>{words.dispute}</Button> : undefined
      }
    >
      {mayOpen && isOpening ? <DisputeForm page={page} close={() => setOpening(false)} /> : null}
      {disputes.length === 0 ? <p className="muted">{words.noDisputes}</p> : null}
      <ul className={styles.disputeList}>
        {disputes.map((dispute) => (
          <li key={dispute.code}>
            <Dispute dispute={dispute} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Dispute({ dispute }: { dispute: DisputeRow }) {
  const { seals: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const [isAnswering, setAnswering] = useState(false)
  const { task, office, claim, reason, state, openedBy, openedAt, aboutHash } = dispute
  const { answer, answeredBy, answeredAt, may } = dispute
  return (
    <article className={styles.dispute} aria-label={`${task.code}, ${office.name[lang]}`}>
      <header>
        <h3>
          <Link href={to.task(task.code)}>{task.code}</Link> {task.name?.[lang]}
        </h3>
        <p>{office.name[lang]}</p>
        <p>
          <StateMark state={contestMarks[state]}>{words.states[state]}</StateMark>
        </p>
      </header>
      <dl className={styles.said}>
        <dt>{words.claim}</dt>
        <dd>{claim}</dd>
        <dt>{words.why}</dt>
        <dd>
          {reason}
          <span className={styles.by}>{words.opened(openedBy, format.instant(openedAt))}</span>
          {aboutHash ? <span className={styles.by}>{words.about(shortHash(aboutHash))}</span> : null}
        </dd>
        {answer ? (
          <>
            <dt>{words.answer}</dt>
            <dd>
              {answer}
              <span className={styles.by}>
                {words.answeredBy(answeredBy ?? '', format.instant(answeredAt))}
              </span>
            </dd>
          </>
        ) : null}
      </dl>
      {may.answer && !isAnswering ? (
        <p className={styles.buttons}>
          <Button
            aria-label={words.answerTo(task.code, office.name[lang])}
            onClick={() => setAnswering(true)}
          >
            {words.answer}
          </Button>
        </p>
      ) : null}
      {may.answer && isAnswering ? <AnswerForm dispute={dispute} close={() => setAnswering(false)} /> : null}
    </article>
  )
}
