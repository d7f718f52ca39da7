import type { SealRow } from '../../../server/core/seals/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useSeals } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { HashText } from './hash-text.tsx'
import { SealForm } from './seal-form.tsx'
import { SealMark } from './seal-mark.tsx'
import styles from './seals.module.css'

/** Periods whose result was frozen, each with the proof that it is what was frozen. */
export function SealsPage() {
  const { shell, seals: words, tasks } = useAllWords()
  const to = usePaths()
  const answer = useSeals()
  const columns = useColumns()
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <p className={styles.ways}>
        <Link href={to.tasks()}>{tasks.register}</Link>
        <Link href={to.taskRating()}>{tasks.rating.title}</Link>
      </p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={() => null}
        partial={() => null}
      >
        {(list) => (
          <>
            {list.may.seal ? <SealForm list={list} /> : null}
            <Section title={words.list}>
              {list.seals.length === 0 ? (
                <p className="muted">
                  {words.none} {words.noneHelp}
                </p>
              ) : (
                <StackedTable
                  caption={words.caption}
                  columns={columns}
                  groups={[{ key: 'seals', rows: list.seals }]}
                  rowKey={({ code }) => code}
                  className={styles.list}
                />
              )}
            </Section>
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function useColumns(): StackedColumn<SealRow>[] {
  const { seals: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  return [
    {
      key: 'period',
      head: words.columns.period,
      names: true,
      className: styles.period,
      cell: ({ code, version }) => (
        <>
          <Link href={to.seal(code)}>{format.period(code)}</Link>
          {version > 1 ? <small>{words.version(version)}</small> : null}
        </>
      ),
    },
    {
      key: 'frozen',
      head: words.columns.frozen,
      className: styles.frozen,
      cell: ({ frozenBy, frozenAt }) => words.by(frozenBy, format.instant(frozenAt)),
    },
    {
      key: 'tasks',
      head: words.columns.tasks,
      end: true,
      className: styles.tasks,
      label: words.columns.tasks,
      cell: ({ tasks }) => format.number(tasks),
    },
    {
      key: 'check',
      head: words.columns.check,
      className: styles.check,
      cell: ({ verified, hash }) => (
        <>
          <SealMark verified={verified} />
          <HashText hash={hash} />
        </>
      ),
    },
    {
      key: 'disputes',
      head: words.columns.disputes,
      end: true,
      className: styles.disputes,
      label: words.columns.disputes,
      cell: ({ openDisputes }) => (openDisputes > 0 ? format.number(openDisputes) : null),
    },
  ]
}
