import { type ReactNode, useMemo } from 'react'
import { absent } from '../../server/core/format.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import type { KpiDescriptor, RowPage } from '../data/questions.ts'
import { type DataColumn, DataTable } from '../ui/data-table.tsx'
import { cells, type Drawing, type DrillColumn, drawCell } from './drill-cell.tsx'
import styles from './drill-table.module.css'
import { FoundText } from './found-text.tsx'
import { OfficeLink } from './office-link.tsx'
import { RowStage } from './row-stage.tsx'
import { RowWay } from './row-way.tsx'
import { SampleLabel } from './sample-label.tsx'
import { useSort } from './use-sort.ts'

type Row = RowPage['rows'][number]
type Props = { rows: RowPage; kpi: KpiDescriptor; caption: string }

/** The rows behind a figure: a table, or on a phone a list. */
export function DrillTable(props: Props) {
  return (
    <>
      <div className={styles.table}>
        <WideTable {...props} />
      </div>
      <NarrowList {...props} />
    </>
  )
}

function useDrawing(): Drawing {
  const words = useWords()
  const format = useFormat()
  const { q } = useViewState()
  return useMemo(() => ({ words, format, q }), [words, format, q])
}

/** Rows about offices name the office twice: as what they are about, and as whose they are. */
const isOfOffices = (rows: readonly Row[]) =>
  rows.length > 0 && rows.every((row) => row.code === row.office.code)

/** Where all are samples it is said once; where some are, each says so. */
export const areAllSample = ({ rows }: Pick<RowPage, 'rows'>): boolean =>
  rows.length > 0 && rows.every((row) => row.sample)

function WideTable({ rows: page, kpi, caption }: Props) {
  const lang = useLang()
  const drawing = useDrawing()
  const sortBy = useSort(page.sort)
  const { kpi: words } = drawing.words
  const { format, q } = drawing
  const name = kpi.columns.find((column) => column.kind === 'name')
  const own = (column: DrillColumn): DataColumn<Row> => ({
    key: column.key,
    head: column.label[lang],
    cell: (row) => drawCell(row.cells[column.key], column, drawing),
    end: cells[column.kind].end,
    names: column === name,
    sort: sortBy(column.key, column.label[lang]),
  })
  const date = (key: 'due' | 'done', of: 'dueOn' | 'doneOn'): DataColumn<Row> => ({
    key,
    head: kpi.dateLabels[key][lang],
    cell: (row) => format.day(row[of]),
    end: true,
    sort: sortBy(key, kpi.dateLabels[key][lang]),
  })
  const isMixed = page.rows.some((row) => row.sample) && !areAllSample(page)
  const columns: DataColumn<Row>[] = [
    {
      key: 'code',
      head: words.code,
      cell: (row) => (
        <span className={styles.code}>
          <FoundText text={row.code} q={q} />
        </span>
      ),
      names: !name,
      sort: sortBy('code', words.code),
    },
    ...(name ? [own(name)] : []),
    ...(name && isOfOffices(page.rows)
      ? []
      : [
          {
            key: 'office',
            head: words.office,
            cell: (row: Row) => (
              <span className={styles.office}>
                <OfficeLink office={row.office} />
              </span>
            ),
            sort: sortBy('office', words.office),
          },
        ]),
    ...(page.part === 'denominator' && page.parts.rest.rows > 0
      ? [{ key: 'counted', head: words.counted, cell: (row: Row) => (row.counted ? words.yes : words.no) }]
      : []),
    ...(kpi.hasDue ? [date('due', 'dueOn')] : []),
    ...(kpi.hasDone ? [date('done', 'doneOn')] : []),
    ...(kpi.hasStage
      ? [
          {
            key: 'stage',
            head: words.stage,
            cell: (row: Row) => <RowStage row={row} until={page.until} />,
            sort: sortBy('stage', words.stage),
          },
        ]
      : []),
    ...kpi.columns.filter((column) => column !== name).map(own),
    {
      key: 'recordedAt',
      head: words.recorded,
      cell: (row) => (
        <span className={styles.recorded}>
          <span className="num nw">{format.instant(row.recordedAt)}</span>
          <small lang="vi">{row.recordedBy}</small>
          <RowWay kpi={kpi} row={row} />
          {isMixed && row.sample ? <SampleLabel /> : null}
        </span>
      ),
      sort: sortBy('recordedAt', words.recorded),
    },
  ]
  return (
    <DataTable
      caption={caption}
      hideCaption
      label={caption}
      columns={columns}
      rows={page.rows}
      rowKey={(row) => row.key}
    />
  )
}

/** Status and code on one line, then the name, then the rest. */
function NarrowList({ rows: page, kpi, caption }: Props) {
  const lang = useLang()
  const drawing = useDrawing()
  const { kpi: words } = drawing.words
  const { format, q } = drawing
  const name = kpi.columns.find((column) => column.kind === 'name')
  const ofOffices = name && isOfOffices(page.rows)
  const isMixed = page.rows.some((row) => row.sample) && !areAllSample(page)
  return (
    <ul className={styles.list} aria-label={caption}>
      {page.rows.map((row) => (
        <li key={row.key}>
          <p className={styles.first}>
            <RowStage row={row} until={page.until} />
            {page.part === 'denominator' && !row.stage && page.parts.rest.rows > 0 ? (
              <span className="muted">
                {words.counted}: {row.counted ? words.yes : words.no}
              </span>
            ) : null}
            <span className={styles.code}>
              <FoundText text={row.code} q={q} />
            </span>
          </p>
          {name ? <p className={styles.name}>{drawCell(row.cells[name.key], name, drawing)}</p> : null}
          {ofOffices ? null : (
            <p>
              <OfficeLink office={row.office} />
            </p>
          )}
          <dl>
            {kpi.hasDue ? <Small term={kpi.dateLabels.due[lang]}>{format.day(row.dueOn)}</Small> : null}
            {kpi.hasDone ? <Small term={kpi.dateLabels.done[lang]}>{format.day(row.doneOn)}</Small> : null}
            {kpi.columns
              .filter((column) => column !== name)
              .map((column) => (
                <Small key={column.key} term={column.label[lang]}>
                  {drawCell(row.cells[column.key], column, drawing)}
                </Small>
              ))}
            <Small term={words.recorded}>
              {format.instant(row.recordedAt)}, <span lang="vi">{row.recordedBy}</span>
            </Small>
          </dl>
          <RowWay kpi={kpi} row={row} />
          {isMixed && row.sample ? <SampleLabel /> : null}
        </li>
      ))}
    </ul>
  )
}

/** What is not there needs no line of its own on a phone. */
const Small = ({ term, children }: { term: string; children: ReactNode }) =>
  children === absent ? null : (
    <div>
      <dt>{term}:</dt> <dd>{children}</dd>
    </div>
  )
