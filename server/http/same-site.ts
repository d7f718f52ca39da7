import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errorSentence } from '../core/error-words.ts'
import { apiLang } from './lang.ts'

const harmless = ['GET', 'HEAD', 'OPTIONS']

/** The host that a browser says its page came from. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/**
 * Whether a request that changes something was made by a page of ours. Browsers say where a request comes from; what
 * says nothing is no browser, and then it must not lean on a browser's cookie.
 */
export function isOurs(
  request: Pick<FastifyRequest, 'method' | 'headers'>,
  publicUrl: string | null,
): boolean {
  if (harmless.includes(request.method)) return true
  const { origin, host, cookie } = request.headers
  if (origin !== undefined) return publicUrl ? origin === publicUrl : hostOf(origin) === host
  const site = request.headers['sec-fetch-site']
  return site === undefined ? cookie === undefined : site === 'same-origin'
}

/** Refuses what another site makes a browser send. `publicUrl`: null where it is not set, and the host decides. */
export function refuseOtherSites(app: FastifyInstance, publicUrl: string | null) {
  app.addHook('onRequest', async (request, reply) => {
    if (isOurs(request, publicUrl)) return
    const app = { code: 'cross-site', params: {} } as const
    const message = errorSentence(app.code, app.params, apiLang(request))
    const data = { code: 'FORBIDDEN', httpStatus: 403, app }
    // The same words for both readers: the interface looks into `data`, others read the message.
    return reply.code(403).send({ error: { ...app, message, data } })
  })
}
