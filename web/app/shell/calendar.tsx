import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { addDays, type Day, maxDay, minDay, weekday } from '../../../server/core/day.ts'
import { type Period, periodOf, previousPeriod } from '../../../server/core/period.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { monthWeeks } from '../../widgets/month-weeks.ts'
import { useFormat, useWords } from '../lang.tsx'
import styles from './panel.module.css'

type Props = { first: Day; last: Day; chosen: Day; choose: (day: Day) => void }

/**
 * A month of days. Our own, because React Aria's calendar speaks 34 languages to screen readers and Vietnamese is not
 * among them. Keys as in every calendar: arrows, Home, End, Page Up and Down, Enter.
 */
export function Calendar({ first, last, chosen, choose }: Props) {
  const { pickers } = useWords()
  const format = useFormat()
  const [at, setAt] = useState(minDay(maxDay(chosen, first), last))
  const isByKey = useRef(false)
  const grid = useRef<HTMLTableElement>(null)
  const month = periodOf(at, 'month')
  const go = (day: Day) => setAt(minDay(maxDay(day, first), last))

  useEffect(() => {
    if (isByKey.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    isByKey.current = false
  }, [at])

  const sameDay = (to: Period) => minDay(addDays(to.start, Number(at.slice(8)) - 1), to.end)
  const nextMonth = periodOf(addDays(month.end, 1), 'month')

  function press(event: KeyboardEvent) {
    const to = {
      ArrowLeft: () => addDays(at, -1),
      ArrowRight: () => addDays(at, 1),
      ArrowUp: () => addDays(at, -7),
      ArrowDown: () => addDays(at, 7),
      Home: () => addDays(at, 1 - weekday(at)),
      End: () => addDays(at, 7 - weekday(at)),
      PageUp: () => sameDay(previousPeriod(month)),
      PageDown: () => sameDay(nextMonth),
    }[event.key]
    if (!to) return
    event.preventDefault()
    isByKey.current = true
    go(to())
  }

  return (
    <div>
      <div className={styles.step}>
        <Button
          look="quiet"
          aria-label={pickers.monthBefore}
          disabled={month.start <= first}
          onClick={() => go(sameDay(previousPeriod(month)))}
        >
          <Icon name="left" />
        </Button>
        <span aria-live="polite">{format.period(month.id)}</span>
        <Button
          look="quiet"
          aria-label={pickers.monthAfter}
          disabled={month.end >= last}
          onClick={() => go(sameDay(nextMonth))}
        >
          <Icon name="right" />
        </Button>
      </div>
      <table ref={grid} aria-label={pickers.calendar} className={styles.days}>
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
                    <button
                      type="button"
                      data-day={day}
                      className={styles.choice}
                      tabIndex={day === at ? 0 : -1}
                      disabled={day < first || day > last}
                      aria-current={day === chosen ? 'date' : undefined}
                      aria-label={`${pickers.weekdaysLong[i]}, ${format.day(day)}`}
                      onKeyDown={press}
                      onClick={() => choose(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
