import type { OfficeRating, RatingPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useTaskRating } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { criterionChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { Points } from '../../widgets/points.tsx'
import { type Standing, standingOf, standings } from './standing.ts'
import styles from './task-rating-page.module.css'

/** What the yearly criterion gives every office that the asker sees, as of the day that is looked at. */
export function TaskRatingPage() {
  const { shell, tasks: words } = useAllWords()
  const { view } = useViewState()
  const to = usePaths()
  const answer = useTaskRating(view)
  return (
    <>
      <PageHeading title={words.rating.title} description={words.rating.description} />
      <p className={pageStyles.lead}>{words.rating.description}</p>
      <p className={styles.ways}>
        <Link href={to.tasks()}>{words.register}</Link>
        <Link href={to.seals()}>{words.criterion.toSeals}</Link>
      </p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={({ offices, year }) =>
          offices.length === 0 ? { title: words.criterion.cityNone(String(year)) } : null
        }
        partial={() => null}
      >
        {(page) => <Offices page={page} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Offices({ page }: { page: RatingPage }) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  const { view } = useViewState()
  const { offices, onTime, year, asOfDay, sample } = page
  const groups = standings
    .map((standing) => ({
      standing,
      rows: offices.filter(({ rating }) => standingOf(rating) === standing),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <Section
      title={words.rating.offices(String(year))}
      end={<ExportMenu of={words.rating.title} choices={criterionChoices(view, year)} />}
      note={
        onTime.denominator > 0
          ? words.rating.onTime(
              format.fraction(onTime.numerator, onTime.denominator),
              format.share(onTime.numerator / onTime.denominator),
            )
          : undefined
      }
    >
      <StackedTable
        caption={words.rating.caption(format.day(asOfDay))}
        columns={useColumns()}
        groups={groups.map(({ standing, rows }) => ({
          key: standing,
          rows,
          head: <GroupHead standing={standing} n={rows.length} />,
        }))}
        rowKey={({ office }) => office.code}
        className={styles.table}
      />
      <p className={styles.note}>{words.rating.how}</p>
      <AsOfLine asOfDay={asOfDay} unit={words.rating.unit} source={words.source} sample={sample} />
    </Section>
  )
}

function GroupHead({ standing, n }: { standing: Standing; n: number }) {
  const { rating } = useAllWords().tasks
  const format = useFormat()
  return (
    <span className={styles.group}>
      <b>{rating.standings[standing]}</b> <span>{rating.officesIn(format.number(n))}</span>
    </span>
  )
}

function useColumns(): StackedColumn<OfficeRating>[] {
  const { rating: words } = useAllWords().tasks
  const format = useFormat()
  return [
    {
      key: 'office',
      head: words.columns.office,
      names: true,
      className: styles.office,
      cell: ({ office }) => <OfficeLink office={office} />,
    },
    {
      key: 'points',
      head: words.columns.points,
      className: styles.points,
      cell: ({ rating }) => <Points points={rating.points} />,
    },
    {
      key: 'tasks',
      head: words.columns.tasks,
      end: true,
      className: styles.tasks,
      label: words.columns.tasks,
      cell: (row) => <TaskCount row={row} />,
    },
    {
      key: 'deciding',
      head: words.columns.deciding,
      className: styles.deciding,
      cell: ({ rating: { deciding } }) => (deciding.length ? <Deciding deciding={deciding} /> : null),
    },
    {
      key: 'next',
      head: words.columns.next,
      className: styles.next,
      label: words.columns.next,
      cell: ({ rating: { next } }) => (next ? <Next next={next} /> : null),
    },
    {
      key: 'undated',
      head: words.columns.undated,
      end: true,
      className: styles.undated,
      label: words.columns.undated,
      cell: ({ rating: { undated } }) => (undated > 0 ? format.number(undated) : null),
    },
  ]
}

function TaskCount({ row: { office, rating } }: { row: OfficeRating }) {
  const { criterion } = useAllWords().tasks
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  return (
    <Link href={to.tasks({ office: office.code })} aria-label={criterion.tasksOf(office.name[lang])}>
      {format.number(rating.tasks)}
    </Link>
  )
}

/** More of them than these decide nothing that one does not. */
const mostDeciding = 3

function Deciding({ deciding }: Pick<OfficeRating['rating'], 'deciding'>) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const to = usePaths()
  return (
    <ul>
      {deciding.slice(0, mostDeciding).map(({ code, daysLate, open, missedOn }) => (
        <li key={code}>
          <Link href={to.task(code)}>
            {open
              ? criterion.openLate(code, format.days(daysLate))
              : criterion.doneLate(code, format.days(daysLate))}
          </Link>{' '}
          <span>{criterion.missed(format.day(missedOn))}</span>
        </li>
      ))}
      {deciding.length > mostDeciding ? (
        <li>{criterion.moreDeciding(format.number(deciding.length - mostDeciding))}</li>
      ) : null}
    </ul>
  )
}

function Next({ next: { code, dueOn, daysLeft } }: { next: NonNullable<OfficeRating['rating']['next']> }) {
  const { rating: words } = useAllWords().tasks
  const format = useFormat()
  const to = usePaths()
  return (
    <>
      <Link href={to.task(code)}>{code}</Link>, {format.day(dueOn)}
      <span className={styles.left}>{daysLeft === 0 ? words.today : words.left(format.days(daysLeft))}</span>
    </>
  )
}
