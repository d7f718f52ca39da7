import { type Day, isDay } from '../day.ts'
import { type Correction, correctedBy } from '../reporting/report-sheet.ts'
import { fold, nfc } from '../text.ts'
import type { Words } from '../words.ts'

/**
 * The columns of a yearly list, in the order of the template. Their heads are read in either language, accents aside;
 * number, task, document, lead office and deadline are those of the Government Office's own lists (domain notes 4.1).
 */
export const taskColumns = {
  number: { vi: 'STT', en: 'No.' },
  code: { vi: 'Mã nhiệm vụ', en: 'Task code' },
  name: { vi: 'Nhiệm vụ', en: 'Task' },
  nameEn: { vi: 'Nhiệm vụ (tiếng Anh)', en: 'Task (English)' },
  assignedBy: { vi: 'Văn bản giao nhiệm vụ', en: 'Assigning document' },
  office: { vi: 'Cơ quan chủ trì thực hiện', en: 'Lead office' },
  coordinating: { vi: 'Cơ quan phối hợp', en: 'Helping offices' },
  person: { vi: 'Người thực hiện', en: 'Person responsible' },
  responsibility: { vi: 'Trách nhiệm', en: 'Responsibility' },
  product: { vi: 'Sản phẩm, kết quả', en: 'Product' },
  authority: { vi: 'Thẩm quyền', en: 'Authority' },
  dueOn: { vi: 'Thời hạn hoàn thành', en: 'Deadline' },
  listedOn: { vi: 'Ngày giao', en: 'Assigned on' },
  note: { vi: 'Ghi chú', en: 'Note' },
} as const satisfies Record<string, Words>
export type TaskColumn = keyof typeof taskColumns
const columnKeys = Object.keys(taskColumns) as TaskColumn[]

/** As other lists head them. */
const otherHeads: Partial<Record<TaskColumn, readonly string[]>> = {
  name: ['Nội dung nhiệm vụ', 'Tên nhiệm vụ'],
  office: ['Cơ quan chủ trì', 'Đơn vị chủ trì', 'Đơn vị chủ trì thực hiện'],
  coordinating: ['Đơn vị phối hợp'],
  dueOn: ['Thời hạn', 'Thời gian hoàn thành'],
  product: ['Sản phẩm', 'Kết quả, sản phẩm'],
}

const neededColumns: readonly TaskColumn[] = ['name', 'office', 'dueOn']

/** A cell as a spreadsheet holds it; `date`: where the file stores one. Rows and columns count from 1. */
export type TaskCell = { row: number; column: number; text: string; date: Day | null }

export const taskSheetProblems = [
  'no-header',
  'column-missing',
  'column-twice',
  'needed',
  'bad-day',
  'deadline-missing',
  'due-before-assigned',
  'assigned-in-future',
  'unknown-office',
  'ambiguous-office',
  'bad-number',
  'bad-code',
  'too-long',
  'twice',
  'other-office',
  'other-year',
  'deadline-fixed',
] as const
/** What is wrong with a cell. */
export type TaskSheetProblem = {
  row: number
  column: number | null
  /** what stands there */
  text: string
  code: (typeof taskSheetProblems)[number]
  params: Record<string, string | number>
}

/** A row of a list. A text that is null stands nowhere in the row, and leaves what is known as it is. */
export type TaskLine = {
  row: number
  /** the number in the list, from 1 */
  number: number | null
  code: string | null
  name: string
  nameEn: string | null
  assignedBy: string | null
  office: string
  coordinating: string[] | null
  person: string | null
  responsibility: string | null
  product: string | null
  authority: string | null
  /** `none`: said to have no deadline */
  dueOn: Day | 'none' | null
  listedOn: Day | null
  note: string | null
}

export type ReadTasks = {
  lines: TaskLine[]
  problems: TaskSheetProblem[]
  /** where each column stands, from 1 */
  columns: Partial<Record<TaskColumn, number>>
}

export type NamedOffice = { code: string; name: Words }

/** Rows above the heads: a title, an office, a date. */
const mostTitleRows = 10
const longestText = 2_000
const longestName = 500

/**
 * Reads the rows of a yearly list, with what was put right in place. Every problem is named by row and column; a row
 * with a problem is no line.
 */
export function readTaskSheet(
  given: readonly (readonly TaskCell[])[],
  offices: readonly NamedOffice[],
  corrections: readonly Correction[] = [],
): ReadTasks {
  const rows = correctedBy(given, corrections, (one) => ({ ...one, date: null }))
  const head = rows.slice(0, mostTitleRows).find((row) => {
    const found = row.map(({ text }) => headOf(text))
    return found.includes('name') && found.includes('office')
  })
  const at = head?.[0]?.row
  if (!head || at === undefined)
    return { lines: [], problems: [problem(1, null, '', 'no-header')], columns: {} }
  const problems: TaskSheetProblem[] = []
  const columns = new Map<TaskColumn, number>()
  for (const { text, column } of head) {
    const key = headOf(text)
    if (key && columns.has(key)) problems.push(problem(at, column, text, 'column-twice'))
    else if (key) columns.set(key, column)
  }
  for (const key of neededColumns)
    if (!columns.has(key)) problems.push(problem(at, null, taskColumns[key].vi, 'column-missing'))
  const places = Object.fromEntries(columns)
  if (problems.length > 0) return { lines: [], problems, columns: places }
  const officeOf = officeFinder(offices)
  const lines = rows.flatMap((row) => {
    if ((row[0]?.row ?? 0) <= at) return []
    const read = readLine(row, columns, officeOf)
    problems.push(...read.problems)
    return read.line ?? []
  })
  return { lines, problems, columns: places }
}

type Found = { code: string } | { why: 'unknown-office' | 'ambiguous-office' }

function readLine(
  row: readonly TaskCell[],
  columns: ReadonlyMap<TaskColumn, number>,
  officeOf: (text: string) => Found,
): { line: TaskLine | null; problems: TaskSheetProblem[] } {
  const at = row[0]?.row ?? 0
  const problems: TaskSheetProblem[] = []
  const cellOf = (key: TaskColumn) => row.find(({ column }) => column === columns.get(key))
  const text = (key: TaskColumn): string | null => nfc(cellOf(key)?.text ?? '').trim() || null
  const wrong = (
    key: TaskColumn,
    code: TaskSheetProblem['code'],
    params: TaskSheetProblem['params'] = {},
  ) => {
    problems.push(problem(at, columns.get(key) ?? null, text(key) ?? '', code, params))
  }
  // A row of which nothing but its number was filled in is none.
  if (columnKeys.every((key) => key === 'number' || text(key) === null)) return { line: null, problems }

  const within = (key: TaskColumn, most: number): string | null => {
    const found = text(key)
    if ((found?.length ?? 0) > most) wrong(key, 'too-long', { most })
    return found
  }
  const day = (key: TaskColumn): Day | null => {
    const cell = cellOf(key)
    const typed = text(key)
    if (!cell || typed === null) return null
    const found = cell.date ?? readDay(typed)
    if (!found) wrong(key, 'bad-day')
    return found ?? null
  }
  const office = (key: TaskColumn, given: string): string => {
    const found = officeOf(given)
    if ('why' in found) wrong(key, found.why)
    return 'code' in found ? found.code : ''
  }
  const several = (key: TaskColumn): string[] | null => {
    const typed = text(key)
    if (typed === null) return null
    const whole = officeOf(typed)
    if ('code' in whole) return [whole.code]
    const parts = typed
      .split(/[;,\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
    return [...new Set(parts.map((part) => office(key, part)))]
  }
  const number = () => {
    const typed = text('number')
    if (typed === null) return null
    const found = /^\d{1,6}\.?$/.test(typed) ? Number.parseInt(typed, 10) : 0
    if (found < 1) wrong('number', 'bad-number')
    return found
  }

  const name = within('name', longestName)
  if (name === null) wrong('name', 'needed')
  const lead = text('office')
  if (lead === null) wrong('office', 'needed')
  const code = text('code')
  if (code !== null && !/^[\p{L}\d][\p{L}\d./-]{0,59}$/u.test(code)) wrong('code', 'bad-code')
  const isNone = undated.has(plain(text('dueOn') ?? ''))
  const dueOn = isNone ? 'none' : day('dueOn')
  const listedOn = day('listedOn')
  if (listedOn !== null && dueOn !== null && dueOn !== 'none' && dueOn < listedOn)
    wrong('dueOn', 'due-before-assigned')
  const line: TaskLine = {
    row: at,
    number: number(),
    code,
    name: name ?? '',
    nameEn: within('nameEn', longestName),
    assignedBy: within('assignedBy', longestName),
    office: lead === null ? '' : office('office', lead),
    coordinating: several('coordinating'),
    person: within('person', longestName),
    responsibility: within('responsibility', longestText),
    product: within('product', longestText),
    authority: within('authority', longestText),
    dueOn,
    listedOn,
    note: within('note', longestText),
  }
  return { line: problems.length === 0 ? line : null, problems }
}

const problem = (
  row: number,
  column: number | null,
  text: string,
  code: TaskSheetProblem['code'],
  params: TaskSheetProblem['params'] = {},
): TaskSheetProblem => ({ row, column, text, code, params })

const plain = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim()

/** Said, not left empty: a deadline that was forgotten must not become a task that can never be late. */
const undated = new Set(['Không có hạn', 'Không có thời hạn', 'Thường xuyên', 'No deadline'].map(plain))

const headOf = (text: string): TaskColumn | undefined => {
  const given = plain(text)
  return columnKeys.find((key) =>
    [...Object.values(taskColumns[key]), ...(otherHeads[key] ?? [])].some((head) => plain(head) === given),
  )
}

/** As it is written here, day first, or by its id. Anything else is not guessed: "12/2024", "Quý IV", "31.12". */
function readDay(typed: string): Day | undefined {
  if (isDay(typed)) return typed
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  const id = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDay(id) ? id : undefined
}

/** By code or by name; accents aside, and wherever the tone mark stands, as long as one office alone is meant. */
function officeFinder(offices: readonly NamedOffice[]): (text: string) => Found {
  const exactly = (text: string) => nfc(text).toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const byExact = new Map<string, Set<string>>()
  const byPlain = new Map<string, Set<string>>()
  const put = (map: Map<string, Set<string>>, key: string, code: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(code))
  for (const { code, name } of offices)
    for (const text of [code, name.vi, name.en]) {
      put(byExact, exactly(text), code)
      put(byPlain, plain(text), code)
    }
  return (text) => {
    const found = byExact.get(exactly(text)) ?? byPlain.get(plain(text))
    if (!found) return { why: 'unknown-office' }
    const [code, ...others] = found
    return code === undefined || others.length > 0 ? { why: 'ambiguous-office' } : { code }
  }
}
