import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { Section } from '../../ui/section.tsx'
import { EvidenceFiles } from '../../widgets/evidence-list.tsx'

/** The files that back what has been verified. */
export function TaskEvidence({ page: { evidence } }: { page: TaskPage }) {
  const { task: words } = useAllWords()
  return (
    <Section title={words.evidence}>
      {evidence.length === 0 ? (
        <p className="muted">{words.noEvidence}</p>
      ) : (
        <EvidenceFiles files={evidence} canChange={false} />
      )}
    </Section>
  )
}
