import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import { DeadlineRun, RunHead, RunKey } from '../../widgets/deadline-run.tsx'
import { runOf, spanOf } from '../../widgets/deadline-span.ts'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import styles from './task-page.module.css'

/** The deadline as it was first set, for ever, and how it came to be what it is. */
export function Deadlines({ page }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const { task, deadlines } = page
  const isMoved = task.originalDueOn !== task.dueOn
  return (
    <Section title={words.deadlines} end={task.sample ? <SampleLabel /> : undefined}>
      <p className={styles.dates}>
        <span>
          {words.original}: <b>{task.originalDueOn ? format.day(task.originalDueOn) : words.noDeadline}</b>
        </span>
        {isMoved ? (
          <span>
            {words.inForce}: <b>{task.dueOn ? format.day(task.dueOn) : words.noDeadline}</b>
          </span>
        ) : null}
      </p>
      {task.dueOn ? <Drawn page={page} /> : null}
      <ol className={styles.entries}>
        {deadlines.map((step, i) => (
          <li key={`${step.on} ${step.dueOn}`}>
            <span className={styles.when}>{format.day(step.on)}</span>
            <span>
              <b>
                {i === 0
                  ? `${words.assigned}: ${step.dueOn ? format.day(step.dueOn) : words.noDeadline}`
                  : words.extendedTo(format.day(step.dueOn))}
              </b>
              {step.document ? <span className={styles.said}>{step.document}</span> : null}
              {step.reason ? <span className={styles.said}>{words.because(step.reason)}</span> : null}
              {step.late ? <span className={styles.lateStep}>{words.askedLate}</span> : null}
              <span className={styles.who}>{step.by}</span>
            </span>
          </li>
        ))}
      </ol>
      {task.heldToOn && !deadlines.some(({ late }) => late) ? (
        <p className={styles.lateStep}>{words.heldTo(format.day(task.heldToOn))}</p>
      ) : null}
    </Section>
  )
}

function Drawn({ page: { task, asOfDay } }: { page: TaskPage }) {
  const span = spanOf([task], asOfDay, 6)
  return (
    <>
      <div className={styles.drawn}>
        <RunHead span={span} />
        <DeadlineRun run={runOf(task, span)} span={span} />
      </div>
      <RunKey />
    </>
  )
}
