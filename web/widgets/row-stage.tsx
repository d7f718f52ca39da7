import { type Day, daysBetween } from '../../server/core/day.ts'
import { askedTooOften, lateByAsking, stageWords } from '../../server/core/deadline.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import type { RowPage } from '../data/questions.ts'
import { StageMark } from './status-mark.tsx'

type DrillRow = RowPage['rows'][number]
type Row = Pick<DrillRow, 'stage' | 'dueOn' | 'doneOn'> & Partial<Pick<DrillRow, 'supplements'>>

/** Where a row stands against its deadline, with how many days where days matter, and why it is late where no day says so. */
export function RowStage({ row, until }: { row: Row; until: Day }) {
  const { stage, dueOn, doneOn } = row
  const { kpi } = useWords()
  const lang = useLang()
  const format = useFormat()
  if (!stage) return null
  if (stage === 'overdue' && dueOn)
    return <StageMark stage={stage} word={kpi.overdueBy(format.days(daysBetween(dueOn, until)))} />
  if (stage === 'due-soon' && dueOn) {
    const left = kpi.dueIn(format.days(daysBetween(until, dueOn)))
    return <StageMark stage={stage} word={`${stageWords[stage][lang]}: ${left.toLowerCase()}`} />
  }
  const times = lateByAsking(row)
  if (times !== null) return <StageMark stage={stage} word={askedTooOften(format.number(times))[lang]} />
  if (stage === 'done-late' && dueOn && doneOn)
    return <StageMark stage={stage} word={kpi.lateBy(format.days(daysBetween(dueOn, doneOn)))} />
  return <StageMark stage={stage} />
}
