import { useMemo } from 'react'
import { kindGroups } from '../../server/core/kind-groups.ts'
import type { OfficeFigure } from '../../server/core/scorecard.ts'
import { kindWords, upperFirst } from '../../server/core/sentences/words.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import type { Breakdown, KpiDescriptor } from '../data/questions.ts'
import { type DataColumn, DataTable } from '../ui/data-table.tsx'
import { heldFigure } from './feed-note.tsx'
import { OfficeLink } from './office-link.tsx'
import { RowsLink, rowsOfOffice } from './rows-link.tsx'
import { StatusMark } from './status-mark.tsx'
import { VintageMark } from './vintage-mark.tsx'

type Row = OfficeFigure & { rank: number | null; median: number | null }

/** The ranking without its bars, and with how far each office is from the median of its kind. */
export function KpiBreakdown({ breakdown, kpi }: { breakdown: Breakdown; kpi: KpiDescriptor }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const rows = useMemo(
    (): Row[] =>
      kindGroups(breakdown).flatMap((group) => group.rows.map((row) => ({ ...row, median: group.median }))),
    [breakdown],
  )
  const total = useMemo(
    (): Row | undefined => (breakdown.city ? { ...breakdown.city, rank: null, median: null } : undefined),
    [breakdown.city],
  )
  const columns = useMemo((): DataColumn<Row>[] => {
    const isShare = kpi.unit === 'share'
    const kinds = new Set(rows.map((row) => row.office.kind))
    const column = (key: string, head: string, cell: DataColumn<Row>['cell']): DataColumn<Row> => ({
      key,
      head,
      cell,
      end: true,
    })
    return [
      {
        key: 'office',
        head: words.office,
        names: true,
        cell: ({ office }) => (office.kind === 'city' ? words.wholeCity : <OfficeLink office={office} />),
      },
      ...(kinds.size > 1
        ? [
            {
              key: 'kind',
              head: words.kind,
              cell: ({ office }: Row) =>
                office.kind === 'city' ? '' : upperFirst(kindWords[office.kind][lang]),
            },
          ]
        : []),
      column('rank', words.rank, ({ rank }) => rank ?? ''),
      column('numerator', isShare ? words.numerator : words.number, ({ office, numerator }) => (
        <RowsLink
          className={heldFigure(breakdown.feed)}
          patch={rowsOfOffice(office)}
          title={words.rowsOf(office.name[lang])}
        >
          {format.number(numerator)}
          <span className="vh">: {words.rowsOf(office.name[lang])}</span>
        </RowsLink>
      )),
      ...(isShare
        ? [
            column('denominator', words.denominator, ({ denominator }) => format.number(denominator)),
            column('share', words.share, ({ value }) => format.share(value)),
          ]
        : []),
      ...(rows.some(({ vintage }) => vintage)
        ? [
            {
              key: 'vintage',
              head: words.vintage,
              cell: ({ vintage }: Row) => <VintageMark vintage={vintage ?? 'official'} always />,
            },
          ]
        : []),
      column('median', isShare ? words.againstMedianPoints : words.againstMedian, ({ value, median }) =>
        value === null || median === null ? '' : format.signed(value - median, kpi.unit),
      ),
      { key: 'status', head: words.status, cell: ({ status }) => <StatusMark status={status} /> },
    ]
  }, [rows, kpi, words, lang, format, breakdown.feed])
  return (
    <DataTable
      caption={words.officeTable}
      hideCaption
      label={words.officeTable}
      columns={columns}
      rows={rows}
      total={total}
      rowKey={(row) => row.office.code}
    />
  )
}
