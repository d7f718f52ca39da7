import type { ReactNode } from 'react'
import { officeFigureText } from '../../server/core/sentences/figure.ts'
import { isTrouble } from '../../server/core/status.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { classNames } from '../ui/class-names.ts'
import { Link } from '../ui/link.tsx'
import { heldFigure } from './feed-note.tsx'
import type { Matrix, MatrixRow } from './matrix-rows.ts'
import { OfficeLink } from './office-link.tsx'
import { Troubles } from './office-matrix.tsx'
import styles from './office-troubles.module.css'
import { rowsInTheWay } from './rows-behind.ts'
import { StatusMark } from './status-mark.tsx'

type Props = {
  matrix: Matrix
  /** on a narrow screen the rest is folded away */
  shown: number
  /** what folds the rest out */
  fold: ReactNode
}

/** The matrix without its healthy cells: each office with what is wrong there. */
export function OfficeTroubles({ matrix, shown, fold }: Props) {
  const { overview } = useWords()
  const troubled = troubledRows(matrix)
  const others = matrix.rows.filter((row) => !troubled.includes(row))
  return (
    <>
      <ol className={styles.list}>
        {troubled.map((row, nth) => (
          <li key={row.office.code} className={classNames(nth >= shown && styles.folded)}>
            <p className={styles.office}>
              <OfficeLink office={row.office} />
              <Troubles row={row} />
            </p>
            <Cells matrix={matrix} row={row} />
          </li>
        ))}
      </ol>
      {fold}
      {others.length ? (
        <p className={styles.others}>
          {overview.untroubled}{' '}
          {others.map((row, nth) => (
            <span key={row.office.code}>
              {nth ? '; ' : null}
              <OfficeLink office={row.office} />
            </span>
          ))}
        </p>
      ) : null}
    </>
  )
}

export const troubledRows = ({ rows }: Matrix): MatrixRow[] =>
  rows.filter((row) => row.behind + row.atRisk > 0)

function Cells({ matrix, row }: { matrix: Matrix; row: MatrixRow }) {
  const lang = useLang()
  const to = usePaths()
  return (
    <ul className={styles.cells}>
      {matrix.columns.map((column, at) => {
        const cell = row.cells[at]
        if (!cell || !isTrouble(cell.status)) return null
        return (
          <li key={column.id}>
            <Link href={to.kpi(column.id, rowsInTheWay(column, row.office.code))} preload={false}>
              <StatusMark status={cell.status} wordHidden small />
              <span>
                {column.short[lang]}{' '}
                <b className={heldFigure(column.feed)}>{officeFigureText(cell, column.unit, lang)}</b>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
