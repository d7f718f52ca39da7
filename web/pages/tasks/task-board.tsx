import { type Stage, stageWords } from '../../../server/core/deadline.ts'
import { lowerFirst } from '../../../server/core/sentences/words.ts'
import type { TaskList, TaskRow } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useTasks } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FoundText } from '../../widgets/found-text.tsx'
import { Mark, stageMarks } from '../../widgets/status-mark.tsx'
import { TaskNotes, TaskStage } from '../../widgets/task-stage.tsx'
import { Deadline } from '../../widgets/task-table.tsx'
import { columnsOf, columnView } from './asked-views.ts'
import styles from './task-board.module.css'

/** A column a status. Nothing can be moved by hand: where a task stands follows from its dates. */
export function TaskBoard({ list }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const { view } = useViewState()
  return (
    <>
      <p className={styles.said}>{words.boardSaid}</p>
      <ScrollBox label={words.views.board}>
        <div className={styles.board}>
          {columnsOf(view).map((stages) => (
            <Column
              key={stages.join()}
              stages={stages}
              rows={list.stages
                .filter(({ stage }) => stages.includes(stage))
                .reduce((sum, { rows }) => sum + rows, 0)}
            />
          ))}
        </div>
      </ScrollBox>
    </>
  )
}

function Column({ stages, rows }: { stages: readonly Stage[]; rows: number }) {
  const { shell, tasks: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const answer = useTasks(columnView(view, stages))
  const [first = 'not-due'] = stages
  const title = stages
    .map((stage, nth) => (nth === 0 ? stageWords[stage][lang] : lowerFirst(stageWords[stage][lang])))
    .join(', ')
  return (
    <section className={styles.column} aria-label={title}>
      <h3>
        <Mark shape={stageMarks[first].shape} /> {title} <span className="num">{format.number(rows)}</span>
      </h3>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={3} />}
        empty={() => null}
        partial={() => null}
      >
        {(found) => (
          <>
            {found.rows.length === 0 ? <p className={styles.none}>{words.columnEmpty}</p> : null}
            <ul>
              {found.rows.map((task) => (
                <Card key={task.code} task={task} />
              ))}
            </ul>
            {found.found > found.rows.length ? (
              <p className={styles.more}>
                <Link href={href({ view: undefined, stage: stages.join(',') })} preload={false}>
                  {words.allOfColumn(format.number(found.found))}
                </Link>
              </p>
            ) : null}
          </>
        )}
      </Answered>
    </section>
  )
}

function Card({ task }: { task: TaskRow }) {
  const { tasks: words } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const to = usePaths()
  const { code, name, office } = task
  return (
    <li className={styles.card}>
      <p>
        <Link className="plain" href={to.task(code)}>
          <span className={styles.code}>
            <FoundText text={code} q={view.q} />
          </span>{' '}
          <b>
            <FoundText text={name[lang]} q={view.q} />
          </b>
        </Link>
      </p>
      <p className={styles.faint}>{office.name[lang]}</p>
      <p className={styles.due}>
        {words.due} <Deadline task={task} />
      </p>
      <p>
        <TaskStage task={task} />
      </p>
      <p className={styles.faint}>
        <TaskNotes task={task} />
      </p>
    </li>
  )
}
