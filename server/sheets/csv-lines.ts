import { BatchRefused } from '../core/ingest/row-problem.ts'
import { delimiterOf } from './read-csv.ts'
import { type Lines, longestLine } from './text-lines.ts'

/** Rows of a CSV under the columns that its first line names; `cells` null: a quotation mark stands inside one. */
export type CsvLines = {
  columns: readonly string[]
  rows: readonly { line: number; cells: readonly string[] | null }[]
}

/**
 * Rows of a CSV as they come; its first line names the columns. RFC 4180, parted by comma, semicolon or tab. Unlike
 * `read-csv`, which keeps a sheet whole to show every cell, this keeps no more than a line.
 * @throws BatchRefused open-quote, stray-quote in the first line
 */
export async function* csvLines(text: AsyncIterable<Lines>): AsyncGenerator<CsvLines> {
  let columns: string[] | undefined
  let delimiter: string | undefined
  /** what was read of a row that goes on in the next line, since a quotation mark is open */
  let open = ''
  let opened = 0
  for await (const { from, lines } of text) {
    const rows: CsvLines['rows'][number][] = []
    for (const [at, one] of lines.entries()) {
      const line = opened === 0 ? one : `${open}\n${one}`
      const number = opened === 0 ? from + at : opened
      if (line.includes('"') && hasOpenQuote(line)) {
        if (line.length > longestLine) throw new BatchRefused({ code: 'open-quote' }, number)
        open = line
        opened = number
        continue
      }
      opened = 0
      if (line.trim() === '') continue
      if (!columns) {
        const said = /^sep=([^"])$/i.exec(line)?.[1]
        if (said && delimiter === undefined) {
          delimiter = said
          continue
        }
        delimiter ??= delimiterOf(line)
        const names = cellsOf(line, delimiter)
        if (!names) throw new BatchRefused({ code: 'stray-quote' }, number)
        columns = names.map((name) => name.trim())
      } else rows.push({ line: number, cells: cellsOf(line, delimiter ?? ',') })
    }
    if (columns) yield { columns, rows }
  }
  if (opened > 0) throw new BatchRefused({ code: 'open-quote' }, opened)
}

function hasOpenQuote(line: string): boolean {
  let count = 0
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count++
  return count % 2 === 1
}

/** null: a quotation mark stands inside a cell. */
function cellsOf(line: string, delimiter: string): string[] | null {
  if (!line.includes('"')) return line.split(delimiter)
  const cells: string[] = []
  for (let at = 0; ; ) {
    if (line[at] === '"') {
      let cell = ''
      let end = at + 1
      for (;;) {
        const mark = line.indexOf('"', end)
        if (mark < 0) return null
        cell += line.slice(end, mark)
        end = mark + 1
        if (line[end] !== '"') break
        cell += '"'
        end++
      }
      cells.push(cell)
      if (end === line.length) return cells
      if (!line.startsWith(delimiter, end)) return null
      at = end + delimiter.length
    } else {
      const next = line.indexOf(delimiter, at)
      const cell = line.slice(at, next < 0 ? line.length : next)
      if (cell.includes('"')) return null
      cells.push(cell)
      if (next < 0) return cells
      at = next + delimiter.length
    }
  }
}
