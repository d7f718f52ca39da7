import { fold, nfc } from '../text.ts'
import type { Words } from '../words.ts'
import { conventionOf } from './column-convention.ts'
import type { EntryContent } from './entry.ts'
import { type Convention, type NumberRefusal, readNumber } from './typed-number.ts'
import { readTypedPeriod } from './typed-period.ts'
import { type Vintage, vintages, vintageWords } from './vintage.ts'

/** The columns of a report, in the order of the template. Their heads are read in either language, accents aside. */
export const reportColumns = {
  kpi: { head: { vi: 'Mã chỉ số', en: 'KPI id' }, needed: true },
  name: { head: { vi: 'Chỉ số', en: 'KPI' }, needed: false },
  unit: { head: { vi: 'Đơn vị tính', en: 'Unit' }, needed: false },
  period: { head: { vi: 'Kỳ', en: 'Period' }, needed: true },
  numerator: { head: { vi: 'Tử số', en: 'Numerator' }, needed: true },
  denominator: { head: { vi: 'Mẫu số', en: 'Denominator' }, needed: true },
  vintage: { head: { vi: 'Loại số liệu', en: 'Vintage' }, needed: false },
  source: { head: { vi: 'Nguồn', en: 'Source' }, needed: false },
  note: { head: { vi: 'Ghi chú', en: 'Note' }, needed: false },
  explanation: { head: { vi: 'Giải trình', en: 'Explanation' }, needed: false },
} as const satisfies Record<string, { head: Words; needed: boolean }>
export type ReportColumn = keyof typeof reportColumns
const columnKeys = Object.keys(reportColumns) as ReportColumn[]

/** A cell as a spreadsheet holds it; rows and columns count from 1. */
export type ReportCellText = {
  row: number
  column: number
  text: string
  number: number | null
  percent: boolean
}

export const reportProblems = [
  'no-header',
  'column-missing',
  'column-twice',
  'kpi-missing',
  'period-missing',
  'unknown-period',
  'unknown-vintage',
  'not-asked-for',
  'twice',
  'too-long',
  'period-locked',
  'not-in-this-state',
  'mixed-conventions',
] as const
/** What is wrong with a cell; the second kind is why a text is no number. */
export type ReportProblem = {
  row: number
  column: number | null
  /** what stands there */
  text: string
} & (
  | { code: (typeof reportProblems)[number]; params: Record<string, string | number> }
  | { code: `number: ${NumberRefusal}`; params: Record<string, never> }
)

/** A row of a report, read. */
export type ReportLine = { row: number; kpi: string; period: string; content: EntryContent }

export type ReadReport = {
  /** the row of the heads; null: there is none */
  head: number | null
  lines: ReportLine[]
  problems: ReportProblem[]
  /** columns of numbers whose convention somebody has to say */
  ask: { column: 'numerator' | 'denominator'; example: string }[]
  /** where each column stands, from 1 */
  columns: Partial<Record<ReportColumn, number>>
}

/** What somebody put right, in place: it stands instead of what the file holds. */
export type Correction = { row: number; column: number; text: string }

const longestText = 2_000
/** Rows above the heads: a title, an office, a date. */
const mostTitleRows = 10

/**
 * Reads the rows of a report. Every problem is named by row and column; a line with a problem is none. `conventions`:
 * how the numbers of a column are written, where it had to be asked.
 */
export function readReport(
  rows: readonly (readonly ReportCellText[])[],
  {
    corrections = [],
    conventions = {},
  }: {
    corrections?: readonly Correction[]
    conventions?: Partial<Record<'numerator' | 'denominator', Convention>>
  } = {},
): ReadReport {
  const corrected = withCorrections(rows, corrections)
  const head = corrected.slice(0, mostTitleRows).find((row) => headsIn(row).has('kpi'))
  const at = head?.[0]?.row
  if (!head || at === undefined)
    return { head: null, lines: [], problems: [problem(1, null, '', 'no-header')], ask: [], columns: {} }
  const problems: ReportProblem[] = []
  const heads = headsIn(head)
  for (const key of columnKeys) {
    const places = head.filter((cell) => headOf(cell.text) === key)
    if (places.length > 1)
      problems.push(problem(at, places[1]?.column ?? null, places[1]?.text ?? '', 'column-twice'))
    if (places.length === 0 && reportColumns[key].needed)
      problems.push(problem(at, null, reportColumns[key].head.vi, 'column-missing'))
  }
  const columns = Object.fromEntries(heads)
  if (problems.length > 0) return { head: at, lines: [], problems, ask: [], columns }
  const body = corrected.filter((row) => (row[0]?.row ?? 0) > at)
  const numbers = { numerator: how('numerator'), denominator: how('denominator') }
  const ask = (['numerator', 'denominator'] as const).flatMap((column) => {
    const { asked } = numbers[column]
    return asked === null ? [] : [{ column, example: asked }]
  })
  const seen = new Map<string, number>()
  const lines = body.flatMap((row) => lineOf(row) ?? [])
  return { head: at, lines, problems, ask, columns }

  function how(column: 'numerator' | 'denominator'): { as: Convention | 'unknown'; asked: string | null } {
    const given = conventions[column]
    if (given) return { as: given, asked: null }
    const texts = body.flatMap((row) => {
      const cell = cellIn(row, column)
      return cell && cell.number === null ? [cell.text] : []
    })
    const found = conventionOf(texts)
    if (found === 'mixed') {
      problems.push(problem(at as number, heads.get(column) ?? null, '', 'mixed-conventions'))
      return { as: 'unknown', asked: null }
    }
    if (found !== 'ambiguous') return { as: found === 'either' ? 'unknown' : found, asked: null }
    const example = texts.find((text) => {
      const read = readNumber(text, 'unknown')
      return read.kind === 'refused' && read.why === 'ambiguous'
    })
    return { as: 'unknown', asked: example ?? null }
  }

  function cellIn(row: readonly ReportCellText[], key: ReportColumn): ReportCellText | undefined {
    const column = heads.get(key)
    return row.find((cell) => cell.column === column)
  }

  function lineOf(row: readonly ReportCellText[]): ReportLine | null {
    const number = row[0]?.row ?? 0
    const found: ReportProblem[] = []
    const text = (key: ReportColumn): string | null => cellIn(row, key)?.text.trim() || null
    const wrong = (key: ReportColumn, code: (typeof reportProblems)[number], params = {}) =>
      found.push(problem(number, heads.get(key) ?? null, text(key) ?? '', code, params))
    // What the template prints beside empty cells is no report.
    const given = columnKeys.filter((key) => key !== 'name' && key !== 'unit' && text(key) !== null)
    if (given.every((key) => key === 'kpi' || key === 'period' || key === 'vintage')) return null
    // Marks that nobody sees come along where an id is copied from a page.
    const kpi = text('kpi')?.replaceAll(/\p{Cf}/gu, '') || null
    if (kpi === null) wrong('kpi', 'kpi-missing')
    const typed = text('period')
    const period = typed === null ? undefined : readTypedPeriod(typed)
    if (typed === null) wrong('period', 'period-missing')
    else if (!period) wrong('period', 'unknown-period')
    const vintage = vintageOf(text('vintage'))
    if (!vintage) wrong('vintage', 'unknown-vintage')
    for (const key of ['source', 'note', 'explanation'] as const)
      if ((text(key)?.length ?? 0) > longestText) wrong(key, 'too-long', { most: longestText })
    const numerator = figureIn('numerator')
    const denominator = figureIn('denominator')
    if (kpi !== null && period) {
      const key = `${kpi} ${period.id}`
      const first = seen.get(key)
      if (first !== undefined) wrong('kpi', 'twice', { row: first })
      else seen.set(key, number)
    }
    problems.push(...found)
    if (found.length > 0 || kpi === null || !period || !vintage) return null
    return {
      row: number,
      kpi,
      period: period.id,
      content: {
        numerator,
        denominator,
        vintage,
        source: text('source'),
        note: text('note'),
        explanation: text('explanation'),
      },
    }

    function figureIn(key: 'numerator' | 'denominator'): number | null {
      const cell = cellIn(row, key)
      if (!cell) return null
      const refuse = (why: NumberRefusal) => {
        found.push({ row: number, column: cell.column, text: cell.text, code: `number: ${why}`, params: {} })
        return null
      }
      // Shown as 85 % it was typed as such: what is wanted is what it is a share of.
      if (cell.percent) return refuse('percent')
      if (cell.number !== null) return cell.number
      const read = readNumber(cell.text, numbers[key].as)
      if (read.kind === 'empty') return null
      if (read.kind === 'number') return read.value
      // Asked once for the column, not in every cell.
      if (read.why === 'ambiguous' && numbers[key].asked !== null) return null
      return refuse(read.why)
    }
  }
}

const problem = (
  row: number,
  column: number | null,
  text: string,
  code: (typeof reportProblems)[number],
  params: Record<string, string | number> = {},
): ReportProblem => ({ row, column, text, code, params })

const headOf = (text: string): ReportColumn | undefined => {
  const plain = fold(text).replaceAll(/\s+/g, ' ').trim()
  return columnKeys.find((key) => Object.values(reportColumns[key].head).some((head) => fold(head) === plain))
}

const headsIn = (row: readonly ReportCellText[]): Map<ReportColumn, number> =>
  new Map(
    row.flatMap((cell) => {
      const key = headOf(cell.text)
      return key ? [[key, cell.column] as const] : []
    }),
  )

/** Without a word for it a figure is official: the template says so in every row. */
function vintageOf(text: string | null): Vintage | undefined {
  if (text === null) return 'official'
  const plain = fold(text)
  return vintages.find(
    (one) => one === plain || Object.values(vintageWords[one]).some((word) => fold(word) === plain),
  )
}

/** Rows with what was put right standing in its cells; `cellOf` makes a cell of it. */
export function correctedBy<Cell extends { row: number; column: number }>(
  rows: readonly (readonly Cell[])[],
  corrections: readonly Correction[],
  cellOf: (correction: Correction) => Cell,
): readonly (readonly Cell[])[] {
  if (corrections.length === 0) return rows
  const byRow = new Map<number, Correction[]>()
  for (const one of corrections) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one])
  return rows.map((row) => {
    const own = byRow.get(row[0]?.row ?? 0)
    if (!own) return row
    const kept = row.filter((cell) => !own.some(({ column }) => column === cell.column))
    // The last word on a cell counts.
    const byColumn = new Map(own.map((one) => [one.column, { ...one, text: nfc(one.text) }]))
    return [...kept, ...[...byColumn.values()].map(cellOf)].sort((a, b) => a.column - b.column)
  })
}

export const withCorrections = (
  rows: readonly (readonly ReportCellText[])[],
  corrections: readonly Correction[],
): readonly (readonly ReportCellText[])[] =>
  correctedBy(rows, corrections, (one) => ({ ...one, number: null, percent: false }))
