import { Fragment, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { DataColumn } from './data-table.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import styles from './stacked-table.module.css'

export type StackedColumn<Row> = DataColumn<Row> & {
  /** where the cell stands once the row has become an entry of a list, and how wide its column is */
  className?: string | undefined
  /** what the figure is; the head of its column says it as long as there is one */
  label?: ReactNode
}

export type RowGroup<Row> = {
  key: string
  /** absent: the rows stand under the head of the table */
  head?: ReactNode
  rows: readonly Row[]
}

type Props<Row> = {
  caption: ReactNode
  columns: readonly StackedColumn<Row>[]
  groups: readonly RowGroup<Row>[]
  rowKey: (row: Row) => string
  /** gives `grid-template-areas` for the entries of the list */
  className?: string | undefined
  rowClass?: (row: Row) => string | undefined
  /** what has been opened of a row; stands under it, as wide as the table */
  under?: (row: Row) => ReactNode
}

/** A table in parts, and on a narrow screen the same rows as a list. One markup, so that nothing is read out twice. */
export function StackedTable<Row>(props: Props<Row>) {
  const { caption, columns, groups, rowKey, className, rowClass, under } = props
  return (
    <table className={classNames(styles.table, className)}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.head ? (
            <tr className={styles.group}>
              <th colSpan={columns.length} scope="rowgroup">
                {group.head}
              </th>
            </tr>
          ) : null}
          {group.rows.map((row) => {
            const opened = under?.(row)
            return (
              <Fragment key={rowKey(row)}>
                <tr className={classNames(styles.row, opened ? styles.open : null, rowClass?.(row))}>
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} row={row} />
                  ))}
                </tr>
                {opened ? (
                  <tr className={styles.under}>
                    <td colSpan={columns.length}>{opened}</td>
                  </tr>
                ) : null}
              </Fragment>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

function Cell<Row>({ column, row }: { column: StackedColumn<Row>; row: Row }) {
  const look = { className: classNames(column.end && styles.end, column.className) || undefined }
  const said = column.cell(row)
  const content =
    column.label && said !== null ? (
      <>
        <span className={styles.label} aria-hidden="true">
          {column.label}{' '}
        </span>
        {said}
      </>
    ) : (
      said
    )
  return column.names ? (
    <th scope="row" {...look}>
      {content}
    </th>
  ) : (
    <td {...look}>{content}</td>
  )
}

function Head<Row>({ column }: { column: StackedColumn<Row> }) {
  const { sort } = column
  return (
    <th
      scope="col"
      className={classNames(column.end && styles.end, column.className) || undefined}
      aria-sort={sort ? (sort.sorted ?? 'none') : undefined}
    >
      {sort ? (
        <>
          <Link href={sort.href} className={styles.sort} preload={false} replace title={sort.label}>
            {column.head}
            {sort.sorted ? <Icon name="desc" size={9} /> : null}
          </Link>
          <span className={styles.unsorted}>{column.head}</span>
        </>
      ) : (
        column.head
      )}
    </th>
  )
}
