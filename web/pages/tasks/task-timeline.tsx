import type { Day } from '../../../server/core/day.ts'
import { minDay } from '../../../server/core/day.ts'
import type { TaskList, TaskRow } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { RunGround, RunHead } from '../../widgets/deadline-run.tsx'
import { placeIn, type Span, spanOfYear } from '../../widgets/deadline-span.ts'
import { FoundText } from '../../widgets/found-text.tsx'
import { groupedTasks } from '../../widgets/grouped-tasks.ts'
import { TaskStage } from '../../widgets/task-stage.tsx'
import styles from './task-timeline.module.css'

/** The year, month by month: of each task what was planned, and under it what came of it. */
export function TaskTimeline({ list }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  const span = spanOfYear(list.year, list.rows, list.asOfDay, 18)
  return (
    <div className={styles.timeline}>
      <div className={styles.head} aria-hidden="true">
        <RunHead span={span} />
      </div>
      {groupedTasks(list, words, format).map(({ key, title, note, rows }) => (
        <section key={key} aria-label={title ?? words.caption(String(list.year))}>
          {title ? (
            <h3 className={styles.group}>
              {title} <span>{note}</span>
            </h3>
          ) : null}
          <ol>
            {rows.map((task) => (
              <Line key={task.code} task={task} span={span} />
            ))}
          </ol>
        </section>
      ))}
      <Key />
    </div>
  )
}

function Line({ task, span }: { task: TaskRow; span: Span }) {
  const lang = useLang()
  const { view } = useViewState()
  const to = usePaths()
  const { code, name, office } = task
  return (
    <li className={styles.line}>
      <p className={styles.name}>
        <Link className="plain" href={to.task(code)}>
          <span className={styles.code}>
            <FoundText text={code} q={view.q} />
          </span>{' '}
          <FoundText text={name[lang]} q={view.q} />
        </Link>
        <small>{office.name[lang]}</small>
      </p>
      <Bars task={task} span={span} />
      <p className={styles.stage}>
        <TaskStage task={task} />
      </p>
    </li>
  )
}

function Bars({ task, span }: { task: TaskRow; span: Span }) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  const { listedOn, originalDueOn, dueOn, heldToOn, doneOn, stopped } = task
  const end = minDay(doneOn ?? stopped?.on ?? span.today, span.today)
  const first = originalDueOn ?? dueOn
  const held = heldToOn ?? dueOn
  const isLate = held !== null && end > held && listedOn <= end
  const bar = (from: Day, to: Day) => between(span, from, to)
  return (
    <p className={styles.bars}>
      <span className="vh">
        {words.plannedSaid(format.day(listedOn), dueOn ? format.day(dueOn) : null)};{' '}
        {words.actualSaid(doneOn ? format.day(doneOn) : null)}.
      </span>
      <span aria-hidden="true">
        <RunGround span={span} />
        <span
          className={styles.planned}
          style={bar(listedOn, first ?? span.today)}
          data-open={first ? undefined : ''}
        />
        {first && dueOn && dueOn > first ? (
          <span className={styles.extended} style={bar(first, dueOn)} />
        ) : null}
        {listedOn <= end ? (
          <span className={styles.actual} style={bar(listedOn, isLate && held ? held : end)} />
        ) : null}
        {isLate && held ? <span className={styles.late} style={bar(held, end)} /> : null}
      </span>
    </p>
  )
}

function between(span: Span, from: Day, to: Day) {
  const at = placeIn(span)
  const [a, b] = [at(from), at(to)]
  return { left: `${a * 100}%`, width: `max(3px, ${Math.max(0, b - a) * 100}%)` }
}

function Key() {
  const { tasks: words } = useAllWords()
  return (
    <p className={styles.key}>
      {(['planned', 'actual', 'late'] as const).map((what) => (
        <span key={what}>
          <span className={styles.sign} aria-hidden="true">
            <span className={styles[what]} />
          </span>
          {words.timelineKey[what]}
        </span>
      ))}
    </p>
  )
}
