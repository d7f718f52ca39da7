import { at } from '../core/feeds/map-row.ts'
import { askHttp } from './ask-http.ts'
import { FeedFault } from './feed-fault.ts'
import type { Holds, Source, SourceRow } from './source.ts'

/** One JSON text is held in memory whole. */
const largestText = 64_000_000
const mostPages = 10_000

/**
 * Rows of an address that answers with JSON: a list, a list inside an object, or one object a line (NDJSON, which is read
 * as it comes). With a page parameter, page by page until one is empty.
 * @throws FeedFault
 */
export async function* httpJson(
  source: Source,
  holds: Holds,
  signal: AbortSignal,
): AsyncGenerator<SourceRow> {
  const { pageParameter } = source.options
  if (!pageParameter) return yield* page(source.address, source, holds, signal)
  if (!URL.canParse(source.address)) throw new FeedFault('bad-address')
  for (let number = 1; number <= mostPages; number++) {
    const url = new URL(source.address)
    url.searchParams.set(pageParameter, String(number))
    let rows = 0
    for await (const row of page(url.href, source, holds, signal)) {
      rows++
      yield row
    }
    if (rows === 0) return
  }
  throw new FeedFault('endless-pages', { pages: mostPages })
}

async function* page(
  address: string,
  { options, secret }: Source,
  holds: Holds,
  signal: AbortSignal,
): AsyncGenerator<SourceRow> {
  const { type, bytes } = await askHttp(address, secretHeader(options.secretHeader, secret), holds, signal)
  if (/ndjson|jsonl|json-seq/i.test(type)) return yield* lines(bytes)
  yield* listIn(await whole(bytes), options.rowsAt ?? '')
}

/** The header that carries the secret, if there is one. */
export const secretHeader = (name: string | undefined, secret: string | null): Record<string, string> =>
  secret === null ? {} : { [name || 'Authorization']: secret }

async function* lines(bytes: AsyncIterable<Buffer>): AsyncGenerator<SourceRow> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  try {
    for await (const piece of bytes) {
      const parts = (rest + decoder.decode(piece, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      if (rest.length > largestText) throw new FeedFault('not-json')
      for (const line of parts) if (line.trim()) yield rowIn(JSON.parse(line))
    }
    rest += decoder.decode()
    if (rest.trim()) yield rowIn(JSON.parse(rest))
  } catch (fault) {
    throw asNotJson(fault)
  }
}

/** @throws FeedFault not-json, too-large */
export async function whole(bytes: AsyncIterable<Buffer>): Promise<unknown> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > largestText) throw new FeedFault('too-large', { megabytes: largestText / 1_000_000 })
    pieces.push(piece)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch (fault) {
    throw asNotJson(fault)
  }
}

function* listIn(said: unknown, path: string): Generator<SourceRow> {
  const list = path && typeof said === 'object' && said !== null ? at(said as SourceRow, path) : said
  if (!Array.isArray(list)) throw new FeedFault('no-rows-there', { path: path.slice(0, 80) })
  for (const one of list) yield rowIn(one)
}

function rowIn(one: unknown): SourceRow {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) throw new FeedFault('not-json')
  return one as SourceRow
}

const asNotJson = (fault: unknown) =>
  fault instanceof SyntaxError || fault instanceof TypeError ? new FeedFault('not-json', {}, fault) : fault
