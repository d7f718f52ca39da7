import type { OfficePage } from '../../../server/core/answers.ts'
import { stages, stageWords } from '../../../server/core/deadline.ts'
import { lowerFirst } from '../../../server/core/sentences/words.ts'
import type { TaskList } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import type { ViewPatch } from '../../app/view-state.ts'
import { useTaskRating, useTasks } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { Points } from '../../widgets/points.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { StageMark } from '../../widgets/status-mark.tsx'
import { TaskTable } from '../../widgets/task-table.tsx'
import { ratingView, tasksView } from './asked-views.ts'
import styles from './tasks-section.module.css'

/** What the criterion gives its head, and its tasks: what is open, worst first, and what was done late. */
export function TasksSection({ page }: { page: OfficePage }) {
  const { office: words, faces } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const link = useRegisterLink(page)
  const answer = useTasks(tasksView(view, page.office))
  const list = answer.face === 'here' ? answer.data : null
  return (
    <Section title={words.tasks} note={<Done page={page} />} end={list?.sample ? <SampleLabel /> : undefined}>
      {page.office.kind === 'city' ? null : <Criterion page={page} />}
      <Answered
        answer={answer}
        waiting={<Skeleton label={faces.waiting} lines={4} />}
        empty={({ stages: found }) => (found.length === 0 ? { title: words.noTasks } : null)}
        partial={() => null}
      >
        {(found) => (
          <>
            <Counts page={page} list={found} />
            {found.rows.length ? (
              <TaskTable
                list={found}
                caption={words.tasksCaption(page.office.name[lang])}
                among={page.office.kind === 'city' ? 'all' : 'own'}
              />
            ) : (
              <p className={styles.none}>{words.allDone}</p>
            )}
            <p className={styles.all}>
              <Link href={link({})}>
                <AllTasks list={found} />
              </Link>
            </p>
          </>
        )}
      </Answered>
    </Section>
  )
}

/** "2/5 nhiệm vụ của năm đã hoàn thành" */
function Done({ page }: { page: OfficePage }) {
  const { office: words } = useAllWords()
  const format = useFormat()
  const done = page.items.find(({ item }) => item.id === 'tasks-completed')?.item
  if (!done || done.value === null) return null
  return words.tasksDone(`${format.fraction(done.numerator, done.denominator)} (${format.share(done.value)})`)
}

/** 2.5 or 0, and by which task. */
function Criterion({ page }: { page: OfficePage }) {
  const { office: words, tasks } = useAllWords()
  const format = useFormat()
  const { view } = useViewState()
  const to = usePaths()
  const answer = useTaskRating(ratingView(view, page.office))
  const rating =
    answer.face === 'here'
      ? answer.data.offices.find(({ office }) => office.code === page.office.code)?.rating
      : undefined
  if (!rating || rating.points === null) return null
  const [worst, ...others] = rating.deciding
  return (
    <p className={styles.criterion}>
      {words.criterion} <Points points={rating.points} />
      {worst ? (
        <>
          {': '}
          <Link href={to.task(worst.code)}>
            {worst.open
              ? tasks.criterion.openLate(worst.code, format.days(worst.daysLate))
              : tasks.criterion.doneLate(worst.code, format.days(worst.daysLate))}
          </Link>{' '}
          {others.length ? tasks.criterion.moreDeciding(format.number(others.length)) : null}
        </>
      ) : null}
    </p>
  )
}

/** How many of each stage, those not listed too. */
function Counts({ page, list }: { page: OfficePage; list: TaskList }) {
  const lang = useLang()
  const format = useFormat()
  const link = useRegisterLink(page)
  const counts = stages.flatMap((stage) => list.stages.filter((one) => one.stage === stage && one.rows > 0))
  return (
    <ul className={styles.counts}>
      {counts.map(({ stage, rows }) => (
        <li key={stage}>
          <Link href={link({ stage })} preload={false}>
            <StageMark stage={stage} word={`${format.number(rows)} ${lowerFirst(stageWords[stage][lang])}`} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function AllTasks({ list: { found, rows } }: { list: TaskList }) {
  const { office: words } = useAllWords()
  const format = useFormat()
  return found > rows.length ? words.moreTasks(format.number(found - rows.length)) : words.allTasks
}

function useRegisterLink({ office }: OfficePage): (patch: ViewPatch) => string {
  const to = usePaths()
  return (patch) => to.tasks({ ...patch, office: office.kind === 'city' ? undefined : office.code })
}
