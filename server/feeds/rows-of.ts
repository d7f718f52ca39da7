import { FeedFault } from './feed-fault.ts'
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
  return source.kind === 'postgres' ? postgresRows(source, holds, signal) : httpJson(source, holds, signal)
}
