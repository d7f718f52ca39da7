import type { CSSProperties, ReactNode } from 'react'
import { singular } from '../../server/core/format.ts'
import { kindGroups } from '../../server/core/kind-groups.ts'
import type { OfficeFigure } from '../../server/core/scorecard.ts'
import { officeFigureText } from '../../server/core/sentences/figure.ts'
import { rankingCaption } from '../../server/core/sentences/ranking.ts'
import { kindWords, upperFirst } from '../../server/core/sentences/words.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import type { Breakdown, KpiDescriptor } from '../data/questions.ts'
import { classNames } from '../ui/class-names.ts'
import { heldFigure } from './feed-note.tsx'
import styles from './kpi-ranking.module.css'
import { OfficeLink } from './office-link.tsx'
import { RowsLink, rowsOfOffice } from './rows-link.tsx'
import { StatusMark } from './status-mark.tsx'

/** An index has no things to count, and more things than this are a bar: cells would be hairlines. The city may have as many as a list of them. */
const mostCells = 40
const mostCityCells = 80

export const hasCells = (rows: readonly OfficeFigure[], unit: KpiDescriptor['unit']): boolean =>
  rows.every(
    ({ numerator, denominator }) =>
      Number.isInteger(numerator) && (unit === 'share' ? (denominator ?? 0) : numerator) <= mostCells,
  )

/** What one cell stands for. */
export function useCellWords(kpi: KpiDescriptor): string {
  const { kpi: words } = useWords()
  const lang = useLang()
  return words.oneCell(lang === 'en' ? singular(kpi.noun.en) : kpi.noun.vi)
}

type Props = {
  breakdown: Breakdown
  kpi: KpiDescriptor
  /** the office that the page is of */
  marked: string | null
}

/**
 * Offices, best first, with a bar each. A table and not a drawing: it is there before any script, its names and
 * figures are links, and it is read row by row.
 */
export function KpiRanking({ breakdown, kpi, marked }: Props) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const groups = kindGroups(breakdown)
  const { city } = breakdown
  const most =
    kpi.unit === 'share' ? 1 : Math.max(1, ...breakdown.rows.map((row) => row.value ?? row.numerator))
  const isShare = kpi.unit === 'share'
  const cells = hasCells(breakdown.rows, kpi.unit)
  return (
    <div className={classNames(styles.groups, heldFigure(breakdown.feed))}>
      {groups.map(({ kind, rows, median, silent }, i) => (
        <figure key={kind}>
          <figcaption className={styles.caption}>
            {rankingCaption({ rows, median, silent }, kpi, lang)}
          </figcaption>
          <table className={classNames(styles.rank, !isShare && styles.counts)}>
            <caption className="vh">
              {words.asRanking}: {kindWords[kind][lang]}
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className={styles.number}>#</span>
                  <span className="vh">{words.rank}</span>
                </th>
                <th scope="col">{upperFirst(lang === 'vi' ? kindWords[kind].vi : words.office)}</th>
                <th scope="col" className={styles.bar}>
                  <span className="vh">{words.bar}</span>
                  <LineLabels
                    median={median}
                    city={isShare ? (city?.value ?? null) : null}
                    most={most}
                    unit={kpi.unit}
                  />
                </th>
                <th scope="col" className={styles.end}>
                  {words.number}
                </th>
                {isShare ? (
                  <th scope="col" className={styles.end}>
                    {words.share}
                  </th>
                ) : null}
                <th scope="col">{words.status}</th>
              </tr>
            </thead>
            <tbody style={linesAt(median, isShare ? (city?.value ?? null) : null, most)}>
              {city && i === 0 ? (
                <RankRow
                  row={city}
                  kpi={kpi}
                  most={most}
                  cells={cells}
                  name={words.wholeCity}
                  look={styles.city}
                />
              ) : null}
              {rows.map((row) => (
                <RankRow
                  key={row.office.code}
                  row={row}
                  kpi={kpi}
                  most={most}
                  cells={cells}
                  rank={row.rank}
                  name={<OfficeLink office={row.office} />}
                  look={row.office.code === marked ? styles.marked : undefined}
                />
              ))}
            </tbody>
          </table>
          <BarKey median={median} city={isShare ? (city?.value ?? null) : null} unit={kpi.unit} />
        </figure>
      ))}
    </div>
  )
}

const at = (value: number, most: number) => `${Math.max(0, Math.min(1, value / most)) * 100}%`

/** Where the two lines through all rows stand, for the style sheet. */
const linesAt = (median: number | null, city: number | null, most: number) =>
  ({
    ...(median === null ? {} : { '--median': at(median, most) }),
    ...(city === null ? {} : { '--city': at(city, most) }),
  }) as CSSProperties

type Lines = { median: number | null; city: number | null; unit: KpiDescriptor['unit'] }

/** The words lean to the side that has room; on two lines, so that they never meet. */
function LineLabels({ median, city, most, unit }: Lines & { most: number }) {
  const { kpi: words } = useWords()
  const format = useFormat()
  const side = (value: number): CSSProperties =>
    value / most > 0.5
      ? { right: `calc(100% - ${at(value, most)} + 4px)` }
      : { left: `calc(${at(value, most)} + 4px)` }
  return (
    <span aria-hidden="true">
      {median === null ? null : (
        <span className={styles.medianLabel} style={side(median)}>
          {words.median(format.value(median, unit))}
        </span>
      )}
      {city === null ? null : (
        <span className={styles.cityLabel} style={side(city)}>
          {words.cityValue(format.value(city, unit))}
        </span>
      )}
    </span>
  )
}

/** The same on a phone, where the lines have no room for words of their own. */
function BarKey({ median, city, unit }: Lines) {
  const { kpi: words } = useWords()
  const format = useFormat()
  if (median === null) return null
  const value = format.value(median, unit)
  return (
    <p className={styles.key} aria-hidden="true">
      {city === null
        ? words.barKeyMedian(value)
        : words.barKey(value, words.cityValue(format.value(city, unit)))}
    </p>
  )
}

type RowProps = {
  row: OfficeFigure
  kpi: KpiDescriptor
  most: number
  cells: boolean
  rank?: number
  name: ReactNode
  look?: string | undefined
}

function RankRow({ row, kpi, most, cells, rank, name, look }: RowProps) {
  const { kpi: words } = useWords()
  const format = useFormat()
  const lang = useLang()
  const isShare = kpi.unit === 'share'
  const { office } = row
  return (
    <tr className={look}>
      <td className={styles.place}>{rank ?? ''}</td>
      <th scope="row">{name}</th>
      <td className={styles.bar}>
        <Bar row={row} most={most} unit={kpi.unit} cells={cells} />
      </td>
      <td className={styles.end}>
        <RowsLink
          className={styles.figure}
          patch={rowsOfOffice(office)}
          title={words.rowsOf(office.name[lang])}
        >
          {officeFigureText(row, kpi.unit, lang)}
          <span className="vh">: {words.rowsOf(office.name[lang])}</span>
        </RowsLink>
      </td>
      {isShare ? <td className={styles.end}>{format.share(row.value)}</td> : null}
      <td className={styles.status}>
        <StatusMark status={row.status} />
      </td>
    </tr>
  )
}

type BarProps = { row: OfficeFigure; most: number; unit: KpiDescriptor['unit']; cells: boolean }

/** One cell per counted thing, so that 2/3 and 19/57 are seen and not only their ratio. */
function Bar({ row, most, unit, cells }: BarProps) {
  const isCity = row.office.kind === 'city'
  // A sum over all offices has no place on the scale of one of them.
  if (unit === 'count' && isCity) return null
  const things = unit === 'share' ? (row.denominator ?? 0) : most
  if (cells && things > 0 && things <= (isCity ? mostCityCells : mostCells)) {
    const empty = unit === 'count' ? styles.room : undefined
    return (
      <span className={classNames(styles.cells, things > 24 && styles.many)} aria-hidden="true">
        {Array.from({ length: things }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no other name than its place
          <i key={i} className={i < row.numerator ? styles.yes : empty} />
        ))}
      </span>
    )
  }
  const part = row.value === null ? 0 : Math.max(0, Math.min(1, row.value / most))
  return (
    <span className={classNames(styles.solid, unit === 'share' && styles.track)} aria-hidden="true">
      <i style={{ width: `${part * 100}%` }} />
    </span>
  )
}
