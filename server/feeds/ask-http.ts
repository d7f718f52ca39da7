import { type IncomingMessage, request as plain, type RequestOptions } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FeedFault } from './feed-fault.ts'
import type { Found } from './guard.ts'
import type { Holds } from './source.ts'

export type Answer = { type: string; bytes: AsyncIterable<Buffer> }

/** Milliseconds in which a source must begin to answer, and between two pieces of it. */
const patience = 60_000

/**
 * Asks an address by GET. The name is resolved once, through the guard, and no pointer elsewhere is followed: a source
 * could point into the city's own network.
 * @throws FeedFault
 */
export async function askHttp(
  address: string,
  headers: Record<string, string>,
  { guard, size }: Holds,
  signal: AbortSignal,
): Promise<Answer> {
  const url = readAddress(address)
  const host = url.hostname
  const found = await guard(host)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options: RequestOptions = {
      headers: { accept: '*/*', 'accept-encoding': 'gzip', ...headers },
      lookup: only(found),
      signal,
      timeout: patience,
      agent: false,
    }
    const asked = (url.protocol === 'https:' ? secure : plain)(url, options, resolve)
    asked.on('timeout', () => asked.destroy(new FeedFault('timed-out', { seconds: patience / 1000 })))
    asked.on('error', (fault) => reject(toldFault(fault, host, signal)))
    asked.end()
  })
  const status = answer.statusCode ?? 0
  if (status !== 200) {
    answer.destroy()
    if (status >= 300 && status < 400) throw new FeedFault('moved', { status })
    throw new FeedFault(status === 401 || status === 403 ? 'signed-out' : 'bad-status', { status })
  }
  return { type: answer.headers['content-type'] ?? '', bytes: pieces(answer, { host, size, signal }) }
}

function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new FeedFault('bad-address')
  return url
}

/** Answers with what the guard has found, whatever a name server would say by now. */
const only =
  (found: readonly Found[]): LookupFunction =>
  (_host, { all }, done) => {
    if (all) return done(null, [...found])
    const [first] = found
    if (first) done(null, first.address, first.family)
  }

async function* pieces(
  answer: IncomingMessage,
  { host, size, signal }: { host: string; size: number; signal: AbortSignal },
): AsyncGenerator<Buffer> {
  const source =
    answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer.pipe(passing())
  answer.on('error', (fault) => source.destroy(fault))
  answer.on('aborted', () => source.destroy(new FeedFault('broken-off')))
  let bytes = 0
  try {
    for await (const piece of source) {
      bytes += (piece as Buffer).length
      if (bytes > size) throw new FeedFault('too-large', { megabytes: Math.floor(size / 1_000_000) })
      yield piece as Buffer
    }
  } catch (fault) {
    throw fault instanceof FeedFault
      ? fault
      : signal.aborted
        ? late(signal)
        : new FeedFault('broken-off', { host }, fault)
  } finally {
    answer.destroy()
  }
}

const passing = () => new Transform({ transform: (piece, _encoding, done) => done(null, piece) })

const late = (signal: AbortSignal) =>
  signal.reason instanceof FeedFault ? signal.reason : new FeedFault('broken-off', {}, signal.reason)

function toldFault(fault: Error, host: string, signal: AbortSignal): FeedFault {
  if (fault instanceof FeedFault) return fault
  if (signal.aborted) return late(signal)
  return new FeedFault('unreachable', { host: isIP(host) ? host : host.slice(0, 100) }, fault)
}
