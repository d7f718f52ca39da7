import type { ContestRow } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useContests } from '../../data/queries.ts'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { ContestEntry } from './contest-entry.tsx'
import styles from './contests.module.css'

/** Figures that offices contest: those that wait for a decision, then those decided. */
export function ContestsPage() {
  const { contests: words, shell } = useAllWords()
  const answer = useContests({}, true)
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={(rows) => (rows.length === 0 ? { title: words.none, help: words.noneHelp } : null)}
        partial={() => null}
      >
        {(rows) => <Lists rows={rows} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Lists({ rows }: { rows: readonly ContestRow[] }) {
  const { contests: words } = useAllWords()
  const format = useFormat()
  const open = rows.filter(({ state }) => state === 'open')
  const decided = rows.filter(({ state }) => state !== 'open')
  const oldest = Math.max(0, ...open.map(({ days }) => days))
  return (
    <>
      <p className={styles.lead}>
        {open.length
          ? words.lead(format.number(open.length), oldest > 0 ? format.days(oldest) : null)
          : words.leadNone}
      </p>
      {open.length ? (
        <Section title={words.openOnes}>
          <Entries rows={open} />
        </Section>
      ) : null}
      {decided.length ? (
        <Section title={words.decidedOnes}>
          <Entries rows={decided} />
        </Section>
      ) : null}
    </>
  )
}

const Entries = ({ rows }: { rows: readonly ContestRow[] }) => (
  <ul className={styles.list}>
    {rows.map((row) => (
      <li key={row.code}>
        <ContestEntry row={row} />
      </li>
    ))}
  </ul>
)
