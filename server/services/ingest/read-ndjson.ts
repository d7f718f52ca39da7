import { BatchRefused, shown } from '../../core/ingest/row-problem.ts'
import type { Lines } from '../../sheets/text-lines.ts'
import type { IncomingRow } from './incoming.ts'

/** One JSON object a line; empty lines are nothing. @throws BatchRefused not-lines */
export async function* readNdjson(text: AsyncIterable<Lines>): AsyncGenerator<readonly IncomingRow[]> {
  let isFirst = true
  for await (const { from, lines } of text) {
    const rows: IncomingRow[] = []
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue
      if (isFirst && line.trimStart().startsWith('['))
        throw new BatchRefused({ code: 'not-lines' }, from + at)
      isFirst = false
      rows.push(rowOf(from + at, line))
    }
    yield rows
  }
}

function rowOf(line: number, text: string): IncomingRow {
  try {
    const fields: unknown = JSON.parse(text)
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
      return { line, fields: fields as Record<string, unknown> }
  } catch {
    // Said below.
  }
  return { line, problem: { code: 'bad-json', text: shown(text) } }
}
