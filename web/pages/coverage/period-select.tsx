import type { Day } from '../../../server/core/day.ts'
import { parsePeriod, periodOf, periodsUpTo } from '../../../server/core/period.ts'
import { type Cadence, cadences } from '../../../server/core/reporting/due.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { SelectField } from '../../ui/field.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'

/** How far back each is offered: two years of months, three of the rest. */
const offered: Record<Cadence, number> = { month: 24, quarter: 12, half: 6, year: 3 }

/** The periods that can have been reported, newest first. */
export function PeriodSelect({ today, period }: { today: Day; period: string }) {
  const { coverage: words } = useAllWords()
  const format = useFormat()
  const groups = cadences.map((cadence) => ({
    cadence,
    ids: periodsUpTo(periodOf(today, cadence), offered[cadence])
      .map(({ id }) => id)
      .reverse(),
  }))
  const isOffered = groups.some(({ ids }) => ids.includes(period))
  return (
    <FilterForm label={words.choosePeriod} keys={['period']}>
      {/* The field follows the period shown, which an address may leave to us. */}
      <SelectField key={period} name="period" label={words.period} defaultValue={period}>
        {isOffered ? null : (
          <option value={period}>{parsePeriod(period) ? format.period(period) : period}</option>
        )}
        {groups.map(({ cadence, ids }) => (
          <optgroup key={cadence} label={words.cadences[cadence]}>
            {ids.map((id) => (
              <option key={id} value={id}>
                {format.period(id)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
    </FilterForm>
  )
}
