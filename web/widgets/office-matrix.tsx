import { lastGoodDay } from '../../server/core/feeds/mark.ts'
import type { MatrixCell, OfficeRef } from '../../server/core/scorecard.ts'
import { officeFigureText } from '../../server/core/sentences/figure.ts'
import { statusWord } from '../../server/core/sentences/words.ts'
import { isTrouble } from '../../server/core/status.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { usePaths, useViewState } from '../app/use-view-state.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { ScrollBox } from '../ui/scroll-box.tsx'
import table from '../ui/table.module.css'
import { heldFigure } from './feed-note.tsx'
import {
  firstOrder,
  type Matrix,
  type MatrixColumn,
  type MatrixRow,
  type Order,
  sortOf,
  totalsOf,
  usualOrder,
} from './matrix-rows.ts'
import { OfficeLink } from './office-link.tsx'
import styles from './office-matrix.module.css'
import { rowsOfOffice } from './rows-behind.ts'
import { StatusMark } from './status-mark.tsx'

type Props = { matrix: Matrix; order: Order; caption: string }

/** Offices × KPIs. Only trouble is marked; each cell leads to its rows. */
export function OfficeMatrix({ matrix, order, caption }: Props) {
  const { overview } = useWords()
  const { columns, rows } = matrix
  return (
    <ScrollBox label={overview.scrolls}>
      <table className={classNames(table.table, styles.matrix)}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <Head sortKey="name" name={overview.office} {...{ columns, order }} />
            <Head sortKey="trouble" name={overview.troubles} {...{ columns, order }} />
            {columns.map((column) => (
              <ColumnHead key={column.id} {...{ column, columns, order }} />
            ))}
          </tr>
        </thead>
        <tbody>
          <TotalRow matrix={matrix} />
          {rows.map((row) => (
            <tr key={row.office.code}>
              <th scope="row">
                <OfficeLink office={row.office} />
              </th>
              <td>
                <Troubles row={row} />
              </td>
              {columns.map((column, at) => (
                <Cell key={column.id} column={column} office={row.office} cell={row.cells[at] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type HeadProps = {
  sortKey: string
  name: string
  columns: readonly MatrixColumn[]
  order: Order
  end?: boolean
  under?: readonly string[]
}

function Head({ sortKey, name, columns, order, end = false, under = [] }: HeadProps) {
  const { parts } = useWords()
  const { href } = useViewState()
  const isSorted = order.key === sortKey
  const next = isSorted ? { key: sortKey, descending: !order.descending } : firstOrder(sortKey, columns)
  const sort = sortOf(next)
  return (
    <th
      scope="col"
      className={end ? styles.end : undefined}
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <Link
        className={classNames(table.sort, styles.headLink)}
        href={href({ sort: sort === usualOrder ? undefined : sort })}
        preload={false}
        replace
        title={`${parts.sortBy(name)}, ${next.descending ? parts.sortedDown : parts.sortedUp}`}
      >
        {name}
        {isSorted ? <Icon name="desc" size={9} /> : null}
      </Link>
      {under.map((said) => (
        <span key={said} className={styles.target}>
          {said}
        </span>
      ))}
    </th>
  )
}

type ColumnHeadProps = { column: MatrixColumn; columns: readonly MatrixColumn[]; order: Order }

/** A share that is asked of the city is asked of every office; a count is not. Figures that wait for rows say of when they are. */
function ColumnHead({ column, columns, order }: ColumnHeadProps) {
  const { overview } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { target, unit } = column
  const day = column.feed && lastGoodDay(column.feed)
  const under = [
    target && unit === 'share' ? overview.target(format.level(target.level, unit)) : null,
    day ? overview.until(format.dayShort(day)) : null,
  ].filter((said) => said !== null)
  return <Head sortKey={column.id} name={column.short[lang]} end {...{ columns, order, under }} />
}

function TotalRow({ matrix }: { matrix: Matrix }) {
  const { overview } = useWords()
  const format = useFormat()
  const lang = useLang()
  const to = usePaths()
  const { columns, rows } = matrix
  const sum = (key: 'behind' | 'atRisk') => rows.reduce((total, row) => total + row[key], 0)
  const totals = totalsOf(matrix)
  return (
    <tr className={table.total}>
      <th scope="row">{overview.allOffices(format.number(rows.length))}</th>
      <td>
        <Troubles row={{ behind: sum('behind'), atRisk: sum('atRisk') }} />
      </td>
      {columns.map((column, at) => {
        const total = totals[at]
        return (
          <td key={column.id} className={classNames(styles.cell, heldFigure(column.feed))}>
            {total?.known ? (
              <Link href={to.kpi(column.id)}>{officeFigureText(total, column.unit, lang)}</Link>
            ) : null}
          </td>
        )
      })}
    </tr>
  )
}

type CellProps = { column: MatrixColumn; office: OfficeRef; cell: MatrixCell }

function Cell({ column, office, cell }: CellProps) {
  const { overview } = useWords()
  const lang = useLang()
  const to = usePaths()
  if (!cell) {
    return (
      <td className={styles.cell}>
        <span className="vh">{overview.notHere}</span>
      </td>
    )
  }
  const trouble = isTrouble(cell.status)
  return (
    <td className={classNames(styles.cell, trouble && styles[cell.status], heldFigure(column.feed))}>
      <Link href={to.kpi(column.id, rowsOfOffice(column, cell.status, office.code))} preload={false}>
        {trouble ? <StatusMark status={cell.status} wordHidden small /> : null}
        {officeFigureText(cell, column.unit, lang)}
        {trouble ? null : <span className="vh"> {statusWord(cell.status, lang)}</span>}
      </Link>
    </td>
  )
}

/** ◆ 4 ▲ 1 */
export function Troubles({ row }: { row: Pick<MatrixRow, 'behind' | 'atRisk'> }) {
  const { overview } = useWords()
  const format = useFormat()
  if (row.behind + row.atRisk === 0) return <span className="muted">{overview.noTroubles}</span>
  return (
    <span className={styles.troubles}>
      <span>
        {row.behind ? (
          <>
            <StatusMark status="behind" wordHidden small /> {format.number(row.behind)}
          </>
        ) : null}
      </span>
      <span>
        {row.atRisk ? (
          <>
            <StatusMark status="at-risk" wordHidden small /> {format.number(row.atRisk)}
          </>
        ) : null}
      </span>
    </span>
  )
}
