import { addDays, type Day } from '../../../server/core/day.ts'
import { type Period, parsePeriod, periodOf, previousPeriod } from '../../../server/core/period.ts'
import type { TaskCalendar as Answer, TaskList } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useTaskCalendar } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { monthWeeks } from '../../widgets/month-weeks.ts'
import { StageMark } from '../../widgets/status-mark.tsx'
import { useStageWord } from '../../widgets/task-stage.tsx'
import { calendarView } from './asked-views.ts'
import styles from './task-calendar.module.css'

/** More than these on a day are a press away. */
const mostOfDay = 4

/** The deadlines of a month on their days; days off are marked, for nothing can be handed in there. */
export function TaskCalendar({ list }: { list: TaskList }) {
  const { shell } = useAllWords()
  const { view } = useViewState()
  const asked = calendarView(view, list.asOfDay)
  const answer = useTaskCalendar(asked)
  const month = parsePeriod(asked.month)
  return (
    <>
      {month?.grain === 'month' ? <MonthSteps month={month} /> : null}
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={() => null}
        partial={() => null}
      >
        {(found) => (month?.grain === 'month' ? <Month found={found} month={month} /> : null)}
      </Answered>
    </>
  )
}

function MonthSteps({ month }: { month: Period }) {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  const { href } = useViewState()
  const step = (to: Period, label: string, icon: 'left' | 'right') => (
    <Link
      className={buttonClass()}
      href={href({ month: to.id })}
      preload={false}
      aria-label={`${label}: ${format.period(to.id)}`}
    >
      <Icon name={icon} />
    </Link>
  )
  return (
    <nav className={styles.steps} aria-label={words.month}>
      {step(previousPeriod(month), words.monthBefore, 'left')}
      <h3 aria-live="polite">{format.period(month.id)}</h3>
      {step(periodOf(addDays(month.end, 1), 'month'), words.monthAfter, 'right')}
    </nav>
  )
}

type MonthProps = { found: Answer; month: Period }

function Month({ found, month }: MonthProps) {
  const { pickers, tasks: words } = useAllWords()
  const format = useFormat()
  const byDay = new Map(found.days.map((day) => [day.day, day]))
  const all = found.days.reduce((sum, { tasks }) => sum + tasks.length, 0)
  const named = format.periodInText(month.id)
  return (
    <>
      <p className={styles.found}>
        {all === 0 ? words.nothingDue(named) : words.calendarFound(format.number(all), named)}
      </p>
      <table className={styles.month}>
        <caption className="vh">{words.calendarCaption(named)}</caption>
        <thead>
          <tr>
            {pickers.weekdays.map((short, nth) => (
              <th key={short} scope="col" abbr={pickers.weekdaysLong[nth]}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, nth) =>
                day === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a blank has no other name than its place
                  <td key={nth} className={styles.blank} />
                ) : (
                  <DayCell key={day} day={day} weekday={nth} found={byDay.get(day)} today={found.asOfDay} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type CellProps = { day: Day; weekday: number; found: Answer['days'][number] | undefined; today: Day }

function DayCell({ day, weekday, found, today }: CellProps) {
  const { parts, pickers, tasks: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { href } = useViewState()
  const isOff = found ? !found.working : weekday > 4
  const tasks = found?.tasks ?? []
  const said = found?.holiday?.[lang] ?? (isOff ? words.dayOff : weekday > 4 ? words.worked : null)
  return (
    <td
      className={classNames(isOff && styles.off, day === today && styles.today)}
      data-empty={tasks.length === 0 && !found?.holiday && day !== today ? '' : undefined}
    >
      <p className={styles.day}>
        <b>
          <span aria-hidden="true">{Number(day.slice(8))}</span>
          <span className="vh">{format.day(day)}</span>
          <span className={styles.weekday} aria-hidden="true">
            {' '}
            {pickers.weekdays[weekday]}
          </span>
        </b>
        {day === today ? <span className={styles.mark}>{parts.today}</span> : null}
        {said ? <span className={found?.holiday ? undefined : 'vh'}>{said}</span> : null}
      </p>
      {tasks.length ? (
        <ul>
          {tasks.slice(0, mostOfDay).map((task) => (
            <DayTask key={task.code} task={task} />
          ))}
          {tasks.length > mostOfDay ? (
            <li>
              <Link href={href({ view: undefined, month: day.slice(0, 7), sort: 'due' })} preload={false}>
                {words.moreOnDay(format.number(tasks.length - mostOfDay))}
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </td>
  )
}

function DayTask({ task }: { task: Answer['days'][number]['tasks'][number] }) {
  const lang = useLang()
  const to = usePaths()
  const say = useStageWord()
  return (
    <li>
      <Link
        className="plain"
        href={to.task(task.code)}
        title={`${task.name[lang]}, ${task.office.name[lang]}`}
      >
        <StageMark stage={task.stage} word={say(task)} wordHidden small />
        <span className={styles.code}>{task.code}</span>{' '}
        <span className={styles.name}>{task.name[lang]}</span>
      </Link>
    </li>
  )
}
