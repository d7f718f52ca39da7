import { useState } from 'react'
import {
  type Grain,
  grains,
  type Period,
  parsePeriod,
  periodOf,
  previousPeriod,
} from '../../../server/core/period.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { SegmentedButtons } from '../../ui/segmented.tsx'
import { useFormat, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import type { PanelProps } from './context-bar.tsx'
import styles from './panel.module.css'

const isGrain = (key: string): key is Grain => grains.includes(key as Grain)

/** The usual periods by name, and every other one by its kind and year. */
export function PeriodPanel({ setting, shown, close }: PanelProps) {
  const { pickers } = useWords()
  const format = useFormat()
  const last = shown.asOfDay ?? setting.today
  const [grain, setGrain] = useState<Grain>(shown.period?.grain ?? 'month')
  const [year, setYear] = useState(Number((shown.period?.id ?? last).slice(0, 4)))
  const month = periodOf(last, 'month')
  const quarter = periodOf(last, 'quarter')
  const quick = [
    { word: pickers.thisMonth, period: month },
    { word: pickers.lastMonth, period: previousPeriod(month) },
    { word: pickers.thisQuarter, period: quarter },
    { word: pickers.lastQuarter, period: previousPeriod(quarter) },
    { word: pickers.yearToDate, period: periodOf(last, 'ytd') },
    { word: pickers.lastYear, period: previousPeriod(periodOf(last, 'year')) },
  ]
  const firstYear = Number(setting.firstDay.slice(0, 4))
  const lastYear = Number(last.slice(0, 4))
  const isThere = (period: Period) => period.start <= last && period.end >= setting.firstDay
  const choice = (period: Period, word: string) => (
    <PeriodChoice
      key={period.id}
      period={period}
      word={word}
      isThere={isThere(period)}
      isShown={shown.period?.id === period.id}
      close={close}
    />
  )
  return (
    <div className={styles.panel}>
      <p className={styles.title}>{pickers.quick}</p>
      <div className={styles.grid}>{quick.map(({ period, word }) => choice(period, word))}</div>
      <SegmentedButtons
        label={pickers.grain}
        current={grain}
        choices={grains.map((key) => ({ key, label: pickers.grains[key] }))}
        choose={(key) => isGrain(key) && setGrain(key)}
      />
      {grain === 'year' ? null : (
        <div className={styles.step}>
          <Button
            look="quiet"
            aria-label={pickers.yearBefore}
            disabled={year <= firstYear}
            onClick={() => setYear(year - 1)}
          >
            <Icon name="left" />
          </Button>
          <span aria-live="polite">{format.period(String(year))}</span>
          <Button
            look="quiet"
            aria-label={pickers.yearAfter}
            disabled={year >= lastYear}
            onClick={() => setYear(year + 1)}
          >
            <Icon name="right" />
          </Button>
        </div>
      )}
      <div className={styles.grid}>
        {periodsOf(grain, year, firstYear, lastYear).map((period) =>
          choice(period, format.periodShort(period.id, grain === 'year')),
        )}
      </div>
    </div>
  )
}

type ChoiceProps = { period: Period; word: string; isThere: boolean; isShown: boolean; close: () => void }

function PeriodChoice({ period, word, isThere, isShown, close }: ChoiceProps) {
  const format = useFormat()
  const { href } = useViewState()
  if (!isThere) {
    return (
      <span className={`${styles.choice} ${styles.off}`} aria-disabled="true">
        {word}
      </span>
    )
  }
  return (
    <Link
      className={styles.choice}
      href={href({ period: period.id })}
      preload={false}
      onClick={close}
      aria-current={isShown ? 'true' : undefined}
      title={format.period(period.id)}
    >
      {word}
    </Link>
  )
}

const countIn: Record<Grain, number> = {
  week: 53,
  month: 12,
  quarter: 4,
  half: 2,
  'nine-months': 1,
  year: 1,
  ytd: 12,
}

/** Every period of a kind in a year; of years, all that there are. */
function periodsOf(grain: Grain, year: number, firstYear: number, lastYear: number): Period[] {
  const two = (n: number) => String(n).padStart(2, '0')
  const idOf: Record<Grain, (n: number) => string> = {
    week: (n) => `${year}-W${two(n)}`,
    month: (n) => `${year}-${two(n)}`,
    quarter: (n) => `${year}-Q${n}`,
    half: (n) => `${year}-H${n}`,
    'nine-months': () => `${year}-9M`,
    year: (n) => String(firstYear + n - 1),
    ytd: (n) => `${year}-${two(n)}-ytd`,
  }
  const count = grain === 'year' ? lastYear - firstYear + 1 : countIn[grain]
  return Array.from({ length: count }, (_, i) => parsePeriod(idOf[grain](i + 1))).filter(
    (period) => period !== undefined,
  )
}
