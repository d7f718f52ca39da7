import type { Day } from '../day.ts'
import type { Grain, Period } from '../period.ts'
import { type Convention, type NumberRefusal, readNumber } from '../reporting/typed-number.ts'
import { readTypedPeriod } from '../reporting/typed-period.ts'
import type { OfficeRef } from '../scorecard.ts'
import { fold } from '../text.ts'
import { componentsOf, definitionOn, type IndexDefinition } from './definition.ts'

/** The columns of a file of counts; their heads are read in either language, accents, case and signs aside. */
export const countColumns = {
  index: { heads: ['index', 'bộ chỉ số', 'mã bộ chỉ số'], needed: true },
  period: { heads: ['period', 'kỳ', 'kỳ báo cáo'], needed: true },
  office: { heads: ['office', 'đơn vị', 'mã đơn vị'], needed: true },
  component: { heads: ['component', 'thành phần', 'mã thành phần', 'chỉ số thành phần'], needed: true },
  numerator: { heads: ['numerator', 'tử số'], needed: true },
  denominator: { heads: ['denominator', 'mẫu số'], needed: true },
  provisional: { heads: ['provisional', 'số tạm', 'số tạm tính'], needed: false },
  source: { heads: ['source', 'nguồn', 'nguồn số liệu'], needed: false },
} as const satisfies Record<string, { heads: readonly string[]; needed: boolean }>
export type CountColumn = keyof typeof countColumns
const columnKeys = Object.keys(countColumns) as CountColumn[]

/** An index is published by these. */
export const indexGrains: readonly Grain[] = ['month', 'quarter', 'half', 'nine-months', 'year']

export type CountProblemCode =
  | 'no-rows'
  | 'column-missing'
  | 'column-twice'
  | 'column-unknown'
  | 'cell-without-column'
  | 'cell-missing'
  | 'unknown-index'
  | 'unknown-period'
  | 'period-not-of-indices'
  | 'period-not-begun'
  | 'index-not-in-force'
  | 'unknown-office'
  | 'office-not-then'
  | 'office-not-scored'
  | 'unknown-component'
  | 'below-zero'
  | 'numerator-above'
  | 'half-empty'
  | 'unknown-provisional'
  | 'twice'
  | `number: ${NumberRefusal}`

/** Rows and columns count from 1. `text`: what stands there. `more`: what the words lean on besides. */
export type CountProblem = {
  row: number
  column: number | null
  field: CountColumn | null
  code: CountProblemCode
  text: string
  more: string
}

export type CountLine = {
  row: number
  index: string
  period: Period
  office: string
  component: string
  numerator: number | null
  denominator: number | null
  provisional: boolean
  source: string | null
}

export type CountCell = { row: number; column: number; text: string; number: number | null; percent: boolean }

export type KnownOffice = Pick<OfficeRef, 'code' | 'kind'> & { validFrom: Day; validTo: Day | null }
/** What the rows are held against. `today`: no period that begins later can have been counted. */
export type CountsAround = {
  indices: ReadonlyMap<string, readonly IndexDefinition[]>
  offices: ReadonlyMap<string, KnownOffice>
  today: Day
}

/** What other systems write where nothing is said. */
const noValue = new Set(['null', 'none', 'na', 'nan'])

/** Two spellings of one code: `ONLINE_1`, `online 1`, `(Online-1)`. */
const plain = (text: string): string => fold(text).replace(/[^a-z0-9]+/g, '')

const isOneOf = (text: string, spellings: readonly string[]): boolean =>
  spellings.some((one) => plain(one) === plain(text))

/** An index goes by its id, by either short name, and by the number of a document that sets it. */
const isCalled = (text: string, { id, short, documents }: IndexDefinition): boolean =>
  isOneOf(text, [id, short.vi, short.en, ...documents])

const onlyOne = <T>(all: readonly T[], isIt: (one: T) => boolean): T | undefined => {
  const [found, ...more] = all.filter(isIt)
  return more.length > 0 ? undefined : found
}

const headOf = (text: string): CountColumn | undefined =>
  columnKeys.find((key) => countColumns[key].heads.some((head) => plain(head) === plain(text)))

/**
 * Reads a file of counts whole: every line that holds, and every problem by row and field. How numbers are written is
 * never guessed: without `numbers`, one that can be read in two ways is refused. Empty numerator and denominator are null.
 * `notices` keep nothing out: they say what whoever takes the file over should look at.
 */
export function readCounts(
  rows: readonly (readonly CountCell[])[],
  around: CountsAround,
  numbers: Convention | 'unknown' = 'unknown',
): { lines: CountLine[]; problems: CountProblem[]; notices: CountProblem[] } {
  const problems: CountProblem[] = []
  const notices: CountProblem[] = []
  const [heads, ...body] = rows
  if (!heads) return { lines: [], notices, problems: [{ ...nowhere, row: 1, code: 'no-rows' }] }
  const columns = columnsIn(heads, problems)
  if (problems.length > 0) return { lines: [], notices, problems }
  if (body.length === 0)
    return { lines: [], notices, problems: [{ ...nowhere, row: heads[0]?.row ?? 1, code: 'no-rows' }] }
  const readers = { around, numbers, columns, problems, notices }
  const first = new Map<string, number>()
  const lines = body.flatMap((cells) => {
    const line = lineOf(cells, readers)
    if (!line) return []
    const key = countCode(line)
    const before = first.get(key)
    if (before === undefined) first.set(key, line.row)
    else problems.push({ ...nowhere, row: line.row, code: 'twice', more: String(before) })
    return before === undefined ? [line] : []
  })
  return {
    lines,
    notices,
    problems: problems.sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0)),
  }
}

const nowhere = { column: null, field: null, text: '', more: '' }

/** The key of what was counted: an index, a period, an office, a component. */
export const countCode = ({
  index,
  period,
  office,
  component,
}: Pick<CountLine, 'index' | 'office' | 'component'> & { period: Pick<Period, 'id'> }): string =>
  `${index}/${period.id}/${office}/${component}`

function columnsIn(heads: readonly CountCell[], problems: CountProblem[]): Map<number, CountColumn> {
  const columns = new Map<number, CountColumn>()
  for (const { row, column, text } of heads) {
    const key = headOf(text)
    const code =
      key === undefined ? 'column-unknown' : [...columns.values()].includes(key) ? 'column-twice' : null
    if (code) problems.push({ ...nowhere, row, column, field: key ?? null, code, text })
    else if (key) columns.set(column, key)
  }
  for (const key of columnKeys)
    if (countColumns[key].needed && ![...columns.values()].includes(key))
      problems.push({ ...nowhere, row: heads[0]?.row ?? 1, field: key, code: 'column-missing' })
  return columns
}

type Readers = {
  around: CountsAround
  numbers: Convention | 'unknown'
  columns: ReadonlyMap<number, CountColumn>
  problems: CountProblem[]
  notices: CountProblem[]
}

function lineOf(
  cells: readonly CountCell[],
  { around, numbers, columns, problems, notices }: Readers,
): CountLine | null {
  const row = cells[0]?.row ?? 0
  const before = problems.length
  const cellOf = new Map<CountColumn, CountCell>()
  for (const cell of cells) {
    const key = columns.get(cell.column)
    if (key) cellOf.set(key, cell)
    else problems.push({ ...nowhere, row, column: cell.column, code: 'cell-without-column', text: cell.text })
  }
  const placeOf = new Map([...columns].map(([column, key]) => [key, column]))
  const about = (field: CountColumn, code: CountProblemCode, more = ''): CountProblem => {
    const text = cellOf.get(field)?.text ?? ''
    return { row, column: placeOf.get(field) ?? null, field, code, text, more }
  }
  const wrong = (field: CountColumn, code: CountProblemCode, more?: string) => {
    problems.push(about(field, code, more))
    return undefined
  }
  const textOf = (field: CountColumn) => cellOf.get(field)?.text.trim() || wrong(field, 'cell-missing')

  const versions = versionsOf(textOf('index'))
  const period = periodOf(textOf('period'))
  const definition = versions && period ? inForce(versions, period) : undefined
  const office = officeOf(textOf('office'), period, definition)
  const component = componentOf(textOf('component'), definition)
  const numerator = numberOf('numerator')
  const denominator = numberOf('denominator')
  const provisional = provisionalOf()
  if (numerator !== undefined && denominator !== undefined) pairOf(numerator, denominator)
  if (problems.length > before || !definition || !period || !office || !component) return null
  return {
    row,
    index: definition.id,
    period,
    office,
    component,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    provisional: provisional ?? false,
    source: cellOf.get('source')?.text.trim() || null,
  }

  function versionsOf(text: string | undefined) {
    if (text === undefined) return undefined
    return (
      around.indices.get(text) ??
      onlyOne([...around.indices.values()], (of) => of.some((one) => isCalled(text, one))) ??
      wrong('index', 'unknown-index', [...around.indices.keys()].join(', '))
    )
  }

  function periodOf(text: string | undefined) {
    if (text === undefined) return undefined
    const found = readTypedPeriod(text)
    if (!found) return wrong('period', 'unknown-period')
    if (!indexGrains.includes(found.grain)) return wrong('period', 'period-not-of-indices')
    if (found.start > around.today) return wrong('period', 'period-not-begun')
    return found
  }

  function inForce(all: readonly IndexDefinition[], { end }: Period) {
    return definitionOn(all, end) ?? wrong('period', 'index-not-in-force')
  }

  function officeOf(
    text: string | undefined,
    asked: Period | undefined,
    of: IndexDefinition | undefined,
  ): string | undefined {
    if (text === undefined) return undefined
    const found = around.offices.get(text) ?? around.offices.get(text.toUpperCase())
    if (!found) return wrong('office', 'unknown-office')
    if (asked && (found.validFrom > asked.end || (found.validTo !== null && found.validTo <= asked.start)))
      return wrong('office', 'office-not-then')
    if (of && !of.kinds.includes(found.kind)) return wrong('office', 'office-not-scored')
    return found.code
  }

  function componentOf(text: string | undefined, of: IndexDefinition | undefined) {
    if (text === undefined || !of) return undefined
    const all = componentsOf(of)
    const found =
      all.find(({ id }) => plain(id) === plain(text)) ??
      onlyOne(all, ({ name }) => isOneOf(text, [name.vi, name.en]))
    return found?.id ?? wrong('component', 'unknown-component', all.map(({ id }) => id).join(', '))
  }

  /** Null: nothing is said; undefined: it cannot be read. */
  function numberOf(field: 'numerator' | 'denominator'): number | null | undefined {
    const cell = cellOf.get(field)
    if (!cell || noValue.has(plain(cell.text))) return null
    if (cell.percent) return wrong(field, 'number: percent')
    const reading =
      cell.number === null
        ? readNumber(cell.text, numbers)
        : ({ kind: 'number', value: cell.number } as const)
    if (reading.kind === 'empty') return null
    if (reading.kind === 'refused') return wrong(field, `number: ${reading.why}`)
    return reading.value < 0 ? wrong(field, 'below-zero') : reading.value
  }

  function pairOf(above: number | null, below: number | null) {
    if ((above === null) !== (below === null))
      wrong(above === null ? 'numerator' : 'denominator', 'half-empty')
    // Two systems counted, and the published share went beyond the whole: it is what was published.
    else if (above !== null && below !== null && above > below)
      notices.push(about('numerator', 'numerator-above'))
  }

  function provisionalOf(): boolean | undefined {
    const text = plain(cellOf.get('provisional')?.text ?? '')
    if (no.has(text)) return false
    return yes.has(text) ? true : wrong('provisional', 'unknown-provisional')
  }
}

const yes = new Set(['x', '1', 'co', 'yes', 'true', 'sotam', 'provisional', 'tempnationalreportdenominator'])
const no = new Set(['', '0', 'khong', 'no', 'false'])
