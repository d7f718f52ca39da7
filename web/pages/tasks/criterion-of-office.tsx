import { lowerFirst } from '../../../server/core/sentences/words.ts'
import type { TaskRow } from '../../../server/core/tasks/answers.ts'
import { criterionPoints, type Rating } from '../../../server/core/tasks/rating.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useTaskRating, useTasks } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { Mark } from '../../widgets/status-mark.tsx'
import { TaskNotes } from '../../widgets/task-stage.tsx'
import { costsView, mostTold, nextView, ratingView, waitingView } from './asked-views.ts'
import styles from './criterion.module.css'
import { CriterionRule } from './criterion-rule.tsx'
import { CriterionSwitch } from './criterion-switch.tsx'
import { rowsOf } from './rows-of.ts'

/** What the criterion gives one office: 2.5 or 0, what decides it, what may next, and what waits on whom. */
export function CriterionOfOffice({ office }: { office: string }) {
  const { shell } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const answer = useTaskRating(ratingView(view, office))
  return (
    <Answered
      answer={answer}
      waiting={<Skeleton label={shell.loading} lines={5} />}
      empty={() => null}
      partial={() => null}
    >
      {({ offices, asOfDay, year, sample }) => {
        const judged = offices.find((one) => one.office.code === office)
        const rating = judged?.rating ?? noTasks
        return (
          <div className={styles.three}>
            <Score rating={rating} name={judged?.office.name[lang]} sample={sample} />
            <Reasons office={office} rating={rating} year={year} />
            <CriterionRule asOfDay={asOfDay} year={year} />
          </div>
        )
      }}
    </Answered>
  )
}

const noTasks: Rating = { points: null, tasks: 0, deciding: [], next: null, undated: 0 }

type ScoreProps = { rating: Rating; name: string | undefined; sample: boolean }

function Score({ rating: { points }, name, sample }: ScoreProps) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  return (
    <div>
      {name ? <p className={styles.office}>{name}</p> : null}
      <p className={styles.score}>
        {points === null ? (
          <span>{criterion.nothing}</span>
        ) : (
          <>
            <b>{format.number(points)}</b> <span>{criterion.outOf(format.number(criterionPoints))}</span>
          </>
        )}
      </p>
      <CriterionSwitch points={points} kept={criterion.kept} lost={criterion.lost} />
      {sample ? (
        <p className={styles.sample}>
          <SampleLabel />
        </p>
      ) : null}
    </div>
  )
}

function Reasons({ office, rating, year }: { office: string; rating: Rating; year: number }) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const { view } = useViewState()
  const to = usePaths()
  const costs = rowsOf(useTasks(costsView(view, office)))
  const { points, tasks, deciding, undated } = rating
  const sentence =
    points === null
      ? criterion.noTasks(String(year))
      : points === 0
        ? criterion.someLost(format.number(deciding.length), format.number(tasks))
        : criterion.allKept(format.number(tasks))
  const told = deciding.slice(0, mostTold)
  return (
    <div>
      <p className={styles.sentence}>{sentence}</p>
      <ul className={styles.reasons}>
        {told.map((one) => (
          <li key={one.code}>
            <Mark shape={one.open ? 'behind' : 'done-late'} />
            <p>
              <b>
                {one.open
                  ? criterion.openLate(one.code, format.days(one.daysLate))
                  : criterion.doneLate(one.code, format.days(one.daysLate))}
              </b>{' '}
              <AboutTask task={costs.find(({ code }) => code === one.code)} missedOn={one.missedOn} />
            </p>
            <Link
              className={buttonClass()}
              href={to.task(one.code)}
              aria-label={`${criterion.see} ${one.code}`}
            >
              {criterion.see}
            </Link>
          </li>
        ))}
        {deciding.length > told.length ? (
          <li>
            <Mark shape="behind" />
            <p>
              <Link href={to.tasks({ office, mark: 'costs' })}>
                {criterion.moreDeciding(format.number(deciding.length - told.length))}
              </Link>
            </p>
          </li>
        ) : null}
        <NextDangers office={office} next={rating.next} />
        <Waiting office={office} />
      </ul>
      {undated > 0 ? <p className={styles.undated}>{criterion.undated(format.number(undated))}</p> : null}
    </div>
  )
}

function AboutTask({ task, missedOn }: { task: TaskRow | undefined; missedOn: string }) {
  const { criterion } = useAllWords().tasks
  const lang = useLang()
  const format = useFormat()
  return (
    <span>
      {task ? `${task.name[lang]}. ` : null}
      {criterion.missed(format.day(missedOn))}
      {task ? (
        <>
          {' '}
          <TaskNotes task={task} />
        </>
      ) : null}
    </span>
  )
}

/** What falls due within days; else the next deadline there is. */
function NextDangers({ office, next }: { office: string; next: Rating['next'] }) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const { view } = useViewState()
  const to = usePaths()
  const rows = rowsOf(useTasks(nextView(view, office)))
  const said = rows.map(({ code, stage, workingDaysLeft }) => ({
    code,
    text:
      stage === 'due-today'
        ? criterion.dueToday(code)
        : criterion.dueIn(code, format.days(workingDaysLeft ?? 0)),
  }))
  if (said.length === 0 && next)
    said.push({
      code: next.code,
      text: criterion.nextDue(next.code, format.day(next.dueOn), format.days(next.daysLeft)),
    })
  if (said.length === 0) return null
  return (
    <li>
      <Mark shape={rows.length > 0 ? 'at-risk' : 'not-due'} />
      <p>
        <b>{criterion.next}</b>{' '}
        {said.map(({ code, text }, nth) => (
          <span key={code}>
            {nth > 0 ? '; ' : null}
            <Link href={to.task(code)}>{text}</Link>
          </span>
        ))}
        .
      </p>
    </li>
  )
}

function Waiting({ office }: { office: string }) {
  const { criterion, waits } = useAllWords().tasks
  const { view } = useViewState()
  const to = usePaths()
  const rows = rowsOf(useTasks(waitingView(view, office)))
  if (rows.length === 0) return null
  return (
    <li>
      <StateMark state="waiting">{null}</StateMark>
      <p>
        <b>{criterion.waits}</b>{' '}
        {rows.map(({ code, waiting }, nth) =>
          waiting ? (
            <span key={code}>
              {nth > 0 ? '; ' : null}
              <Link href={to.task(code)}>
                {criterion.wait(code, lowerFirst(waits[waiting.kind][waiting.with]))}
              </Link>
            </span>
          ) : null,
        )}
        .
      </p>
    </li>
  )
}
