import type { CalendarDay, CalendarDays } from '../../../server/core/calendar-answer.ts'
import { type Day, weekday } from '../../../server/core/day.ts'
import { type Period, periodOf, periodsBetween } from '../../../server/core/period.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { classNames } from '../../ui/class-names.ts'
import { monthWeeks } from '../../widgets/month-weeks.ts'
import styles from './calendar-page.module.css'

/** Twelve months to look at; what is changed is changed in the list. */
export function YearView({ page }: { page: CalendarDays }) {
  const { calendar: words } = useAllWords()
  const days = new Map(page.days.map((one) => [one.day, one]))
  const months = periodsBetween(
    periodOf(`${page.year}-01-01`, 'month'),
    periodOf(`${page.year}-12-01`, 'month'),
    12,
  )
  return (
    <>
      <ul className={styles.legend}>
        {(['off', 'worked', 'weekend', 'today'] as const).map((kind) => (
          <li key={kind}>
            <span className={classNames(styles.day, styles[kind])} aria-hidden="true">
              1
            </span>
            {words.legend[kind]}
          </li>
        ))}
      </ul>
      <div className={styles.months}>
        {months.map((month) => (
          <Month key={month.id} month={month} days={days} today={page.today} />
        ))}
      </div>
    </>
  )
}

type MonthProps = { month: Period; days: ReadonlyMap<Day, CalendarDay>; today: Day }

function Month({ month, days, today }: MonthProps) {
  const { pickers } = useAllWords()
  const format = useFormat()
  return (
    <table className={styles.month}>
      <caption>{format.period(month.id)}</caption>
      <thead>
        <tr>
          {pickers.weekdays.map((short, i) => (
            <th key={short} scope="col" abbr={pickers.weekdaysLong[i]}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, i) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a blank has no other name than its place
                <td key={i} />
              ) : (
                <td key={day}>
                  <DayMark day={day} set={days.get(day)} isToday={day === today} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayMark({ day, set, isToday }: { day: Day; set: CalendarDay | undefined; isToday: boolean }) {
  const { calendar: words } = useAllWords()
  const lang = useLang()
  const look = set ? (set.working ? styles.worked : styles.off) : weekday(day) > 5 ? styles.weekend : null
  const told = set ? `${words.kinds[set.working ? 'worked' : 'off']}: ${set.name[lang]}` : null
  return (
    <time
      dateTime={day}
      title={told ?? undefined}
      aria-current={isToday ? 'date' : undefined}
      className={classNames(styles.day, look, isToday && styles.today)}
    >
      {Number(day.slice(8))}
      {told ? <span className="vh">{`. ${told}`}</span> : null}
    </time>
  )
}
