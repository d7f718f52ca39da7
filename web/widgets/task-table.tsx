import type { TaskList, TaskRow } from '../../server/core/tasks/answers.ts'
import { useAllWords } from '../app/all-words.ts'
import { useFormat, useLang } from '../app/lang.tsx'
import { usePaths, useViewState } from '../app/use-view-state.ts'
import { Link } from '../ui/link.tsx'
import { type StackedColumn, StackedTable } from '../ui/stacked-table.tsx'
import { DeadlineRun, RunHead, RunKey } from './deadline-run.tsx'
import { runOf, spanOfYear } from './deadline-span.ts'
import { FoundText } from './found-text.tsx'
import { groupedTasks } from './grouped-tasks.ts'
import { OfficeLink } from './office-link.tsx'
import { TaskNotes, TaskStage } from './task-stage.tsx'
import styles from './task-table.module.css'

type Props = {
  list: TaskList
  caption: string
  /** the page sorts by what stands over the columns, and all of one office needs no column for it */
  among?: 'all' | 'own'
}

/** One line a task; on a phone an entry of a list; on paper the form in which offices are given their list. */
export function TaskTable({ list, caption, among = 'all' }: Props) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  const columns = useColumns(list)
  return (
    <>
      <StackedTable
        caption={caption}
        columns={
          among === 'all'
            ? columns
            : columns.filter(({ key }) => key !== 'office').map(({ sort: _, ...column }) => column)
        }
        groups={groupedTasks(list, words, format).map(({ key, title, note, rows }) => ({
          key,
          rows,
          ...(title === null ? {} : { head: <GroupHead title={title} note={note} /> }),
        }))}
        rowKey={(task) => task.code}
        className={styles.table}
      />
      <RunKey />
    </>
  )
}

const GroupHead = ({ title, note }: { title: string; note: string }) => (
  <span className={styles.group}>
    <b>{title}</b> <span>{note}</span>
  </span>
)

function useColumns(list: TaskList): StackedColumn<TaskRow>[] {
  const { tasks: words } = useAllWords()
  const { columns, orders } = words
  const lang = useLang()
  const { view, href } = useViewState()
  const to = usePaths()
  const span = spanOfYear(list.year, list.rows, list.asOfDay)
  const nth = new Map(list.rows.map(({ code }, at) => [code, (list.page - 1) * list.size + at + 1]))
  const sorted = view.sort ?? 'trouble'
  const sort = (key: keyof typeof orders) => ({
    href: href({ sort: key === 'trouble' ? undefined : key }),
    label: orders[key],
    sorted: sorted === key ? ('ascending' as const) : null,
  })
  return [
    {
      key: 'position',
      head: columns.position,
      className: styles.onPaper,
      cell: ({ code }) => nth.get(code),
    },
    {
      key: 'code',
      head: columns.code,
      className: styles.code,
      sort: sort('code'),
      cell: ({ code }) => <FoundText text={code} q={view.q} />,
    },
    {
      key: 'task',
      head: (
        <>
          <span className={styles.onScreen}>{columns.taskAndDocument}</span>
          <span className={styles.onPaper}>{columns.task}</span>
        </>
      ),
      names: true,
      className: styles.task,
      cell: ({ code, name, assignedBy }) => (
        <>
          <Link className="plain" href={to.task(code)}>
            <FoundText text={name[lang]} q={view.q} />
          </Link>
          {assignedBy ? (
            <small className={styles.onScreen}>
              <FoundText text={assignedBy} q={view.q} />
            </small>
          ) : null}
        </>
      ),
    },
    {
      key: 'document',
      head: columns.document,
      className: styles.onPaper,
      cell: ({ assignedBy }) => assignedBy,
    },
    {
      key: 'office',
      head: columns.office,
      className: styles.office,
      sort: sort('office'),
      cell: (task) => <Offices task={task} />,
    },
    {
      key: 'deadline',
      head: columns.deadline,
      className: styles.deadline,
      sort: sort('due'),
      label: words.due,
      cell: (task) => <Deadline task={task} />,
    },
    {
      key: 'run',
      head: <RunHead span={span} />,
      className: styles.run,
      cell: (task) => <DeadlineRun run={runOf(task, span)} span={span} />,
    },
    {
      key: 'stage',
      head: columns.stage,
      className: styles.stage,
      sort: sort('trouble'),
      cell: (task) => (
        <>
          <TaskStage task={task} />
          <small>
            <TaskNotes task={task} />
          </small>
        </>
      ),
    },
  ]
}

function Offices({ task: { office, coordinating } }: { task: TaskRow }) {
  const { tasks: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <>
      <OfficeLink office={office} />
      {coordinating.length ? (
        <small>{words.helps(format.list(coordinating.map(({ name }) => name[lang])))}</small>
      ) : null}
    </>
  )
}

/** The deadline in force, and for ever the first one beside it. */
export function Deadline({ task: { dueOn, originalDueOn } }: { task: TaskRow }) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  return (
    <>
      {dueOn ? format.day(dueOn) : <span className="muted">{words.noDate}</span>}
      {originalDueOn && originalDueOn !== dueOn ? (
        <small>{words.originally(format.day(originalDueOn))}</small>
      ) : null}
    </>
  )
}
