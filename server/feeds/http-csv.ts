import { BatchRefused } from '../core/ingest/row-problem.ts'
import { csvLines } from '../sheets/csv-lines.ts'
import { textLines } from '../sheets/text-lines.ts'
import { askHttp } from './ask-http.ts'
import { FeedFault } from './feed-fault.ts'
import { secretHeader } from './http-json.ts'
import type { Holds, Source, SourceRow } from './source.ts'

/**
 * Rows of an address that answers with CSV, read as they come; its first line names the columns. A line that cannot be read is the
 * fault of the whole: what stands in which column is not guessed.
 * @throws FeedFault
 */
export async function* httpCsv(
  { address, options, secret }: Source,
  holds: Holds,
  signal: AbortSignal,
): AsyncGenerator<SourceRow> {
  const { type, bytes } = await askHttp(address, secretHeader(options.secretHeader, secret), holds, signal)
  // A page to sign in at, or an error told as JSON, would make columns of its own words.
  if (/html|json/i.test(type)) throw new FeedFault('not-csv', { line: 1 })
  try {
    for await (const { columns, rows } of csvLines(textLines(bytes)))
      for (const { line, cells } of rows) {
        if (cells?.length !== columns.length) throw new FeedFault('not-csv', { line })
        yield Object.fromEntries(columns.map((name, at) => [name, cells[at]]))
      }
  } catch (fault) {
    throw fault instanceof BatchRefused ? new FeedFault('not-csv', { line: fault.line ?? 1 }, fault) : fault
  }
}
