import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import { Facts } from './facts.tsx'

/** The six things that must be clear of a task, and the document that assigns it. */
export function ClearThings({ page: { task } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { person, work, time, responsibility, product, authority } = words.clearThings
  return (
    <Section title={words.clear}>
      <Facts
        facts={[
          [person, task.person],
          [work, task.name[lang]],
          [
            time,
            task.dueOn ? format.day(task.dueOn) : [words.noDeadline, task.note].filter(Boolean).join('. '),
          ],
          [responsibility, task.responsibility],
          [product, task.product],
          [authority, task.authority],
          [words.assignedBy, task.assignedBy],
        ]}
      />
    </Section>
  )
}
