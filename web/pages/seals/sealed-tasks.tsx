import type { SealContent, SealedTask } from '../../../server/core/seals/content.ts'
import { stopWords } from '../../../server/core/tasks/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { FoundText } from '../../widgets/found-text.tsx'
import { holdsWords, ListSearch } from '../../widgets/list-search.tsx'
import { RowPager } from '../../widgets/row-pager.tsx'
import { StageMark } from '../../widgets/status-mark.tsx'
import styles from './seals.module.css'

const size = 50

type Content = Pick<SealContent, 'tasks' | 'offices'>

/** The list as it was frozen; what has happened to a task since is on its own page. */
export function SealedTasks({ period, content }: { period: string; content: Content }) {
  const { seals: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const names = new Map(content.offices.map(({ code, name }) => [code, name[lang]]))
  const nameOf = (code: string) => names.get(code) ?? code
  const columns = useColumns(nameOf)
  const found = content.tasks.filter(({ code, name, office }) =>
    holdsWords(view.q, code, name.vi, name.en, nameOf(office)),
  )
  const pages = Math.max(1, Math.ceil(found.length / size))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(view.page)) || 1))
  return (
    <Section title={words.tasks} end={<ListSearch label={words.find} hint={words.findHint} />}>
      {found.length === 0 ? (
        <p className="muted">{words.noneFound}</p>
      ) : (
        <>
          <StackedTable
            caption={words.tasksCaption(format.periodInText(period))}
            className={styles.frozenTasks}
            rowKey={({ code }) => code}
            groups={[{ key: 'tasks', rows: found.slice((page - 1) * size, page * size) }]}
            columns={columns}
          />
          <RowPager rows={{ page, pages, size, found: found.length }} />
        </>
      )}
    </Section>
  )
}

function useColumns(nameOf: (code: string) => string): StackedColumn<SealedTask>[] {
  const { seals: words, tasks } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const to = usePaths()
  return [
    {
      key: 'code',
      head: tasks.columns.code,
      className: styles.code,
      cell: ({ code }) => (
        <Link href={to.task(code)}>
          <FoundText text={code} q={view.q} />
        </Link>
      ),
    },
    {
      key: 'task',
      head: tasks.columns.task,
      names: true,
      className: styles.task,
      cell: ({ name, assignedBy }) => (
        <>
          <FoundText text={name[lang]} q={view.q} />
          {assignedBy ? <small>{assignedBy}</small> : null}
        </>
      ),
    },
    {
      key: 'office',
      head: tasks.columns.office,
      className: styles.office,
      cell: ({ office }) => <FoundText text={nameOf(office)} q={view.q} />,
    },
    {
      key: 'deadline',
      head: tasks.columns.deadline,
      className: styles.deadline,
      label: tasks.due,
      cell: ({ dueOn, originalDueOn }) => (
        <>
          {dueOn ? format.day(dueOn) : tasks.noDate}
          {originalDueOn && originalDueOn !== dueOn ? (
            <small>{tasks.originally(format.day(originalDueOn))}</small>
          ) : null}
        </>
      ),
    },
    {
      key: 'stage',
      head: tasks.columns.stage,
      className: styles.stage,
      cell: ({ stage, stopped, daysMissed, evidence }) => (
        <>
          {stage === 'stopped' && stopped ? (
            <StageMark stage={stage} word={stopWords[stopped.kind][lang]} />
          ) : (
            <StageMark stage={stage} />
          )}
          <small>
            {[
              daysMissed > 0 ? tasks.notes.late(format.days(daysMissed)) : null,
              evidence.length > 0 ? words.evidence(evidence.length) : null,
            ]
              .filter((said) => said !== null)
              .join('; ')}
          </small>
        </>
      ),
    },
  ]
}
