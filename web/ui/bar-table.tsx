import type { ReactNode } from 'react'
import styles from './bar-table.module.css'
import { classNames } from './class-names.ts'

export type BarColumn = { key: string; head: ReactNode; end?: boolean; className?: string | undefined }

type TableProps = { caption?: ReactNode; columns: readonly BarColumn[]; children: ReactNode }

/** Names with a bar under each, and their figures at the end of the line. */
export const BarTable = ({ caption, columns, children }: TableProps) => (
  <table className={styles.table}>
    {caption ? <caption>{caption}</caption> : null}
    <thead>
      <tr>
        {columns.map(({ key, head, end, className }) => (
          <th key={key} scope="col" className={classNames(end && styles.end, className) || undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

type RowProps = {
  /** stands before the name: a place */
  before?: ReactNode
  name: ReactNode
  /** length of the bar, 0…1; absent: none */
  part?: number
  /** what is said under the name */
  under?: ReactNode
  /** all that is listed nowhere by itself */
  isRest?: boolean
  /** folded away, on which screens */
  folded?: 'all' | 'narrow' | null
  className?: string | undefined
  /** the cells of its figures */
  children: ReactNode
}

export const BarRow = ({ before, name, part, under, isRest, folded, className, children }: RowProps) => (
  <tr className={classNames(isRest && styles.rest, folded && styles[folded], className) || undefined}>
    {before}
    <th scope="row">
      {name}
      {part === undefined ? null : (
        <span className={styles.bar} style={{ width: `${100 * part}%` }} aria-hidden="true" />
      )}
      {under ? <span className={styles.under}>{under}</span> : null}
    </th>
    {children}
  </tr>
)

export const BarFigure = ({
  className,
  children,
}: {
  className?: string | undefined
  children: ReactNode
}) => <td className={classNames(styles.end, className)}>{children}</td>
