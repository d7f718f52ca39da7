import { Link } from '../../ui/link.tsx'
import { useFormat, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import { Calendar } from './calendar.tsx'
import type { PanelProps } from './context-bar.tsx'
import styles from './panel.module.css'
import { endBefore } from './shown.ts'

/** The day whose knowledge is shown: the days that leaders ask about by name, and a calendar for the others. */
export function AsOfPanel({ setting, shown, close }: PanelProps) {
  const { pickers } = useWords()
  const format = useFormat()
  const { href, set } = useViewState()
  const { today, firstDay } = setting
  const quick = [
    { day: today, say: pickers.today },
    { day: endBefore(today, 'month'), say: pickers.endOfLastMonth },
    { day: endBefore(today, 'quarter'), say: pickers.endOfLastQuarter },
    { day: endBefore(today, 'year'), say: pickers.endOfLastYear },
  ].filter(({ day }) => day >= firstDay)
  // Today is what an address without a day means, and stays so tomorrow. A period that had not begun then is let go.
  const patchOf = (day: string) => ({
    asOf: day === today ? undefined : day,
    ...(shown.period && shown.period.start > day ? { period: undefined } : {}),
  })
  return (
    <div className={styles.panel}>
      <div className={styles.list}>
        {quick.map(({ day, say }) => (
          <Link
            key={day}
            className={styles.choice}
            href={href(patchOf(day))}
            preload={false}
            onClick={close}
            aria-current={day === shown.asOfDay ? 'true' : undefined}
          >
            {say(format.day(day))}
          </Link>
        ))}
      </div>
      <Calendar
        first={firstDay}
        last={today}
        chosen={shown.asOfDay ?? today}
        choose={(day) => {
          close()
          set(patchOf(day))
        }}
      />
      <p className="faint">{pickers.calendarHelp(format.day(firstDay), format.day(today))}</p>
    </div>
  )
}
