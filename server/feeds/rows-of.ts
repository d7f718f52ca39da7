import { FeedFault } from './feed-fault.ts'
import { httpCsv } from './http-csv.ts'
import { httpJson } from './http-json.ts'
import { postgresRows } from './postgres.ts'
import type { Holds, Source, SourceRow } from './source.ts'

/** A signal that is given once the time of a pull is over, or once `stopped` is. */
export function timeOf({ time }: Holds, stopped: AbortSignal): { signal: AbortSignal; over(): void } {
  const own = new AbortController()
  const timer = setTimeout(
    () => own.abort(new FeedFault('timed-out', { seconds: Math.round(time / 1000) })),
    time,
  )
  return { signal: AbortSignal.any([own.signal, stopped]), over: () => clearTimeout(timer) }
}

/** The rows of a source as it names its columns. @throws FeedFault while they are read */
export function rowsOf(source: Source, holds: Holds, signal: AbortSignal): AsyncGenerator<SourceRow> {
  switch (source.kind) {
    case 'postgres':
      return postgresRows(source, holds, signal)
    case 'http-csv':
      return httpCsv(source, holds, signal)
    default:
      return httpJson(source, holds, signal)
  }
}
