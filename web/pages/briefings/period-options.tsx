import type { Day } from '../../../server/core/day.ts'
import { type Grain, type Period, periodOf, previousPeriod } from '../../../server/core/period.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'

const grains = ['week', 'month', 'quarter', 'year'] as const satisfies readonly Grain[]
/** How many of each there are to choose from, the running one first. */
const counts: Record<(typeof grains)[number], number> = { week: 6, month: 13, quarter: 6, year: 3 }

export function PeriodOptions({ today, chosen }: { today: Day; chosen: string }) {
  const { pickers } = useAllWords()
  const format = useFormat()
  const offered = grains.map((grain) => ({ grain, periods: lastOf(today, grain) }))
  const isOffered = offered.some(({ periods }) => periods.some(({ id }) => id === chosen))
  return (
    <>
      {isOffered ? null : <option value={chosen}>{format.period(chosen)}</option>}
      {offered.map(({ grain, periods }) => (
        <optgroup key={grain} label={pickers.grains[grain]}>
          {periods.map(({ id }) => (
            <option key={id} value={id}>
              {format.period(id)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  )
}

function lastOf(today: Day, grain: (typeof grains)[number]): Period[] {
  const periods = [periodOf(today, grain)]
  while (periods.length < counts[grain]) {
    const [last] = periods.slice(-1)
    if (!last) break
    periods.push(previousPeriod(last))
  }
  return periods
}
