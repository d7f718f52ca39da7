import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './task-page.module.css'

/** The periods whose frozen results hold the task, with what they are checked by. */
export function SealedIn({ page: { sealedIn } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  return (
    <Section title={words.sealedIn}>
      {sealedIn.length === 0 ? (
        <p className="muted">{words.notSealed}</p>
      ) : (
        <ul className={styles.entries}>
          {sealedIn.map(({ code, hash }) => (
            <li key={code}>
              <Link className={styles.when} href={to.seal(code)}>
                {format.period(code)}
              </Link>
              <code className={styles.hash}>{hash}</code>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
