import { isDay } from '../day.ts'
import { levelAsTyped, levelOfTyped } from '../reporting/typed-level.ts'
import { type NumberRefusal, readNumber } from '../reporting/typed-number.ts'
import { fold } from '../text.ts'
import type { Lang, Words } from '../words.ts'
import type { IndexComponent, IndexDefinition, IndexGroup } from './definition.ts'
import type { IndexFault, IndexFaultCode, IndexField } from './definition-faults.ts'
import { indexWords } from './definition-words.ts'

/** A row is the index itself, a group, or a component of the group above it. */
export const rowWords = {
  index: { vi: 'Bộ chỉ số', en: 'Index' },
  group: { vi: 'Nhóm', en: 'Group' },
  component: { vi: 'Thành phần', en: 'Component' },
} as const satisfies Record<string, Words>

/** The columns, in the order of the template; their heads are read in either language, accents aside. */
export const definitionColumns = {
  row: { vi: 'Loại dòng', en: 'Row' },
  id: { vi: 'Mã', en: 'Code' },
  nameVi: { vi: 'Tên (tiếng Việt)', en: 'Name (Vietnamese)' },
  nameEn: { vi: 'Tên (tiếng Anh)', en: 'Name (English)' },
  shortVi: { vi: 'Tên ngắn (tiếng Việt)', en: 'Short name (Vietnamese)' },
  shortEn: { vi: 'Tên ngắn (tiếng Anh)', en: 'Short name (English)' },
  max: { vi: 'Điểm tối đa', en: 'Points' },
  threshold: { vi: 'Ngưỡng đạt điểm tối đa (%)', en: 'Threshold (%)' },
  times: { vi: 'Nhân với thành phần', en: 'Times component' },
  whenZero: { vi: 'Khi mẫu số bằng 0', en: 'When the denominator is 0' },
  whenEmpty: { vi: 'Khi không có số liệu', en: 'When there are no counts' },
  spread: { vi: 'Phạm vi số liệu', en: 'Whose counts' },
  informative: { vi: 'Chỉ để tham khảo', en: 'For information only' },
  countedBy: { vi: 'Đếm bằng chỉ số', en: 'Counted by KPI' },
  numeratorVi: { vi: 'Tử số (tiếng Việt)', en: 'Numerator (Vietnamese)' },
  numeratorEn: { vi: 'Tử số (tiếng Anh)', en: 'Numerator (English)' },
  denominatorVi: { vi: 'Mẫu số (tiếng Việt)', en: 'Denominator (Vietnamese)' },
  denominatorEn: { vi: 'Mẫu số (tiếng Anh)', en: 'Denominator (English)' },
  fromOn: { vi: 'Áp dụng từ ngày', en: 'In force from' },
  retiredOn: { vi: 'Ngừng từ ngày', en: 'Retired on' },
  decimals: { vi: 'Số chữ số thập phân', en: 'Decimals' },
  public: { vi: 'Công khai', en: 'Public' },
  kinds: { vi: 'Loại đơn vị', en: 'Kinds of office' },
  sourceVi: { vi: 'Nguồn (tiếng Việt)', en: 'Source (Vietnamese)' },
  sourceEn: { vi: 'Nguồn (tiếng Anh)', en: 'Source (English)' },
  caveatVi: { vi: 'Lưu ý (tiếng Việt)', en: 'Caveat (Vietnamese)' },
  caveatEn: { vi: 'Lưu ý (tiếng Anh)', en: 'Caveat (English)' },
  documents: { vi: 'Văn bản', en: 'Documents' },
} as const satisfies Record<string, Words>
export type DefinitionColumn = keyof typeof definitionColumns
const columnKeys = Object.keys(definitionColumns) as DefinitionColumn[]
const needed: readonly DefinitionColumn[] = ['row', 'id', 'nameVi', 'nameEn', 'max']

export type SheetProblemCode =
  | 'no-rows'
  | 'column-missing'
  | 'column-twice'
  | 'column-unknown'
  | 'unknown-row'
  | 'index-first'
  | 'one-index'
  | 'group-first'
  | 'unknown-word'
  | 'bad-day'
  | `number: ${NumberRefusal}`
  | IndexFaultCode
/** Rows and columns count from 1. `text`: what stands there. */
export type DefinitionProblem = {
  row: number
  column: number | null
  key: DefinitionColumn | null
  text: string
  code: SheetProblemCode
}
type Cell = {
  row: number
  column: number
  text: string
  number: number | null
  date: string | null
  percent: boolean
}

export type ReadDefinition = {
  /** null: nothing that could be one */
  definition: IndexDefinition | null
  problems: DefinitionProblem[]
  /** where a fault of the definition stands in the file */
  placeOf: (fault: IndexFault) => DefinitionProblem
}

const spaced = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim()

/** Reads the definition of one index whole, with every problem by row and column. */
export function readDefinitionSheet(rows: readonly (readonly Cell[])[]): ReadDefinition {
  const problems: DefinitionProblem[] = []
  const [heads, ...body] = rows.filter((row) => row.length > 0)
  const firstRow = heads?.[0]?.row ?? 1
  const columns = new Map<DefinitionColumn, number>()
  for (const { row, column, text } of heads ?? []) {
    const key = columnKeys.find((one) =>
      Object.values(definitionColumns[one]).some((head) => spaced(head) === spaced(text)),
    )
    const code = !key ? 'column-unknown' : columns.has(key) ? 'column-twice' : null
    if (code) problems.push({ row, column, key: key ?? null, text, code })
    else if (key) columns.set(key, column)
  }
  for (const key of needed)
    if (!columns.has(key))
      problems.push({ row: firstRow, column: null, key, text: '', code: 'column-missing' })
  if (problems.length === 0 && body.length === 0)
    problems.push({ row: firstRow, column: null, key: null, text: '', code: 'no-rows' })

  const texts = new Map<string, string>()
  const groups: { row: number; group: IndexGroup; components: { row: number; of: IndexComponent }[] }[] = []
  let index: { row: number; of: Omit<IndexDefinition, 'groups'> } | null = null
  if (problems.length === 0)
    for (const row of body) {
      const line = lineOf(row, columns, problems)
      for (const [key, text] of line.texts) texts.set(`${line.row} ${key}`, text)
      const kind = wordIn(line.text('row'), rowWords)
      if (!kind) line.wrong('row', 'unknown-row')
      else if (kind === 'index' && index) line.wrong('row', 'one-index')
      else if (kind === 'index') index = { row: line.row, of: indexIn(line) }
      else if (!index) line.wrong('row', 'index-first')
      else if (kind === 'group')
        groups.push({
          row: line.row,
          group: { id: line.text('id'), name: line.words('name'), components: [] },
          components: [],
        })
      else if (groups.length === 0) line.wrong('row', 'group-first')
      else groups.at(-1)?.components.push({ row: line.row, of: componentIn(line) })
    }
  if (problems.length === 0 && !index)
    problems.push({ row: firstRow, column: null, key: null, text: '', code: 'no-rows' })
  return {
    definition: index && {
      ...index.of,
      groups: groups.map(({ group, components }) => ({
        ...group,
        components: components.map(({ of }) => of),
      })),
    },
    problems,
    placeOf({ group, component, field, why }) {
      const inGroup = group === null ? undefined : groups[group]
      const row =
        (component === null ? inGroup?.row : inGroup?.components[component]?.row) ?? index?.row ?? firstRow
      const said = (key: DefinitionColumn) => texts.get(`${row} ${key}`) ?? ''
      const key = columnOf(field, said)
      return { row, column: columns.get(key) ?? null, key, text: said(key), code: why }
    },
  }
}

const inTwo = ['name', 'short', 'numerator', 'denominator', 'source', 'caveat'] as const
type InTwo = (typeof inTwo)[number]

/** Of a name in two languages the column that is empty, or else the Vietnamese. */
function columnOf(field: IndexField, said: (key: DefinitionColumn) => string): DefinitionColumn {
  const two = inTwo.find((one) => one === field)
  if (two) return said(`${two}Vi`) !== '' && said(`${two}En`) === '' ? `${two}En` : `${two}Vi`
  return field === 'groups' || field === 'components' ? 'row' : (field as DefinitionColumn)
}

type Line = ReturnType<typeof lineOf>

function lineOf(
  cells: readonly Cell[],
  columns: ReadonlyMap<DefinitionColumn, number>,
  problems: DefinitionProblem[],
) {
  const row = cells[0]?.row ?? 0
  const cellOf = (key: DefinitionColumn) => cells.find(({ column }) => column === columns.get(key))
  const text = (key: DefinitionColumn) => (cellOf(key)?.text ?? '').normalize('NFC').trim()
  const wrong = (key: DefinitionColumn, code: SheetProblemCode) => {
    problems.push({ row, column: columns.get(key) ?? null, key, text: text(key), code })
  }
  /** Undefined where nothing stands, or what is no number. A cell formatted in per cent counts as one. */
  const figure = (key: DefinitionColumn): number | undefined => {
    const cell = cellOf(key)
    if (!cell || text(key) === '') return undefined
    if (cell.number !== null) return cell.percent ? levelAsTyped(cell.number, 'share') : cell.number
    const read = readNumber(cell.text.replace(/%\s*$/, ''), 'unknown')
    if (read.kind === 'refused') wrong(key, `number: ${read.why}`)
    return read.kind === 'number' ? read.value : undefined
  }
  const day = (key: DefinitionColumn): string | null => {
    const typed = cellOf(key)?.date ?? text(key)
    if (typed === '') return null
    const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? []
    const found = isDay(typed) ? typed : `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
    if (isDay(found)) return found
    wrong(key, 'bad-day')
    return null
  }
  const isSo = (key: DefinitionColumn): boolean => {
    const plain = fold(text(key))
    if (!yes.has(plain) && !no.has(plain)) wrong(key, 'unknown-word')
    return yes.has(plain)
  }
  function chosen<T extends string>(key: DefinitionColumn, from: Record<T, Words>, usual: T): T {
    const found = text(key) === '' ? usual : wordIn(text(key), from)
    if (!found) wrong(key, 'unknown-word')
    return found ?? usual
  }
  const listed = (key: DefinitionColumn) =>
    text(key)
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
  const words = (key: InTwo): Words => ({ vi: text(`${key}Vi`), en: text(`${key}En`) })
  const texts = columnKeys.map((key) => [key, text(key)] as const)
  return { row, texts, text, wrong, figure, day, isSo, chosen, listed, words }
}

function indexIn(line: Line): Omit<IndexDefinition, 'groups'> {
  const short = line.words('short')
  const name = line.words('name')
  const caveat = line.words('caveat')
  const kinds = line.listed('kinds').map((given) => wordIn(given, indexWords.kinds))
  if (kinds.includes(undefined)) line.wrong('kinds', 'unknown-word')
  return {
    id: line.text('id'),
    fromOn: line.day('fromOn') ?? '',
    retiredOn: line.day('retiredOn'),
    name,
    short: short.vi || short.en ? short : name,
    decimals: line.figure('decimals') ?? usualDecimals,
    public: line.isSo('public'),
    kinds: kinds.filter((kind) => kind !== undefined),
    source: line.words('source'),
    caveat: caveat.vi || caveat.en ? caveat : null,
    documents: line.listed('documents'),
  }
}

function componentIn(line: Line): IndexComponent {
  const threshold = line.figure('threshold')
  return {
    id: line.text('id'),
    name: line.words('name'),
    numerator: line.words('numerator'),
    denominator: line.words('denominator'),
    max: line.figure('max') ?? 0,
    threshold: threshold === undefined ? null : levelOfTyped(threshold, 'share'),
    times: line.text('times') || null,
    whenZero: line.chosen('whenZero', indexWords.whenZero, 'zero'),
    whenEmpty: line.chosen('whenEmpty', indexWords.whenEmpty, 'missing'),
    spread: line.chosen('spread', indexWords.spread, 'sum'),
    informative: line.isSo('informative'),
    countedBy: line.text('countedBy') || null,
  }
}

/** Points are published to the hundredth. */
const usualDecimals = 2

const yes = new Set(['co', 'yes', 'true', 'x', '1'])
const no = new Set(['', 'khong', 'no', 'false', '0'])
const yesNo = { true: { vi: 'Có', en: 'Yes' }, false: { vi: 'Không', en: 'No' } }

function wordIn<T extends string>(text: string, from: Record<T, Words>): T | undefined {
  const plain = spaced(text)
  const found = Object.entries<Words>(from).find(
    ([key, { vi, en }]) => key === plain || spaced(vi) === plain || spaced(en) === plain,
  )
  return found?.[0] as T | undefined
}

type Cells = Partial<Record<DefinitionColumn, string | number | null>>

/** A definition as rows of the template; what `readDefinitionSheet` reads back as the same. */
export function definitionCells(definition: IndexDefinition, lang: Lang): Cells[] {
  const two = (key: InTwo, of: Words | null): Cells => ({
    [`${key}Vi`]: of?.vi ?? null,
    [`${key}En`]: of?.en ?? null,
  })
  return [
    {
      row: rowWords.index[lang],
      id: definition.id,
      ...two('name', definition.name),
      ...two('short', definition.short),
      fromOn: definition.fromOn,
      retiredOn: definition.retiredOn,
      decimals: definition.decimals,
      public: yesNo[`${definition.public}`][lang],
      kinds: definition.kinds.map((kind) => indexWords.kinds[kind][lang]).join('; '),
      ...two('source', definition.source),
      ...two('caveat', definition.caveat),
      documents: definition.documents.join('; '),
    },
    ...definition.groups.flatMap((group): Cells[] => [
      { row: rowWords.group[lang], id: group.id, ...two('name', group.name) },
      ...group.components.map(
        (one): Cells => ({
          row: rowWords.component[lang],
          id: one.id,
          ...two('name', one.name),
          max: one.max,
          threshold: one.threshold === null ? null : levelAsTyped(one.threshold, 'share'),
          times: one.times,
          whenZero: indexWords.whenZero[one.whenZero][lang],
          whenEmpty: indexWords.whenEmpty[one.whenEmpty][lang],
          spread: indexWords.spread[one.spread][lang],
          informative: yesNo[`${one.informative}`][lang],
          countedBy: one.countedBy,
          ...two('numerator', one.numerator),
          ...two('denominator', one.denominator),
        }),
      ),
    ]),
  ]
}
