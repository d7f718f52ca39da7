import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { ScrollBox } from './scroll-box.tsx'
import styles from './table.module.css'

export type DataColumn<Row> = {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** figures and dates stand right, in digits of one width */
  end?: boolean
  /** the cell that says what the row is about */
  names?: boolean
  /** where a press on the head leads; absent where rows cannot be sorted by it */
  sort?: { href: string; label: string; sorted: 'ascending' | 'descending' | null }
}

type Props<Row> = {
  caption: ReactNode
  /** for those who listen, where the caption is already said above the table */
  hideCaption?: boolean
  /** names the box that scrolls */
  label: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** the sum of the rows; stands first */
  total?: Row | undefined
}

const features = tableFeatures({})

/** Rows as they come: sorted, filtered and paged by whoever knows all of them. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { columns, rows, rowKey, total } = props
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map((column) => helper.display({ id: column.key, header: () => column.head }))
  }, [columns])
  const data = useMemo(() => (total ? [total, ...rows] : [...rows]), [rows, total])
  const table = useTable({ features, columns: definitions, data, getRowId: rowKey })
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns])
  return (
    <ScrollBox label={props.label}>
      <table className={styles.table}>
        <caption className={props.hideCaption ? 'vh' : undefined}>{props.caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <HeadCell key={header.id} column={byKey.get(header.column.id)} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className={classNames(row.original === total && styles.total)}>
              {row.getAllCells().map((cell) => {
                const column = byKey.get(cell.column.id)
                const look = { className: classNames(column?.end && styles.end) }
                return column?.names ? (
                  <th key={cell.id} scope="row" {...look}>
                    {column.cell(row.original)}
                  </th>
                ) : (
                  <td key={cell.id} {...look}>
                    {column?.cell(row.original)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function HeadCell<Row>({ column }: { column: DataColumn<Row> | undefined }) {
  if (!column) return null
  const { sort } = column
  return (
    <th
      scope="col"
      className={classNames(column.end && styles.end)}
      aria-sort={sort ? (sort.sorted ?? 'none') : undefined}
    >
      {sort ? (
        <Link href={sort.href} className={styles.sort} preload={false} title={sort.label}>
          {column.head}
          {sort.sorted ? <Icon name="desc" size={9} /> : null}
        </Link>
      ) : (
        column.head
      )}
    </th>
  )
}
