import { setImmediate as breathe } from 'node:timers/promises'
import { nfc } from '../core/text.ts'
import type { Gathering } from './gathering.ts'
import { ReadingStopped } from './problem.ts'
import { textCell } from './sheet.ts'

/** Bytes decoded at a time; between two of them other work of the process has its turn. */
const step = 65_536
const delimiters = [',', ';', '\t']
/** What a decoder puts in place of what it cannot read, and what UTF-16 without its mark is full of. */
const unreadable = /[\ufffd\0]/

/**
 * UTF-8, or UTF-16 with its mark; old Vietnamese code pages are not guessed, as a wrong guess would read as text.
 * The delimiter is told from the first lines, or by Excel's `sep=;`, which is no row.
 * @throws ReadingStopped bad-encoding, open-quote and the limits of the gathering
 */
export async function readCsv(bytes: Buffer, gathering: Gathering): Promise<void> {
  const decoder = new TextDecoder(encodingOf(bytes))
  let rows: CsvRows | undefined
  for (let at = 0; at < bytes.length; at += step) {
    let text = decoder.decode(bytes.subarray(at, at + step), { stream: true })
    if (!rows) {
      const [separator, mark] = /^sep=([^"\r\n])(?:\r\n|\r|\n|$)/i.exec(text) ?? ['']
      text = text.slice(separator.length)
      rows = new CsvRows(gathering, mark ?? delimiterOf(text))
    }
    rows.feed(text)
    await breathe()
  }
  rows?.feed(decoder.decode())
  rows?.end()
}

function encodingOf(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2)
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
}

/** The one that stands most often in the first line that has any, outside quotation marks: a title may come before. */
export function delimiterOf(text: string): string {
  const plain = text.replace(/"[^"]*"?/g, '""')
  const line =
    plain.split(/\r\n|\r|\n/).find((one) => delimiters.some((delimiter) => one.includes(delimiter))) ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** RFC 4180 with any line ending. A misplaced quotation mark is told and read as it stands, so that reading goes on. */
class CsvRows {
  private readonly gathering: Gathering
  private readonly delimiter: string
  private row = 1
  private column = 1
  private text = ''
  /** Where in a field the next character stands. `mark` is after a quotation mark in quoted text: its end, or half of one. */
  private state: 'start' | 'plain' | 'quoted' | 'mark' = 'start'
  private afterReturn = false
  private stray = false

  constructor(gathering: Gathering, delimiter: string) {
    this.gathering = gathering
    this.delimiter = delimiter
  }

  feed(chunk: string): void {
    for (const one of chunk) {
      const secondOfPair = this.afterReturn && one === '\n'
      this.afterReturn = false
      if (this.state === 'quoted') {
        if (one === '"') this.state = 'mark'
        else this.keep(one)
      } else if (secondOfPair) {
        // The row ended at the return before it.
      } else if (one === this.delimiter) this.endField()
      else if (one === '\r' || one === '\n') {
        this.endRow()
        this.afterReturn = one === '\r'
      } else if (one === '"' && this.state === 'start') this.state = 'quoted'
      else if (one === '"' && this.state === 'mark') {
        this.keep(one)
        this.state = 'quoted'
      } else {
        if (one === '"' || this.state === 'mark') this.stray = true
        this.keep(one)
        this.state = 'plain'
      }
    }
  }

  end(): void {
    if (this.state === 'quoted')
      throw new ReadingStopped('open-quote', {}, { row: this.row, column: this.column })
    this.endField()
  }

  /** One character more than a cell may have is enough to say that it is too long. */
  private keep(one: string): void {
    if (unreadable.test(one))
      throw new ReadingStopped('bad-encoding', {}, { row: this.row, column: this.column })
    if (this.text.length <= this.gathering.limits.characters) this.text += one
  }

  private endField(): void {
    const { row, column, text } = this
    if (this.stray) this.gathering.report('stray-quote', { row, column })
    else if (text !== '') {
      this.gathering.admit(row, column)
      this.gathering.take(textCell(row, column, nfc(text)))
    }
    this.text = ''
    this.state = 'start'
    this.stray = false
    this.column++
  }

  private endRow(): void {
    this.endField()
    this.row++
    this.column = 1
  }
}
