import { isDay } from '../day.ts'
import { fold } from '../text.ts'
import type { Words } from '../words.ts'
import type { DefinitionFault, DefinitionFields } from './definition.ts'
import { definitionWords } from './definition-words.ts'
import { type Correction, type ReportCellText, withCorrections } from './report-sheet.ts'
import { levelAsTyped, levelOfTyped } from './typed-level.ts'
import { type NumberRefusal, readNumber } from './typed-number.ts'

const twoLanguages = [
  'name',
  'short',
  'noun',
  'question',
  'formula',
  'numerator',
  'denominator',
  'source',
  'caveat',
] as const
type InTwo = (typeof twoLanguages)[number]
type Plain = Exclude<keyof DefinitionFields, InTwo>
export type CatalogueColumn = Plain | `${InTwo}.${'vi' | 'en'}`

const inTwo = (vi: string, en: string, key: InTwo) => ({
  [`${key}.vi`]: { vi: `${vi} (tiếng Việt)`, en: `${en} (Vietnamese)` },
  [`${key}.en`]: { vi: `${vi} (tiếng Anh)`, en: `${en} (English)` },
})

/** The columns of a catalogue, in the order of the template. Their heads are read in either language, accents aside. */
export const catalogueColumns = {
  kpiId: { vi: 'Mã chỉ số', en: 'KPI id' },
  fromOn: { vi: 'Từ ngày', en: 'From' },
  retiredOn: { vi: 'Ngừng từ ngày', en: 'Retired on' },
  theme: { vi: 'Nhóm', en: 'Theme' },
  position: { vi: 'Thứ tự', en: 'Position' },
  ...inTwo('Tên chỉ số', 'Name', 'name'),
  ...inTwo('Tên ngắn', 'Short name', 'short'),
  unit: { vi: 'Đơn vị tính', en: 'Unit' },
  ...inTwo('Đối tượng đếm', 'What is counted', 'noun'),
  better: { vi: 'Chiều tốt', en: 'Direction' },
  slack: { vi: 'Khoảng có nguy cơ', en: 'Slack' },
  shape: { vi: 'Loại giá trị', en: 'Kind of value' },
  ...inTwo('Câu hỏi', 'Question', 'question'),
  ...inTwo('Cách tính', 'Formula', 'formula'),
  ...inTwo('Tử số', 'Numerator', 'numerator'),
  ...inTwo('Mẫu số', 'Denominator', 'denominator'),
  ...inTwo('Nguồn', 'Source', 'source'),
  ...inTwo('Lưu ý', 'Caveat', 'caveat'),
  documents: { vi: 'Văn bản', en: 'Documents' },
  ownerCode: { vi: 'Đơn vị chủ trì', en: 'Owner' },
  kinds: { vi: 'Khối đơn vị báo cáo', en: 'Kinds of office' },
  reporters: { vi: 'Đơn vị báo cáo', en: 'Reporting offices' },
  cadence: { vi: 'Kỳ báo cáo', en: 'Cadence' },
  dueDay: { vi: 'Ngày hạn', en: 'Due day' },
  dueLag: { vi: 'Số tháng sau kỳ', en: 'Months after' },
  carries: { vi: 'Số kỳ còn hiệu lực', en: 'Periods carried' },
  least: { vi: 'Giá trị nhỏ nhất', en: 'Least' },
  most: { vi: 'Giá trị lớn nhất', en: 'Most' },
  notAbove: { vi: 'Không vượt chỉ số', en: 'Not above' },
  public: { vi: 'Công khai', en: 'Public' },
  matrix: { vi: 'Trong bảng tổng hợp', en: 'In the matrix' },
  origin: { vi: 'Nguồn gốc', en: 'Origin' },
} as Record<CatalogueColumn, Words>
const columnKeys = Object.keys(catalogueColumns) as CatalogueColumn[]

/** Without these a row is no definition; the others may be left empty, or out. */
const needed: readonly CatalogueColumn[] = [
  'kpiId',
  'fromOn',
  'theme',
  'name.vi',
  'name.en',
  'unit',
  'ownerCode',
  'kinds',
  'cadence',
]

export const catalogueProblems = [
  'no-header',
  'column-missing',
  'column-twice',
  'needed',
  'unknown-word',
  'not-whole',
] as const
export type CatalogueProblem = {
  row: number
  column: number | null
  /** what stands there */
  text: string
  code: (typeof catalogueProblems)[number] | DefinitionFault | `number: ${NumberRefusal}`
}

export type CatalogueLine = { row: number; fields: DefinitionFields }
export type ReadCatalogue = {
  lines: CatalogueLine[]
  problems: CatalogueProblem[]
  /** where each column stands, from 1 */
  columns: Partial<Record<CatalogueColumn, number>>
}

type Named = { code: string; name: Words }
/** What cells may name: themes and offices by code or by name. */
export type CatalogueNames = { themes: readonly Named[]; offices: readonly Named[] }

/** Rows above the heads: a title, an office, a date. */
const mostTitleRows = 10

/** Reads definitions, one a row. Every problem is named by row and column; a row with a problem is no line. */
export function readCatalogueSheet(
  rows: readonly (readonly ReportCellText[])[],
  names: CatalogueNames,
  corrections: readonly Correction[] = [],
): ReadCatalogue {
  const corrected = withCorrections(rows, corrections)
  const head = corrected
    .slice(0, mostTitleRows)
    .find((row) => row.some(({ text }) => headOf(text) === 'kpiId'))
  const at = head?.[0]?.row
  if (!head || at === undefined)
    return { lines: [], problems: [{ row: 1, column: null, text: '', code: 'no-header' }], columns: {} }
  const problems: CatalogueProblem[] = []
  const columns = new Map<CatalogueColumn, number>()
  for (const { text, column } of head) {
    const key = headOf(text)
    if (key && columns.has(key)) problems.push({ row: at, column, text, code: 'column-twice' })
    else if (key) columns.set(key, column)
  }
  for (const key of needed)
    if (!columns.has(key))
      problems.push({ row: at, column: null, text: catalogueColumns[key].vi, code: 'column-missing' })
  const places = Object.fromEntries(columns)
  if (problems.length > 0) return { lines: [], problems, columns: places }
  const body = corrected.filter((row) => (row[0]?.row ?? 0) > at)
  const lines = body.flatMap((row, index) => {
    const read = readLine(row, index, columns, names)
    problems.push(...read.problems)
    return read.line ?? []
  })
  return { lines, problems, columns: places }
}

function readLine(
  row: readonly ReportCellText[],
  index: number,
  columns: ReadonlyMap<CatalogueColumn, number>,
  names: CatalogueNames,
): { line: CatalogueLine | null; problems: CatalogueProblem[] } {
  const number = row[0]?.row ?? 0
  const problems: CatalogueProblem[] = []
  const cellOf = (key: CatalogueColumn) => row.find(({ column }) => column === columns.get(key))
  const text = (key: CatalogueColumn) => cellOf(key)?.text.trim() ?? ''
  const wrong = (key: CatalogueColumn, code: CatalogueProblem['code']) => {
    problems.push({ row: number, column: columns.get(key) ?? null, text: text(key), code })
  }
  for (const key of needed) if (text(key) === '') wrong(key, 'needed')

  const words = (key: InTwo): Words => ({ vi: text(`${key}.vi`), en: text(`${key}.en`) })
  const wordsOrNone = (key: InTwo) => {
    const found = words(key)
    return found.vi || found.en ? found : null
  }
  function chosen<T extends string>(key: Plain, from: Record<T, Words>, usual: T): T {
    const found = text(key) === '' ? usual : wordIn(text(key), from)
    if (!found) wrong(key, 'unknown-word')
    return found ?? usual
  }
  /** @returns undefined where nothing stands, or what is no number */
  function figure(key: Plain): number | undefined {
    const cell = cellOf(key)
    if (!cell) return undefined
    if (cell.number !== null) return cell.percent ? levelAsTyped(cell.number, 'share') : cell.number
    const read = readNumber(cell.text, 'unknown')
    if (read.kind === 'refused') wrong(key, `number: ${read.why}`)
    return read.kind === 'number' ? read.value : undefined
  }
  function whole(key: Plain, usual: number): number {
    const found = figure(key) ?? usual
    if (!Number.isInteger(found)) wrong(key, 'not-whole')
    return found
  }
  function day(key: Plain): string | null {
    const typed = text(key)
    const found = typed === '' ? null : readDay(typed)
    if (found === undefined) wrong(key, 'bad-day')
    return found ?? null
  }
  function isSo(key: Plain): boolean {
    const plain = fold(text(key))
    if (!yes.has(plain) && !no.has(plain)) wrong(key, 'unknown-word')
    return yes.has(plain)
  }
  const listed = (key: Plain) =>
    text(key)
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
  const office = (given: string) => nameIn(given, names.offices)
  const unit = chosen('unit', definitionWords.unit, 'share')
  const level = (key: Plain) => {
    const typed = figure(key)
    return typed === undefined ? undefined : levelOfTyped(typed, unit)
  }
  const kinds = listed('kinds').map((given) => wordIn(given, definitionWords.kinds))
  if (kinds.includes(undefined)) wrong('kinds', 'unknown-word')
  const reporters = listed('reporters').map(office)
  if (reporters.includes(undefined)) wrong('reporters', 'unknown-office')
  const ownerCode = office(text('ownerCode'))
  if (text('ownerCode') && !ownerCode) wrong('ownerCode', 'unknown-office')
  const theme = nameIn(text('theme'), names.themes)
  if (text('theme') && !theme) wrong('theme', 'unknown-theme')
  const name = words('name')
  const denominator = wordsOrNone('denominator')
  const fields: DefinitionFields = {
    kpiId: text('kpiId'),
    fromOn: day('fromOn') ?? '',
    retiredOn: day('retiredOn'),
    theme: theme ?? '',
    position: whole('position', index + 1),
    name,
    short: wordsOrNone('short') ?? name,
    noun: words('noun'),
    unit,
    shape: chosen('shape', definitionWords.shape, 'stock'),
    better: chosen('better', definitionWords.better, 'higher'),
    slack: level('slack') ?? 0,
    question: words('question'),
    formula: words('formula'),
    numerator: words('numerator'),
    denominator: unit === 'share' ? denominator : null,
    source: words('source'),
    caveat: wordsOrNone('caveat'),
    documents: listed('documents'),
    ownerCode: ownerCode ?? '',
    kinds: kinds.filter((kind) => kind !== undefined),
    reporters: reporters.length > 0 ? reporters.filter((code) => code !== undefined) : null,
    cadence: chosen('cadence', definitionWords.cadence, 'month'),
    dueDay: whole('dueDay', usualDueDay),
    dueLag: whole('dueLag', 0),
    carries: whole('carries', 1),
    least: level('least') ?? null,
    most: level('most') ?? null,
    notAbove: text('notAbove') || null,
    public: isSo('public'),
    matrix: isSo('matrix'),
    origin: chosen('origin', definitionWords.origin, 'office'),
  }
  return { line: problems.length === 0 ? { row: number, fields } : null, problems }
}

/** Monthly reports fall due before the 25th. */
const usualDueDay = 25

/** Where a fault of a field is shown: the column that holds it, of two the one that is empty or too long. */
export function columnOfField(field: keyof DefinitionFields, fields: DefinitionFields): CatalogueColumn {
  if (!isInTwo(field)) return field
  const { vi, en } = fields[field] ?? { vi: '', en: '' }
  const isEnglish = vi !== '' && (en === '' || en.length > vi.length)
  return `${field}.${isEnglish ? 'en' : 'vi'}`
}

const isInTwo = (field: keyof DefinitionFields): field is InTwo =>
  (twoLanguages as readonly string[]).includes(field)

/** A definition as cells of the template; what `readCatalogueSheet` reads back as the same. */
export function catalogueCells(
  fields: DefinitionFields,
  lang: 'vi' | 'en',
): Record<CatalogueColumn, string | number | null> {
  const level = (value: number | null) => (value === null ? null : levelAsTyped(value, fields.unit))
  const two = (key: InTwo) => ({
    [`${key}.vi`]: fields[key]?.vi ?? null,
    [`${key}.en`]: fields[key]?.en ?? null,
  })
  return {
    kpiId: fields.kpiId,
    fromOn: fields.fromOn,
    retiredOn: fields.retiredOn,
    theme: fields.theme,
    position: fields.position,
    ...Object.assign({}, ...twoLanguages.map(two)),
    unit: definitionWords.unit[fields.unit][lang],
    better: definitionWords.better[fields.better][lang],
    slack: level(fields.slack),
    shape: definitionWords.shape[fields.shape][lang],
    documents: fields.documents.join('; '),
    ownerCode: fields.ownerCode,
    kinds: fields.kinds.map((kind) => definitionWords.kinds[kind][lang]).join('; '),
    reporters: fields.reporters?.join('; ') ?? null,
    cadence: definitionWords.cadence[fields.cadence][lang],
    dueDay: fields.dueDay,
    dueLag: fields.dueLag,
    carries: fields.carries,
    least: level(fields.least),
    most: level(fields.most),
    notAbove: fields.notAbove,
    public: yesNo[String(fields.public) as 'true'][lang],
    matrix: yesNo[String(fields.matrix) as 'true'][lang],
    origin: definitionWords.origin[fields.origin][lang],
  }
}

const yesNo = { true: { vi: 'Có', en: 'Yes' }, false: { vi: 'Không', en: 'No' } }
const yes = new Set(['co', 'yes', 'true', 'x', '1'])
const no = new Set(['', 'khong', 'no', 'false', '0'])

const spaced = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim()

const headOf = (text: string): CatalogueColumn | undefined => {
  const plain = spaced(text)
  return columnKeys.find((key) => Object.values(catalogueColumns[key]).some((head) => spaced(head) === plain))
}

function wordIn<T extends string>(text: string, from: Record<T, Words>): T | undefined {
  const plain = spaced(text)
  const found = Object.entries<Words>(from).find(
    ([key, { vi, en }]) => key === plain || spaced(vi) === plain || spaced(en) === plain,
  )
  return found?.[0] as T | undefined
}

const nameIn = (text: string, among: readonly Named[]): string | undefined => {
  const plain = spaced(text)
  return (
    among.find(({ code }) => code === text) ??
    among.find(({ name }) => spaced(name.vi) === plain || spaced(name.en) === plain)
  )?.code
}

/** A day by its id, or as it is written here: 1/7/2024. Undefined for anything else. */
function readDay(typed: string): string | undefined {
  if (isDay(typed)) return typed
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? []
  const id = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDay(id) ? id : undefined
}
