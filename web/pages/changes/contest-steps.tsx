import type { Change, Changes } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { contestMarks } from '../../widgets/contest-marks.ts'
import styles from './changes.module.css'
import { Group } from './group.tsx'
import { NowLink } from './now-link.tsx'
import { Steps } from './steps.tsx'

type ContestChange = Extract<Change, { kind: 'contest' }>

/** Contests opened and decided. */
export function ContestSteps({ changes: { changes, tally } }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const rows = changes.filter((change): change is ContestChange => change.kind === 'contest')
  return (
    <Group kind="contest" found={tally.contest} listed={rows.length}>
      <Steps
        steps={rows.map((row) => ({
          key: `${row.at} ${row.kpi.id} ${row.office.code} ${row.period}`,
          what: <NowLink kpi={row.kpi} office={row.office.code} period={row.period} />,
          where: `${row.office.name[lang]}, ${format.periodInText(row.period)}`,
          happened: <StateMark state={contestMarks[row.state]}>{words.contestStates[row.state]}</StateMark>,
          why: row.why,
          by: row.by,
          at: row.at,
        }))}
      />
      <p className={styles.more}>
        <Link href={to.contests()}>{words.toContests}</Link>
      </p>
    </Group>
  )
}
