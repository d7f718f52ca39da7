import type { DrillRow, OfficePage, RowPage } from '../../../server/core/answers.ts'
import { stages } from '../../../server/core/deadline.ts'
import { lowerFirst } from '../../../server/core/sentences/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useRows } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { RowStage } from '../../widgets/row-stage.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { StageMark } from '../../widgets/status-mark.tsx'
import { taskRegister, tasksView } from './asked-views.ts'
import { useOfficeLinks } from './office-links.ts'
import { lineOf, originalOf, spanOf } from './task-line.ts'
import { Timeline, TimelineHead, TimelineKey } from './task-timeline.tsx'
import styles from './tasks-section.module.css'

/** Its tasks: what is open, worst first, and what was done late. */
export function TasksSection({ page }: { page: OfficePage }) {
  const { office: words, faces } = useWords()
  const { view } = useViewState()
  const link = useOfficeLinks(page)
  const answer = useRows(tasksView(view, page.office.code), taskRegister)
  const rows = answer.face === 'here' ? answer.data : null
  return (
    <Section
      title={words.tasks}
      note={<Done page={page} />}
      end={rows?.rows.some((row) => row.sample) ? <SampleLabel /> : undefined}
    >
      <Answered
        answer={answer}
        waiting={<Skeleton label={faces.waiting} lines={4} />}
        empty={({ parts }) => (parts.denominator.rows === 0 ? { title: words.noTasks } : null)}
        partial={() => null}
      >
        {(found) => (
          <>
            <Counts page={page} rows={found} />
            {found.rows.length ? (
              <TaskTable page={page} rows={found} />
            ) : (
              <p className={styles.none}>{words.allDone}</p>
            )}
            <p className={styles.all}>
              <Link href={link.rows(taskRegister, {})}>{words.allTasks}</Link>
            </p>
          </>
        )}
      </Answered>
    </Section>
  )
}

/** "2/5 nhiệm vụ của năm đã hoàn thành" */
function Done({ page }: { page: OfficePage }) {
  const { office: words } = useWords()
  const format = useFormat()
  const done = page.items.find(({ item }) => item.id === 'tasks-completed')?.item
  if (!done || done.value === null) return null
  return words.tasksDone(`${format.fraction(done.numerator, done.denominator)} (${format.share(done.value)})`)
}

/** How many of each stage, those not listed too. */
function Counts({ page, rows }: { page: OfficePage; rows: RowPage }) {
  const { parts } = useWords()
  const format = useFormat()
  const link = useOfficeLinks(page)
  const found = rows.facets.find((facet) => facet.key === 'stage')?.values ?? []
  const counts = stages.flatMap((stage) => {
    const n = found.find(({ value }) => value === stage)?.rows
    return n ? [{ stage, n }] : []
  })
  return (
    <ul className={styles.counts}>
      {counts.map(({ stage, n }) => (
        <li key={stage}>
          <Link href={link.rows(taskRegister, { filter: `stage:${stage}` })} preload={false}>
            <StageMark stage={stage} word={`${format.number(n)} ${lowerFirst(parts.stages[stage])}`} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function TaskTable({ page, rows }: { page: OfficePage; rows: RowPage }) {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const link = useOfficeLinks(page)
  return (
    <>
      <StackedTable
        caption={words.tasksCaption(page.office.name[lang])}
        columns={useTaskColumns(page, rows)}
        groups={[{ key: 'tasks', rows: rows.rows }]}
        rowKey={(row) => row.key}
        className={styles.table}
      />
      <TimelineKey />
      {rows.found > rows.rows.length ? (
        <p className={styles.all}>
          <Link href={link.rows(taskRegister, {})}>
            {words.moreTasks(format.number(rows.found - rows.rows.length))}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function useTaskColumns(page: OfficePage, { rows, until }: RowPage): StackedColumn<DrillRow>[] {
  const { office } = useWords()
  const lang = useLang()
  const link = useOfficeLinks(page)
  const span = spanOf(rows, until)
  const year = until.slice(0, 4)
  return [
    { key: 'code', head: office.itemCode, className: styles.code, cell: (row) => row.code },
    {
      key: 'task',
      head: office.task,
      names: true,
      className: styles.task,
      cell: (row) => (
        <>
          <Link className="plain" href={link.rows(taskRegister, { q: row.code })} preload={false}>
            {textIn(row.cells.name, lang) ?? row.code}
          </Link>
          <span className={styles.under}>
            {page.office.kind === 'city' ? row.office.name[lang] : null}
            {row.cells.year && row.cells.year !== year ? office.ofYear(String(row.cells.year)) : null}
          </span>
        </>
      ),
    },
    {
      key: 'deadline',
      head: office.deadline,
      className: styles.deadline,
      cell: (row) => <Deadline row={row} />,
    },
    {
      key: 'timeline',
      head: <TimelineHead span={span} />,
      className: styles.timeline,
      cell: (row) => <Timeline line={lineOf(row, span)} span={span} />,
    },
    {
      key: 'stage',
      head: office.status,
      className: styles.stage,
      cell: (row) => <RowStage row={row} until={until} />,
    },
  ]
}

function Deadline({ row }: { row: DrillRow }) {
  const { office: words } = useWords()
  const format = useFormat()
  const original = originalOf(row)
  return (
    <>
      {row.dueOn ? format.day(row.dueOn) : words.noDeadline}
      <span className={styles.under}>
        {original && row.dueOn && original !== row.dueOn ? words.originally(format.day(original)) : null}
        {row.doneOn ? ` ${words.doneOn(format.day(row.doneOn))}` : null}
      </span>
    </>
  )
}

const textIn = (cell: DrillRow['cells'][string] | undefined, lang: 'vi' | 'en'): string | null =>
  typeof cell === 'object' && cell !== null ? cell[lang] : null
