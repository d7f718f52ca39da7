import { type Day, daysBetween } from '../../server/core/day.ts'
import { parsePeriod } from '../../server/core/period.ts'
import type { ScorecardItem } from '../../server/core/scorecard.ts'
import type { Status } from '../../server/core/status.ts'
import { useFormat, useWords } from '../app/lang.tsx'
import { classNames } from '../ui/class-names.ts'
import { StatusMark } from './status-mark.tsx'
import styles from './status-since.module.css'

const tints: Record<Status, string | undefined> = {
  behind: styles.behind,
  'at-risk': styles.risk,
  'no-data': styles.none,
  'on-track': styles.on,
  'no-target': styles.none,
}

type Props = { item: Pick<ScorecardItem, 'status' | 'since' | 'trend'>; asOfDay: Day }

/** The status, and of a trouble since when it lasts. */
export function StatusSince({ item: { status, since, trend }, asOfDay }: Props) {
  return (
    <span className={classNames(styles.tag, tints[status])}>
      <StatusMark status={status} /> {since ? <Since since={since} trend={trend} asOfDay={asOfDay} /> : null}
    </span>
  )
}

function Since({ since, trend, asOfDay }: { since: Day; trend: ScorecardItem['trend']; asOfDay: Day }) {
  const { kpi } = useWords()
  const format = useFormat()
  const first = trend[0] && parsePeriod(trend[0].period)
  // The run reaches the edge of what was looked at: it may be older.
  const say = first && since <= first.end ? kpi.sinceAtLeast : kpi.sinceDay
  const days = daysBetween(since, asOfDay)
  return days > 0 ? <span>{say(format.day(since), format.days(days))}</span> : null
}
