import type { Breakdown } from '../../../server/core/answers.ts'
import type { Formatter } from '../../../server/core/format.ts'
import type { MatrixCell, OfficeRef, Scorecard, ScorecardItem } from '../../../server/core/scorecard.ts'
import { isTrouble, type Status, severity } from '../../../server/core/status.ts'

export type OfficeCell = { item: ScorecardItem; cell: NonNullable<MatrixCell> }

/** An office and how it stands in the KPIs by which offices are compared. */
export type OfficeRow = {
  office: OfficeRef
  counts: Record<Status, number>
  /** behind and at risk, worst first */
  troubles: OfficeCell[]
  /** KPIs that it used to report steadily */
  silent: ScorecardItem[]
  /** its figures are not here yet */
  isPending: boolean
}

export type OfficeGroup = {
  kind: OfficeRef['kind']
  rows: OfficeRow[]
  /** KPIs that at least one office of the kind has */
  kpis: number
}

type Sources = {
  card: Pick<Scorecard, 'items' | 'matrix'>
  /** every office that there is, the city among them */
  offices: readonly OfficeRef[]
  breakdowns: ReadonlyMap<string, Pick<Breakdown, 'rows' | 'silent'>>
  isWhole: boolean
}

const kinds = ['department', 'district', 'commune'] as const satisfies OfficeRef['kind'][]

/** Departments stand in the matrix; of the others each KPI's own list of offices tells. */
export function officeGroups({ card, offices, breakdowns, isWhole }: Sources): OfficeGroup[] {
  const compared = card.matrix.kpis.flatMap((id) => card.items.find((item) => item.id === id) ?? [])
  const inMatrix = new Map(card.matrix.rows.map(({ office, cells }) => [office.code, cells]))
  const known = new Map(
    [...offices, ...card.matrix.rows.map(({ office }) => office)].map((office) => [office.code, office]),
  )
  // Of the moment asked about there is a list of departments; of the others only those of today are known.
  const listed = [...known.values()].filter(
    ({ code, kind }) => kind !== 'department' || inMatrix.size === 0 || inMatrix.has(code),
  )
  return kinds
    .map((kind) => {
      const rows = listed
        .filter((office) => office.kind === kind)
        .map((office): OfficeRow => {
          const matrix = inMatrix.get(office.code)
          const cells = compared.flatMap((item, at): OfficeCell[] => {
            const found = breakdowns.get(item.id)?.rows.find((row) => row.office.code === office.code)
            const cell = matrix ? matrix[at] : found
            return cell ? [{ item, cell }] : []
          })
          return rowOf(office, cells, compared, breakdowns, !matrix && !isWhole)
        })
      const has = (item: ScorecardItem) =>
        rows.some((row) => inMatrix.get(row.office.code)?.[compared.indexOf(item)]) ||
        (breakdowns.get(item.id)?.rows.some((row) => row.office.kind === kind) ?? false)
      return { kind, rows, kpis: compared.filter(has).length }
    })
    .filter((group) => group.rows.length > 0)
}

function rowOf(
  office: OfficeRef,
  cells: OfficeCell[],
  compared: readonly ScorecardItem[],
  breakdowns: Sources['breakdowns'],
  isPending: boolean,
): OfficeRow {
  const counts: OfficeRow['counts'] = { behind: 0, 'at-risk': 0, 'no-data': 0, 'on-track': 0, 'no-target': 0 }
  for (const { cell } of cells) counts[cell.status] += 1
  return {
    office,
    counts,
    troubles: cells
      .filter(({ cell }) => isTrouble(cell.status))
      .sort((a, b) => severity(a.cell.status) - severity(b.cell.status)),
    silent: compared.filter((item) =>
      breakdowns.get(item.id)?.silent.some(({ code }) => code === office.code),
    ),
    isPending,
  }
}

export const officeOrders = ['trouble', 'name', 'code'] as const
export type OfficeOrder = { key: (typeof officeOrders)[number]; descending: boolean }

/** `sort=name`, `sort=-code`; what the list has no column for is the usual order. */
export function officeOrderOf(sort: string | undefined): OfficeOrder {
  const key = officeOrders.find((one) => one === sort?.replace(/^-/, ''))
  return key ? { key, descending: sort?.startsWith('-') ?? false } : firstOfficeOrder('trouble')
}

/** Most trouble first, names and codes from the start. */
export const firstOfficeOrder = (key: OfficeOrder['key']): OfficeOrder => ({
  key,
  descending: key === 'trouble',
})

export const officeSortOf = ({ key, descending }: OfficeOrder): string | undefined =>
  key === 'trouble' && descending ? undefined : `${descending ? '-' : ''}${key}`

const troubleOf = ({ counts, silent }: OfficeRow) => [counts.behind, counts['at-risk'], silent.length]

export function sortOffices(rows: readonly OfficeRow[], order: OfficeOrder, format: Formatter): OfficeRow[] {
  const way = order.descending ? -1 : 1
  const byName = (a: OfficeRow, b: OfficeRow) =>
    format.compare(a.office.name[format.lang], b.office.name[format.lang])
  const compare = {
    name: byName,
    code: (a: OfficeRow, b: OfficeRow) => format.compare(a.office.code, b.office.code),
    trouble: (a: OfficeRow, b: OfficeRow) => {
      const [x, y] = [troubleOf(a), troubleOf(b)]
      return x.reduce((found, n, at) => found || n - (y[at] ?? 0), 0)
    },
  }[order.key]
  return [...rows].sort((a, b) => way * compare(a, b) || byName(a, b))
}
