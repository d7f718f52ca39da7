import { cellAt } from '../core/column-name.ts'
import { nfc } from '../core/text.ts'
import type { Gathering } from './gathering.ts'
import type { NumberKind } from './number-formats.ts'
import { ReadingStopped } from './problem.ts'
import { readXml, type XmlReader } from './read-xml.ts'
import { serialDay } from './serial-day.ts'
import { StringItem, unescaped } from './shared-strings.ts'
import { type Cell, textCell } from './sheet.ts'

/** What the cells of a workbook refer to. */
export type Shared = { strings: readonly string[]; kinds: readonly NumberKind[]; from1904: boolean }

type Attributes = Readonly<Record<string, string>>
type Open = {
  column: number
  type: string
  style: number
  value: string
  item: StringItem | null
  formula: boolean
}
type Range = { top: number; left: number; bottom: number; right: number }

const numeral = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i
/** Ranges that one formula fills are remembered to name their cells; beyond these the formula alone is named. */
const mostSpills = 100

const isOn = (value: string | undefined) => value === '1' || value === 'true'

/** @throws ReadingStopped damaged, and the limits of the gathering */
export async function readWorksheet(
  chunks: AsyncIterable<string>,
  gathering: Gathering,
  shared: Shared,
): Promise<void> {
  const worksheet = new Worksheet(gathering, shared)
  await readXml(chunks, worksheet)
  worksheet.end()
}

/** Whether a sheet has anything in it; looks no further than the first filled cell. @throws ReadingStopped */
export async function hasCells(chunks: AsyncIterable<string>): Promise<boolean> {
  let found = false
  await readXml(chunks, {
    open: (name) => {
      if (name === 'v' || name === 'is' || name === 'f') found = true
    },
    done: () => found,
  })
  return found
}

class Worksheet implements XmlReader {
  private readonly gathering: Gathering
  private readonly shared: Shared
  private inData = false
  private row = 0
  private rowHidden = false
  private column = 0
  private cell: Open | null = null
  private inValue = false
  private readonly spills: Range[] = []
  private readonly hiddenColumns = new Set<number>()
  private lastColumn = 0
  private hiddenRows: { first: number; last: number } | null = null

  constructor(gathering: Gathering, shared: Shared) {
    this.gathering = gathering
    this.shared = shared
  }

  open = (name: string, attributes: Attributes): void => {
    if (this.cell) this.openInCell(this.cell, name, attributes)
    else if (name === 'sheetData') this.inData = true
    else if (name === 'row' && this.inData) this.openRow(attributes)
    else if (name === 'c' && this.inData) this.openCell(attributes)
    else if (name === 'col') this.noteColumns(attributes)
    else if (name === 'mergeCell') this.noteMerged(attributes.ref ?? '')
  }

  text = (text: string): void => {
    if (!this.cell) return
    this.cell.item?.text(text)
    if (this.inValue && this.cell.value.length <= this.gathering.limits.characters) this.cell.value += text
  }

  close = (name: string): void => {
    if (name === 'sheetData') this.inData = false
    else if (name === 'v') this.inValue = false
    else if (name === 'c' && this.cell) {
      this.closeCell(this.cell)
      this.cell = null
    } else this.cell?.item?.close(name)
  }

  end(): void {
    this.tellHiddenRows()
  }

  /** Rows and cells stand in order (ECMA-376 part 1, 18.3.1.73): a second one in a place would hide the first. */
  private openRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.row + 1 : Number(r)
    if (!Number.isInteger(row) || row <= this.row) throw this.damaged()
    this.row = row
    this.column = 0
    this.rowHidden = isOn(hidden)
  }

  private openCell({ r, t, s }: Attributes): void {
    const at = r === undefined ? { row: this.row, column: this.column + 1 } : cellAt(r)
    if (at?.row !== this.row || at.column <= this.column) throw this.damaged()
    this.column = at.column
    this.cell = {
      column: at.column,
      type: t ?? 'n',
      style: Number(s ?? 0),
      value: '',
      item: null,
      formula: this.spills.length > 0 && this.spills.some((one) => holds(one, this.row, this.column)),
    }
  }

  private openInCell(cell: Open, name: string, { t, ref }: Attributes): void {
    if (name === 'v') this.inValue = true
    else if (name === 'is') cell.item = new StringItem(this.gathering.limits)
    else if (name === 'f') {
      cell.formula = true
      const range = (t === 'array' || t === 'dataTable') && ref ? rangeOf(ref) : null
      if (range && this.spills.length < mostSpills) this.spills.push(range)
    } else cell.item?.open(name)
  }

  private closeCell({ column, type, style, value, item, formula }: Open): void {
    const { row, gathering } = this
    const inline = item?.value ?? ''
    if (!formula && value === '' && inline === '') return
    gathering.admit(row, column)
    this.noteHidden(row, column)
    if (formula) gathering.report('formula', { row, column })
    else if (type === 'e') gathering.report('error-value', { row, column }, { value })
    else if (type === 'n')
      gathering.take(this.numberCell(column, value, this.shared.kinds[style] ?? 'number'))
    else if (type === 'd') gathering.take(this.dateCell(column, value))
    else gathering.take(textCell(row, column, item ? inline : this.textOf(type, value)))
  }

  private textOf(type: string, value: string): string {
    if (type === 's') {
      const text = /^\d+$/.test(value) ? this.shared.strings[Number(value)] : undefined
      if (text === undefined) throw this.damaged()
      return text
    }
    if (type === 'b') return isOn(value) ? 'TRUE' : 'FALSE'
    return nfc(unescaped(value))
  }

  private numberCell(column: number, value: string, kind: NumberKind): Cell {
    const { row } = this
    const number = Number(value)
    if (!numeral.test(value) || !Number.isFinite(number)) throw this.damaged()
    const date = kind === 'date' ? serialDay(number, this.shared.from1904) : null
    if (date) return { row, column, text: date, number: null, date, percent: false }
    return { row, column, text: String(number), number, date: null, percent: kind === 'percent' }
  }

  private dateCell(column: number, value: string): Cell {
    const date = /^\d{4}-\d\d-\d\d(?=T|$)/.exec(value)?.[0] ?? null
    return { row: this.row, column, text: date ?? nfc(value), number: null, date, percent: false }
  }

  private noteMerged(range: string): void {
    const [corner = ''] = range.split(':')
    this.gathering.report('merged', cellAt(corner) ?? {}, { range })
  }

  private noteColumns({ min, max, hidden }: Attributes): void {
    const first = Number(min)
    if (!(first > this.lastColumn && Number(max) >= first)) throw this.damaged()
    this.lastColumn = Number(max)
    const last = Math.min(this.lastColumn, this.gathering.limits.columns)
    if (isOn(hidden)) for (let column = first; column <= last; column++) this.hiddenColumns.add(column)
  }

  /** Columns are told at their first filled cell, rows as one run up to the next filled row that shows. */
  private noteHidden(row: number, column: number): void {
    if (this.hiddenColumns.size > 0 && this.hiddenColumns.delete(column))
      this.gathering.report('hidden-columns', { column })
    if (!this.rowHidden) this.tellHiddenRows()
    else this.hiddenRows = { first: this.hiddenRows?.first ?? row, last: row }
  }

  private tellHiddenRows(): void {
    if (!this.hiddenRows) return
    const { first, last } = this.hiddenRows
    this.gathering.report('hidden-rows', { row: first }, { last })
    this.hiddenRows = null
  }

  private damaged(): ReadingStopped {
    return new ReadingStopped('damaged', {}, { sheet: this.gathering.sheet, row: this.row || null })
  }
}

function rangeOf(ref: string): Range | null {
  const [from, to] = ref.split(':').map(cellAt)
  const end = to ?? from
  return from && end ? { top: from.row, left: from.column, bottom: end.row, right: end.column } : null
}

const holds = ({ top, left, bottom, right }: Range, row: number, column: number) =>
  row >= top && row <= bottom && column >= left && column <= right
