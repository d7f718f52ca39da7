import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import { Facts } from './facts.tsx'
import styles from './task-page.module.css'

/** How far it is, as last verified: in per cent, in words, what hinders and what is asked for. */
export function Progress({ page: { task, latest } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const isEmpty = task.progress === null && !latest && !task.result
  return (
    <Section title={words.progress} note={latest ? words.confirmedAt(format.instant(latest.at)) : undefined}>
      {isEmpty ? <p className="muted">{words.noProgress}</p> : null}
      {task.progress === null ? null : (
        <p className={styles.percent}>
          <b className="num">{words.percent(format.number(task.progress))}</b>
          <span className={styles.track} aria-hidden="true">
            <span style={{ width: `${task.progress}%` }} />
          </span>
        </p>
      )}
      {isEmpty ? null : (
        <Facts
          facts={[
            ...(task.result ? [[words.result, task.result] as const] : []),
            ...(latest
              ? [
                  [words.latestNote, latest.note] as const,
                  [words.difficulties, latest.difficulties ?? words.none] as const,
                  [words.requests, latest.requests ?? words.none] as const,
                ]
              : []),
          ]}
        />
      )}
    </Section>
  )
}
