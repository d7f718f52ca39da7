import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { errorSentence, httpStatusOf } from '../core/error-words.ts'
import { apiLang } from './lang.ts'
import type { LiveFeed } from './live-feed.ts'

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would hold events back until its buffer is full.
  'x-accel-buffering': 'no',
  // Once it ends, the server need not wait for another request on it.
  connection: 'close',
}

/**
 * Where open pages hear that figures may have changed (server-sent events). It is for everybody, and asks nobody who
 * they are: what it says is the same for all, and no visit that would keep a session alive.
 *
 * The bound is on the process alone. Whole offices share one address, and so does everybody behind a proxy.
 */
export function liveRoute(app: FastifyInstance, feed: LiveFeed) {
  app.addHook('preClose', async () => feed.close())
  app.get<{ Querystring: { heard?: unknown } }>('/live', (request, reply) => {
    if (!feed.hasRoom()) {
      const code = 'too-many-listeners'
      const error = { code, message: errorSentence(code, {}, apiLang(request)), params: {} }
      return reply.code(httpStatusOf(code)).header('cache-control', 'no-store').send({ error })
    }
    if (request.method === 'HEAD') return reply.headers(headers).send()
    reply.hijack()
    reply.raw.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...headers })
    feed.listen(reply.raw, request.headers['last-event-id'] ?? request.query.heard)
  })
}
