import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import { Differences } from '../../widgets/differences.tsx'
import styles from './task-page.module.css'

/** Everything that happened to the task: when, who, what, before and after. Newest first. */
export function TaskHistory({ page: { history } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  return (
    <Section title={words.history} note={format.number(history.length)}>
      <ol className={`${styles.entries} ${styles.history}`}>
        {history.map(({ at, by, what, differences, document }) => (
          <li key={`${at} ${what}`}>
            <span className={styles.when}>{format.instant(at)}</span>
            <span>
              <b>{words.events[what]}</b>
              <span className={styles.who}>{by}</span>
            </span>
            <span>
              <Differences differences={differences} />
              {document ? (
                <span className={styles.said}>
                  {words.document}: {document}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
