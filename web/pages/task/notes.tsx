import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './task-page.module.css'

/** What the office, those that help and the reviewer have remarked. */
export function Notes({ page: { notes } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <Section title={words.notes}>
      {notes.length === 0 ? <p className="muted">{words.noNotes}</p> : null}
      <ol className={styles.entries}>
        {notes.map(({ code, at, by, office, text }) => (
          <li key={code}>
            <span className={styles.when}>{format.instant(at)}</span>
            <span>
              <span className={styles.text}>{text}</span>
              <span className={styles.who}>
                {by}, {office ? office.name[lang] : words.wholeCity}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
