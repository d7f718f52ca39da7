import { parsePeriod, periodOf, periodsUpTo } from '../../../server/core/period.ts'
import type { ReportGrid } from '../../../server/core/reporting/answers.ts'
import type { Cadence } from '../../../server/core/reporting/due.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { SelectField } from '../../ui/field.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import styles from './period-choice.module.css'

/** As many periods back as work looks (server/services/reporting/asked-for.ts). */
const offered: Record<Cadence, number> = { month: 12, quarter: 8, half: 4, year: 3 }
const together = [1, 3, 6, 12]

/** Which periods the grid shows: one of the latest, or several together, of a cadence. */
export function PeriodChoice({ grid: { cadence, cadences, periods, today } }: { grid: ReportGrid }) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const { href, set } = useViewState()
  const [newest] = periods
  const latest = periodsUpTo(periodOf(today, cadence), offered[cadence]).map(({ id }) => id)
  const shown = newest?.id ?? ''
  const options = latest.includes(shown) || !parsePeriod(shown) ? latest : [shown, ...latest]
  return (
    <div className={styles.choice}>
      {cadences.length > 1 ? (
        <SegmentedLinks
          label={words.cadence}
          current={cadence}
          choices={cadences.map((one) => ({
            key: one,
            label: words.cadences[one],
            href: href({ cadence: one, period: undefined, count: undefined }),
          }))}
        />
      ) : null}
      <SelectField
        label={words.period}
        className={styles.select}
        value={shown}
        onChange={(event) => set({ period: event.target.value, cadence, count: undefined })}
      >
        {[...options].reverse().map((id) => (
          <option key={id} value={id}>
            {format.period(id)}
          </option>
        ))}
      </SelectField>
      <SegmentedLinks
        label={words.periodsShown}
        current={String(periods.length)}
        choices={together
          .filter((n) => n <= offered[cadence])
          .map((n) => ({
            key: String(n),
            label: words.newest(n),
            href: href({ cadence, period: undefined, count: n > 1 ? String(n) : undefined }),
          }))}
      />
    </div>
  )
}
