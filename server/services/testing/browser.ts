import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { ErrorCode } from '../../core/error-words.ts'

/** What a browser was refused with, by its code: `await expect(anna.act('…')).rejects.toThrow('not-yours')`. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly params: Record<string, unknown>
  readonly status: number
  constructor(status: number, { code, params }: { code: ErrorCode; params: Record<string, unknown> }) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.status = status
  }
}

/** The code that a try is refused with; `done` where it is not. */
export const outcome = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (fault: unknown) => {
      if (fault instanceof Refusal) return fault.code
      throw fault
    },
  )

type Sent = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  url: string
  /** beside the usual ones of a browser; undefined takes one away */
  headers?: Record<string, string | undefined>
  payload?: string | Buffer
}

export type Browser = {
  /** cookies by name, written as the server wrote them */
  jar: Map<string, string>
  /** A question. @throws Refusal */
  ask<T>(path: string, input?: unknown): Promise<T>
  /** A verb. @throws Refusal */
  act<T>(path: string, input?: unknown): Promise<T>
  /** Anything else, as it comes. */
  send(request: Sent): Promise<LightMyRequestResponse>
  /** The same browser, at another server process. */
  at(app: FastifyInstance): Browser
}

export type BrowserPlace = {
  /** network address */
  address?: string
  /** the address of the dashboard */
  site?: string
  jar?: Map<string, string>
}

export const usualSite = 'http://127.0.0.1:3000'

/** As much of a browser as sign-in needs: it keeps cookies and says where its page came from. */
export function openBrowser(app: FastifyInstance, place: BrowserPlace = {}): Browser {
  const { address = '192.0.2.1', site = usualSite, jar = new Map<string, string>() } = place

  async function send({ method = 'GET', url, headers = {}, payload }: Sent) {
    const usual = {
      host: new URL(site).host,
      'user-agent': 'Browser of a test',
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') || undefined,
      ...(method === 'POST' ? { origin: site, 'content-type': 'application/json' } : {}),
      ...headers,
    }
    const response = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: Object.fromEntries(Object.entries(usual).filter(([, value]) => value !== undefined)),
      ...(payload === undefined ? {} : { payload }),
    })
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/;\s*max-age=0\b/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  function answerOf<T>(response: LightMyRequestResponse): T {
    const { result, error } = response.json()
    if (error) throw new Refusal(response.statusCode, error.data.app)
    return result.data
  }

  return {
    jar,
    send,
    ask: async (path, input = {}) =>
      answerOf(await send({ url: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}` })),
    act: async (path, input = {}) =>
      answerOf(await send({ method: 'POST', url: `/trpc/${path}`, payload: JSON.stringify(input) })),
    at: (other) => openBrowser(other, { ...place, jar }),
  }
}
