import { type Day, dayOfInstant, isDay } from '../day.ts'
import { appointedDay, dueDay, dueUnknown, type Wait, waitsUntil } from '../due-day.ts'
import { fold, nfc } from '../text.ts'
import type { ExceptionalDays } from '../working-days.ts'
import { BatchRefused, type Problem, shown } from './row-problem.ts'
import { type Field, keptFields, mostWaits, type Target } from './targets.ts'

/** What rows are held against. */
export type Around = {
  /** every office there is or was */
  offices: ReadonlyMap<string, { validFrom: Day; validTo: Day | null }>
  procedures: ReadonlySet<string>
  systems: ReadonlySet<string>
  /** offices whose rows the sender may send */
  mayOf: 'all' | ReadonlySet<string>
  /** no event lies after it */
  today: Day
  exceptional: ExceptionalDays
}

/** A row as the database keeps it: `cells` in the order of `keptFields`, all null where the row is withdrawn. */
export type ReadRow = { code: string; event: Day | null; retracted: boolean; cells: (string | null)[] }
export type RowReader = (fields: Readonly<Record<string, unknown>>) => ReadRow | { problems: Problem[] }

/** The column that withdraws a row. */
const retractedColumn = 'retracted'
const longestName = 500
const longestDocument = 200
/** As systems of one-stop shops number their dossiers (`000.00.12.H24-241122-0001`); a name does not fit into it. */
const codePattern = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/
/** Personal identity number: 12 digits that begin with a province, 001 to 096 (Decree 137/2015/NĐ-CP); mobile: 10 digits. */
const personPattern = /^0\d{9}$|^0\d{11}$/
const citizenColumn =
  /hoten|hovaten|tennguoi|nguoinop|nguoiyeucau|nguoigui|chuhoso|congdan|citizen|applicant|petitioner|submitter|fullname|phone|dienthoai|^sdt|mobile|email|diachi|address|cccd|cmnd|dinhdanh|identity|passport|hochieu|ngaysinh|birth|gioitinh|gender|^name$|^ten$/
const freeTextColumn =
  /noidung|content|mota|description|note|ghichu|comment|nhanxet|ykien|tieude|title|trichyeu|summary|lydo|reason|text|body|message|remark|attachment|dinhkem/

const plain = (name: string): string => fold(name).replace(/[^a-z0-9]/g, '')

/** Names of columns that are understood besides a field's own and its label. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  officeCode: ['office'],
  procedureCode: ['procedure'],
  systemCode: ['system'],
  nameVi: ['tentiengviet'],
  documentCode: ['document'],
}

const columnsOf = ({ fields }: Target): Map<string, string> => {
  const known = new Map([[retractedColumn, retractedColumn]])
  for (const { id, label } of fields)
    for (const name of [id, label.vi, label.en, ...(aliases[id] ?? [])]) known.set(plain(name), id)
  return known
}

/**
 * Says which field a column is; columns of a target and no others.
 * @throws BatchRefused personal-column, free-text-column, unknown-column
 */
function columnFinder(target: Target): (name: string) => string {
  const known = columnsOf(target)
  const seen = new Map<string, string>()
  return (name) => {
    const before = seen.get(name)
    if (before !== undefined) return before
    const key = plain(nfc(name.slice(0, 200)))
    const found = known.get(key)
    if (found === undefined) {
      const text = shown(name)
      if (target.kind === 'flow' || key !== 'name')
        if (citizenColumn.test(key)) throw new BatchRefused({ code: 'personal-column', text })
      if (freeTextColumn.test(key)) throw new BatchRefused({ code: 'free-text-column', text })
      const more = [...target.fields.map(({ id }) => id), retractedColumn].join(', ')
      throw new BatchRefused({ code: 'unknown-column', text, more })
    }
    // Spellings of one column are few; a sender who makes up new ones in every row gains nothing by it.
    if (seen.size < 200) seen.set(name, found)
    return found
  }
}

/**
 * Whether the columns of a file make rows of the target.
 * @throws BatchRefused those of a column that is not the target's; column-twice, column-missing
 */
export function checkColumns(target: Target, names: readonly string[]): void {
  const columnOf = columnFinder(target)
  const found = new Set<string>()
  for (const name of names) {
    const id = columnOf(name)
    if (found.has(id)) throw new BatchRefused({ code: 'column-twice', text: shown(name) })
    found.add(id)
  }
  for (const { id, needed } of target.fields)
    if (needed === 'always' && !found.has(id) && (id === 'code' || !found.has(retractedColumn)))
      throw new BatchRefused({ code: 'column-missing', field: id })
}

/**
 * Reads rows of one target, one at a time: every cell is checked by what it means, and all that is wrong is told.
 * The reader throws BatchRefused for a column that the target does not have.
 */
export function rowReader(target: Target, around: Around): RowReader {
  const columnOf = columnFinder(target)
  const kept = keptFields(target)
  const days = dayReader()
  const flags = flagWords()
  const duty = target.fields.some(({ id }) => id === 'dueOn')
  const done = target.fields.find(({ id }) => id === 'settledOn' || id === 'answeredOn')?.id

  return (fields) => {
    const given: Record<string, unknown> = {}
    for (const name of Object.keys(fields)) {
      const id = columnOf(name)
      if (Object.hasOwn(given, id)) throw new BatchRefused({ code: 'column-twice', text: shown(name) })
      const value = fields[name]
      given[id] = value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value
    }
    const problems: Problem[] = []
    const refuse = (code: Problem['code'], field: string, value?: unknown, more?: string): null => {
      problems.push({
        code,
        field,
        ...(value === undefined ? {} : { text: echoed(value) }),
        ...(more === undefined ? {} : { more }),
      })
      return null
    }
    const code = readCode(given.code, refuse)
    const retracted = readFlag(given.retracted ?? false, retractedColumn, flags, refuse)
    if (retracted === 'true')
      return problems.length > 0 || code === null
        ? { problems }
        : { code, event: null, retracted: true, cells: kept.map(({ id }) => (id === 'code' ? code : null)) }

    const event = readDay(given[target.eventDay], target.eventDay, days, () => null)
    const read: Record<string, string | null> = {}
    for (const field of target.fields) {
      const { id } = field
      if (id === 'code') read[id] = code
      else if (field.kind !== 'spans' && field.kind !== 'working-days')
        read[id] = readCell(field, given[id] ?? null, event)
    }
    const waits = duty ? readWaits(given.waiting ?? null, event) : null
    if (waits && done) {
      if ('supplements' in read) read.supplements = supplementsOf(read.supplements ?? null, given, waits)
      read.dueOn = dueOf(read.dueOn ?? null, event, given, waitsUntil(waits, read[done] ?? null))
    }
    if (done && 'digitalResult' in read && given.digitalResult == null) {
      if (read[done] === null) read.digitalResult = 'false'
      else refuse('empty', 'digitalResult')
    }
    if ('nameEn' in read && given.nameEn == null) read.nameEn = read.nameVi ?? null
    if (problems.length > 0 || code === null) return { problems }
    return { code, event, retracted: false, cells: kept.map(({ id }) => read[id] ?? null) }

    function readCell(field: Field, value: unknown, event: Day | null): string | null {
      const { id, kind } = field
      if (value === null) return field.needed === 'always' ? refuse('empty', id) : null
      if (typeof value === 'object') return refuse('not-a-value', id)
      switch (kind) {
        case 'day': {
          const day = readDay(value, id, days, refuse)
          if (day === null) return null
          if (field.past && day > around.today) return refuse('in-future', id, day)
          if (field.afterEvent && event !== null && day < event) return refuse('before-event', id, day, event)
          return day
        }
        case 'flag':
          return readFlag(value, id, flags, refuse)
        case 'office':
          return readOffice(value, id, event)
        case 'procedure':
          return known(value, around.procedures) ?? refuse('unknown-procedure', id, value)
        case 'system':
          return known(value, around.systems) ?? refuse('unknown-system', id, value)
        case 'choice': {
          const chosen = String(value).trim().toLowerCase()
          const choices = field.choices ?? []
          return choices.includes(chosen) ? chosen : refuse('bad-choice', id, value, choices.join(', '))
        }
        case 'count':
          return /^\d{1,9}$/.test(String(value).trim())
            ? String(value).trim()
            : refuse('bad-count', id, value)
        case 'times': {
          const times = /^\d{1,2}$/.test(String(value).trim()) ? Number(value) : Number.NaN
          return times <= mostWaits ? String(times) : refuse('bad-times', id, value, String(mostWaits))
        }
        case 'score':
          return /^[1-5]$/.test(String(value).trim()) ? String(value).trim() : refuse('bad-score', id, value)
        case 'name':
          return readText(value, id, longestName)
        case 'document':
          return readText(value, id, longestDocument)
        default:
          return refuse('not-a-value', id)
      }
    }

    function readOffice(value: unknown, id: string, event: Day | null): string | null {
      const code = String(value).trim()
      const office = around.offices.get(code)
      if (!office) return refuse('unknown-office', id, value)
      if (around.mayOf !== 'all' && !around.mayOf.has(code)) return refuse('office-not-yours', id, code)
      if (
        event !== null &&
        (event < office.validFrom || (office.validTo !== null && event >= office.validTo))
      )
        return refuse('office-not-then', id, code, event)
      return code
    }

    function readText(value: unknown, id: string, most: number): string | null {
      const text = nfc(String(value)).trim()
      if (text.length > most) return refuse('name-too-long', id, undefined, String(most))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      if (/[\u0000-\u001f\u007f]/.test(text)) return refuse('bad-characters', id)
      return text === '' ? refuse('empty', id) : text
    }

    /** null: they cannot be, and it was said why */
    function readWaits(value: unknown, event: Day | null): readonly Wait[] | null {
      const waits = readSpans(value)
      if (waits === null) return refuse('bad-spans', 'waiting')
      const days = waits.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])])
      const early = days.find((day) => event !== null && day < event)
      if (event !== null && early) return refuse('before-event', 'waiting', early, event)
      const coming = days.find((day) => day > around.today)
      return coming ? refuse('in-future', 'waiting', coming) : waits
    }

    /** Each wait began with a request. */
    function supplementsOf(said: string | null, given: Given, waits: readonly Wait[]): string | null {
      const counted = String(waits.length)
      if (given.supplements == null) return counted
      if (said !== null && given.waiting != null && said !== counted)
        return refuse('supplements-contradict', 'supplements', said, counted)
      return said
    }

    function dueOf(
      appointed: Day | null,
      event: Day | null,
      given: Given,
      waits: readonly Wait[],
    ): string | null {
      if (appointed !== null) return appointedDay(appointed, waits, around.exceptional) ?? dueUnknown
      if (given.dueOn != null) return null
      const days = given.workingDays ?? target.usualWorkingDays
      if (days === null) return refuse('empty', 'dueOn')
      const count = /^\d{1,3}$/.test(String(days)) ? Number(days) : 0
      if (count < 1 || count > 400) return refuse('bad-working-days', 'workingDays', days)
      if (event === null) return null
      return dueDay(event, count, waits, around.exceptional) ?? dueUnknown
    }
  }
}

/** Words are not said back, nor kept in the log of the ways in: they may be a citizen's. */
const echoed = (value: unknown): string => {
  const text = shown(value)
  return /^[\x21-\x7e]*…?$/.test(text) ? text : '…'
}

const known = (value: unknown, codes: ReadonlySet<string>): string | null => {
  const code = String(value).trim()
  return codes.has(code) ? code : null
}

type Given = Readonly<Record<string, unknown>>
type Refuse = (code: Problem['code'], field: string, value?: unknown, more?: string) => null

function readCode(value: unknown, refuse: Refuse): string | null {
  if (value === null || value === undefined) return refuse('empty', 'code')
  if (typeof value === 'object') return refuse('not-a-value', 'code')
  const code = String(value).trim()
  if (!codePattern.test(code)) return refuse('bad-code', 'code', value)
  return personPattern.test(code) ? refuse('code-of-a-person', 'code') : code
}

const flagWords = () =>
  new Map<string, 'true' | 'false'>([
    ...['true', 't', '1', 'yes', 'y', 'x', 'co'].map((word) => [word, 'true'] as const),
    ...['false', 'f', '0', 'no', 'n', 'khong'].map((word) => [word, 'false'] as const),
  ])

function readFlag(
  value: unknown,
  id: string,
  words: ReadonlyMap<string, 'true' | 'false'>,
  refuse: Refuse,
): 'true' | 'false' | null {
  if (value === true) return 'true'
  if (value === false) return 'false'
  const text = String(value).trim()
  // Most are written as they stand here, and need not be folded to be found.
  return words.get(text) ?? words.get(fold(text)) ?? refuse('bad-flag', id, value)
}

type DayReader = (text: string) => Day | null

/** Days as they are written, remembered: a batch has many rows of few days. */
function dayReader(): DayReader {
  const seen = new Map<string, Day | null>()
  return (text) => {
    const before = seen.get(text)
    if (before !== undefined) return before
    const day = dayOf(text)
    if (seen.size < 50_000) seen.set(text, day)
    return day
  }
}

function dayOf(text: string): Day | null {
  if (isDay(text)) return text
  const [, d, m, y] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (y) {
    const day = `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`
    return isDay(day) ? day : null
  }
  // An instant is of the day in the city; one without an offset is the city's own time.
  const [, date, , offset] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? []
  if (!date || !isDay(date)) return null
  if (!offset) return date
  const instant = new Date(text.replace(' ', 'T'))
  return Number.isNaN(instant.getTime()) ? null : dayOfInstant(instant)
}

function readDay(value: unknown, id: string, days: DayReader, refuse: Refuse): Day | null {
  if (typeof value !== 'string') return value == null ? null : refuse('bad-day', id, value)
  const day = days(value.length <= 40 ? value.trim() : '')
  if (day === null) return refuse('bad-day', id, value)
  return day < '2000-01-01' || day > '2099-12-31' ? refuse('day-out-of-range', id, day) : day
}

/** `[{ from, to }]`, or `2026-09-01/2026-09-05 2026-09-10/`; null: neither. */
function readSpans(value: unknown): Wait[] | null {
  if (value === null) return []
  const pairs = Array.isArray(value)
    ? value.map((one) => [one?.from, one?.to ?? null])
    : typeof value === 'string'
      ? value
          .trim()
          .split(/[\s,;]+/)
          .map((one) => one.split('/'))
      : null
  if (pairs === null || pairs.length > mostWaits) return null
  const waits = pairs.map(([from, to]): Wait | null => {
    const begins = typeof from === 'string' ? dayOf(from) : null
    const ends =
      to === null || to === '' || to === undefined ? null : typeof to === 'string' ? dayOf(to) : false
    if (begins === null || ends === false || (to && ends === null)) return null
    return ends !== null && ends < begins ? null : { from: begins, to: ends }
  })
  return waits.includes(null) ? null : (waits as Wait[])
}
