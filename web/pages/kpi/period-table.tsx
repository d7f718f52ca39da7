import { useMemo } from 'react'
import type { SeriesPoint } from '../../../server/core/answers.ts'
import { changeOf } from '../../../server/core/change.ts'
import { absent, type Formatter } from '../../../server/core/format.ts'
import { parsePeriod, previousPeriod, sameLastYear } from '../../../server/core/period.ts'
import { useFormat, useWords } from '../../app/lang.tsx'
import type { KpiDescriptor, Series } from '../../data/questions.ts'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import styles from './period-table.module.css'

type Props = {
  series: Series
  /** the same periods a year before, where they are compared with */
  before?: Series | null
  kpi: KpiDescriptor
  /** the newest ones only */
  most?: number
}

/** Columns that fit beside another table. */
const narrow = 7

/** The points of the chart, newest first. */
export function PeriodTable({ series, before = null, kpi, most }: Props) {
  const { kpi: words } = useWords()
  const format = useFormat()
  const columns = useMemo((): DataColumn<SeriesPoint>[] => {
    const byPeriod = new Map(series.points.map((point) => [point.period, point]))
    const beforeBy = new Map(before?.points.map((point) => [point.period, point]))
    const isShare = kpi.unit === 'share'
    const lastYear = (point: SeriesPoint) => {
      const period = parsePeriod(point.period)
      return period && beforeBy.get(sameLastYear(period).id)
    }
    return [
      {
        key: 'period',
        head: words.period,
        names: true,
        cell: (point) => (
          <span className={styles.period}>
            {format.period(point.period)}
            {point.until < point.end ? (
              <small className="faint"> {words.until(format.dayShort(point.until))}</small>
            ) : null}
          </span>
        ),
      },
      {
        key: 'numerator',
        head: isShare ? words.numerator : words.number,
        end: true,
        cell: (point) => format.number(point.numerator),
      },
      ...(isShare
        ? [
            {
              key: 'denominator',
              head: words.denominator,
              end: true,
              cell: (point: SeriesPoint) => format.number(point.denominator),
            },
            {
              key: 'share',
              head: words.share,
              end: true,
              cell: (point: SeriesPoint) => format.share(point.value),
            },
          ]
        : []),
      ...(series.points.some(({ through }) => through !== null)
        ? [
            {
              key: 'vintage',
              head: words.vintage,
              cell: (point: SeriesPoint) =>
                point.value === null ? absent : <VintageMark vintage={point.vintage} always />,
            },
          ]
        : []),
      {
        key: 'change',
        head: isShare ? words.changePoints : words.change,
        end: true,
        cell: (point) => changeText(point, byPeriod, kpi, format),
      },
      ...(before
        ? [
            {
              key: 'before',
              head: words.yearBefore,
              end: true,
              cell: (point: SeriesPoint) => {
                const then = lastYear(point)
                return format.value(then?.value, kpi.unit)
              },
            },
          ]
        : []),
      ...(series.points.some((point) => point.target)
        ? [
            {
              key: 'target',
              head: kpi.better === 'lower' ? words.limit : words.needed,
              end: true,
              cell: (point: SeriesPoint) => neededText(point, kpi, format),
            },
          ]
        : []),
      { key: 'result', head: words.result, cell: (point) => <StatusMark status={point.status} /> },
    ]
  }, [series, before, kpi, words, format])
  const newest = useMemo(() => {
    const rows = [...series.points].reverse()
    return most ? rows.slice(0, most) : rows
  }, [series.points, most])
  return (
    <div className={styles.table} data-wide={columns.length > narrow || undefined}>
      <DataTable
        caption={words.byPeriod}
        hideCaption
        label={words.byPeriod}
        columns={columns}
        rows={newest}
        rowKey={(point) => point.period}
      />
    </div>
  )
}

/** What a path asks for between two milestones is seldom a whole number of things. */
function neededText({ target, value }: SeriesPoint, { unit }: KpiDescriptor, format: Formatter): string {
  if (!target) return absent
  if (unit === 'share') return format.share(target.expected)
  return format.number(Number.isInteger(value ?? 0) ? Math.round(target.expected) : target.expected)
}

function changeText(
  point: SeriesPoint,
  byPeriod: ReadonlyMap<string, SeriesPoint>,
  { unit, better, shape }: KpiDescriptor,
  format: Formatter,
): string {
  const period = parsePeriod(point.period)
  const previous = period && byPeriod.get(previousPeriod(period).id)
  // The amount of a running period cannot be held against whole ones.
  if (!previous || (unit === 'count' && shape === 'flow' && point.until < point.end)) return absent
  const change = changeOf(point, previous, { unit, better, against: previous.period })
  return format.signed(change?.by, unit)
}
