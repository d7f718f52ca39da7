import type { Coverage } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useMe } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { holds } from '../../widgets/decides.ts'
import { OfficeLink } from '../../widgets/office-link.tsx'
import styles from './coverage-table.module.css'

type Row = Coverage['offices'][number]

const waitingIn = ({ counts }: Row) => counts.submitted + counts.endorsed
const begunIn = ({ counts }: Row) => counts.entered + counts.returned

/** One line an office, the furthest behind first. */
export function CoverageTable({ data }: { data: Coverage }) {
  const { coverage: words } = useAllWords()
  return (
    <>
      <p className={styles.key}>
        {(['approved', 'waiting', 'missing'] as const).map((part) => (
          <span key={part}>
            <i className={styles[part]} aria-hidden="true" />
            {words.key[part]}
          </span>
        ))}
      </p>
      <StackedTable
        caption={words.table}
        className={styles.table}
        columns={useColumns(data)}
        groups={[{ key: 'all', rows: data.offices }]}
        rowKey={({ office }) => office.code}
      />
    </>
  )
}

function useColumns({ period }: Coverage): StackedColumn<Row>[] {
  const { coverage: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const answer = useMe()
  const me = answer.face === 'here' ? answer.data : null
  const count = (key: keyof typeof words.counts, of: (row: Row) => number): StackedColumn<Row> => ({
    key,
    head: words.counts[key],
    end: true,
    className: styles[`${key}Cell`],
    label: words.counts[key].toLowerCase(),
    cell: (row) => format.number(of(row)),
  })
  return [
    {
      key: 'office',
      head: words.office,
      names: true,
      className: styles.office,
      cell: ({ office }) => <OfficeLink office={office} />,
    },
    {
      key: 'part',
      head: words.part,
      className: styles.part,
      cell: (row) => (
        <>
          <Bar row={row} />
          <span className={styles.fraction}>
            {format.fraction(row.counts.approved + waitingIn(row), row.expected)}
          </span>
        </>
      ),
    },
    count('expected', ({ expected }) => expected),
    count('approved', ({ counts }) => counts.approved),
    count('waiting', waitingIn),
    count('begun', begunIn),
    count('missing', ({ counts }) => counts.empty),
    {
      key: 'late',
      head: words.late,
      className: styles.lateCell,
      cell: ({ late }) =>
        late > 0 ? (
          <StateMark state="off">
            {words.late} {format.number(late)}
          </StateMark>
        ) : null,
    },
    {
      key: 'due',
      head: words.due,
      end: true,
      className: styles.due,
      label: words.due.toLowerCase(),
      cell: ({ due }) => format.day(due),
    },
    {
      key: 'ways',
      head: words.ways,
      className: styles.ways,
      cell: (row) => {
        const { code, name } = row.office
        const ways = [
          ...(holds(me, 'enter-figures', code)
            ? [{ href: to.entryGrid(code, { period }), say: words.toUpdates }]
            : []),
          ...(waitingIn(row) > 0 && holds(me, 'approve-figures')
            ? [{ href: to.review({ office: code }), say: words.toReview }]
            : []),
        ]
        return ways.length > 0
          ? ways.map(({ href, say }) => (
              <Link key={href} href={href} aria-label={words.wayOf(say, name[lang])}>
                {say}
              </Link>
            ))
          : null
      },
    },
  ]
}

/** One cell a value: full, hatched, hollow. The columns beside it say it in numbers. */
const mostCells = 40

function Bar({ row }: { row: Row }) {
  const { counts, expected } = row
  const parts = [
    { part: 'approved', n: counts.approved },
    { part: 'waiting', n: waitingIn(row) },
    { part: 'missing', n: expected - counts.approved - waitingIn(row) },
  ] as const
  const isCells = expected <= mostCells
  return (
    <span className={styles.bar} aria-hidden="true">
      {parts.flatMap(({ part, n }) =>
        isCells
          ? Array.from({ length: n }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no other name than its place
              <i key={`${part} ${i}`} className={styles[part]} />
            ))
          : [<i key={part} className={styles[part]} style={{ flexGrow: n }} />],
      )}
    </span>
  )
}
