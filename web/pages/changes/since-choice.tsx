import { addDays, type Day, dayOfInstant, isDay } from '../../../server/core/day.ts'
import { periodOf } from '../../../server/core/period.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Calendar } from '../../app/shell/calendar.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import type { Setting } from '../../data/questions.ts'
import { Icon } from '../../ui/icon.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import styles from './changes.module.css'

type Props = { setting: Setting; lastApproval: string | null }

/** From when changes count: by name, or the day of a meeting in a calendar. A day means its end. */
export function SinceChoice({ setting, lastApproval }: Props) {
  const { changes: words, shell, pickers } = useAllWords()
  const format = useFormat()
  const { view, href, set } = useViewState()
  const { today, firstDay } = setting
  const days: { key: 'yesterday' | 'week' | 'month'; day: Day }[] = [
    { key: 'yesterday', day: addDays(today, -1) },
    { key: 'week', day: addDays(today, -7) },
    { key: 'month', day: addDays(periodOf(today, 'month').start, -1) },
  ]
  const given = view.since
  const usual = lastApproval ? 'approval' : 'yesterday'
  const current = given === undefined ? usual : days.find(({ day }) => day === given)?.key
  const meeting = given !== undefined && current === undefined ? dayOf(given) : null
  return (
    <div className={styles.since}>
      <span className={styles.sinceLabel}>{words.since}</span>
      <SegmentedLinks
        label={words.since}
        current={current ?? ''}
        choices={[
          ...(lastApproval
            ? [{ key: 'approval', label: words.presets.approval, href: href({ since: undefined }) }]
            : []),
          ...days
            .filter(({ day }) => day >= firstDay)
            .map(({ key, day }) => ({ key, label: words.presets[key], href: href({ since: day }) })),
        ]}
      />
      <PopoverButton
        label={words.presets.meeting}
        closeLabel={shell.close}
        button={
          <>
            {meeting ? <b>{words.meetingOn(format.day(meeting))}</b> : words.presets.meeting}
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <>
            <p className={styles.help}>{words.meetingHelp}</p>
            <Calendar
              first={firstDay}
              last={addDays(today, -1)}
              chosen={meeting ?? addDays(today, -1)}
              choose={(day) => {
                close()
                set({ since: day })
              }}
            />
            <p className="faint">{pickers.calendarHelp(format.day(firstDay), format.day(today))}</p>
          </>
        )}
      </PopoverButton>
    </div>
  )
}

function dayOf(since: string): Day | null {
  if (isDay(since)) return since
  const at = new Date(since)
  return Number.isNaN(at.getTime()) ? null : dayOfInstant(at)
}
