import type { TaskList } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import type { Answer } from '../../data/answer.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { taskChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { ListSearch } from '../../widgets/list-search.tsx'
import { RowPager } from '../../widgets/row-pager.tsx'
import { TaskTable } from '../../widgets/task-table.tsx'
import { taskViewOf, taskViews } from './asked-views.ts'
import { exportHref } from './export-href.ts'
import styles from './register.module.css'
import { narrowing, RegisterFilters } from './register-filters.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { StageChips } from './stage-chips.tsx'
import { TaskBoard } from './task-board.tsx'
import { TaskCalendar } from './task-calendar.tsx'
import { TaskTimeline } from './task-timeline.tsx'

/** Every task that the asker sees, narrowed by the address and drawn in one of four ways. */
export function Register({ answer }: { answer: Answer<TaskList> }) {
  const { shell, tasks: words } = useAllWords()
  const { view } = useViewState()
  const list = answer.face === 'here' ? answer.data : null
  return (
    <section className={styles.register} aria-labelledby="register">
      <header className={styles.head}>
        <h2 id="register">{words.register}</h2>
        {list && taskViewOf(view) !== 'calendar' ? <Note list={list} /> : null}
        <div className={styles.ways}>
          <SavedFilters />
          {list ? <Ways list={list} /> : null}
        </div>
      </header>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={() => null}
        partial={() => null}
      >
        {(data) => (
          <>
            <Tools list={data} />
            <Body list={data} />
            <AsOfLine asOfDay={data.asOfDay} unit={words.unit} source={words.source} sample={data.sample} />
          </>
        )}
      </Answered>
    </section>
  )
}

function Note({ list: { found } }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  const { view } = useViewState()
  const order = view.sort && view.sort in words.orders ? (view.sort as keyof typeof words.orders) : 'trouble'
  return (
    <p className={styles.note} role="status">
      {words.found(format.number(found))}. {words.orders[order]}
    </p>
  )
}

/** Where one can go from here, for those who may. */
function Ways({ list: { may, year } }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const { view } = useViewState()
  const to = usePaths()
  return (
    <>
      <ExportMenu of={words.register} choices={taskChoices(view, year)} />
      <a className={buttonClass()} href={exportHref(view, year)} download>
        <Icon name="out" />
        {words.export}
      </a>
      {may.import ? (
        <Link className={buttonClass()} href={to.taskImport()}>
          <Icon name="file" />
          {words.import}
        </Link>
      ) : null}
      {may.create ? (
        <Link className={buttonClass({ look: 'primary' })} href={to.newTask()}>
          {words.create}
        </Link>
      ) : null}
    </>
  )
}

function Tools({ list }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const { view, href } = useViewState()
  const shown = taskViewOf(view)
  return (
    <>
      <div className={styles.tools}>
        <SegmentedLinks
          label={words.viewLabel}
          current={shown}
          choices={taskViews.map((key) => ({
            key,
            label: words.views[key],
            href: href({ view: key === 'list' ? undefined : key }),
          }))}
        />
        {shown === 'calendar' ? null : <ListSearch label={words.search} hint={words.searchHint} />}
      </div>
      {shown === 'calendar' ? null : (
        <>
          <StageChips list={list} />
          <RegisterFilters list={list} />
        </>
      )}
    </>
  )
}

function Body({ list }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const { view } = useViewState()
  const shown = taskViewOf(view)
  if (shown === 'calendar') return <TaskCalendar list={list} />
  if (list.found === 0) return <Nothing />
  if (shown === 'board') return <TaskBoard list={list} />
  return (
    <>
      {shown === 'timeline' ? (
        <TaskTimeline list={list} />
      ) : (
        <TaskTable list={list} caption={words.caption(String(list.year))} />
      )}
      <RowPager rows={list} />
    </>
  )
}

function Nothing() {
  const { tasks: words } = useAllWords()
  const { view, href } = useViewState()
  const isNarrowed = [...narrowing, 'q', 'stage', 'mark', 'office'].some(
    (key) => view[key as keyof typeof view],
  )
  if (!isNarrowed) return <p className={styles.none}>{words.none}</p>
  const cleared = Object.fromEntries(narrowing.map((key) => [key, undefined]))
  return (
    <p className={styles.none}>
      {words.noneFound}{' '}
      <Link
        href={href({ ...cleared, q: undefined, stage: undefined, mark: undefined, office: undefined })}
        preload={false}
      >
        {words.clearFilters}
      </Link>
    </p>
  )
}
