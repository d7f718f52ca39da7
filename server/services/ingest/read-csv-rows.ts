import { checkColumns } from '../../core/ingest/read-row.ts'
import type { Target } from '../../core/ingest/targets.ts'
import { csvLines } from '../../sheets/csv-lines.ts'
import type { Lines } from '../../sheets/text-lines.ts'
import type { IncomingRow } from './incoming.ts'

/**
 * Rows of a CSV as they come, its columns held against those of the target before the first row.
 * @throws BatchRefused those of `csvLines` and of `checkColumns`
 */
export async function* readCsvRows(
  text: AsyncIterable<Lines>,
  target: Target,
): AsyncGenerator<readonly IncomingRow[]> {
  let isChecked = false
  for await (const { columns, rows } of csvLines(text)) {
    if (!isChecked) checkColumns(target, columns)
    isChecked = true
    if (rows.length > 0) yield rows.map(({ line, cells }) => rowOf(line, cells, columns))
  }
}

function rowOf(line: number, cells: readonly string[] | null, columns: readonly string[]): IncomingRow {
  if (!cells) return { line, problem: { code: 'stray-quote' } }
  if (cells.length !== columns.length)
    return {
      line,
      problem: { code: 'wrong-width', text: String(cells.length), more: String(columns.length) },
    }
  const fields: Record<string, string> = {}
  for (let at = 0; at < columns.length; at++) fields[columns[at] as string] = cells[at] as string
  return { line, fields }
}
